import { type Content } from './content';
import { type ContentProblem } from './content-problem';

const FILE = 'offers.yaml';

/** Offers against the rest of the content: kinds of goods that exist, discounts within the rules. */
export function checkOffers({ offers, categories, rules }: Content): ContentProblem[] {
  const known = new Set(categories.map(({ id }) => id));
  const most = rules.offers.firstPurchaseMaxPct;
  return offers.flatMap((offer) => {
    const problems = offer.categories
      .filter((category) => !known.has(category))
      .map((category) => `Offer "${offer.id}": "${category}" is no category; use an id of categories.yaml.`);
    if (offer.firstPurchaseOnly && offer.share * 100 > most) {
      problems.push(
        `Offer "${offer.id}" takes off more than offers.firstPurchaseMaxPct in rules.yaml allows (${most} %).`,
      );
    }
    return problems.map((message) => ({ file: FILE, message }));
  });
}
