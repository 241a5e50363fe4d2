import { quantityPrices } from '../../domain/products/catalogue';
import { selectionOutputs } from './selection';
import { complete, defineDialog } from '../contract/dialog';
import { faqOutputs } from './faq-answer';
import { discountOutputs, promotionOutputs } from './offers';
import { type Choice, type Output, ask, choice, record, say } from '../contract/outputs';
import { citation, priceAnswer } from './answer-lines';
import { productName, productReference } from './reference';
import { offerToRemember } from '../profile/remember';
import { hears } from '../reading/hears';
import { type Turn } from '../contract/turn';
import { askTheTeam } from './unanswered';

/** Promotions that exist, and the truth about a lower price: nothing is invented to please (P-1). */
export const promotion = defineDialog({
  id: 'promotion',
  version: 1,
  startsOn: ['ask_promotion', 'bargain'],
  isPublic: true,
  gives: 'advice',
  begin: (turn) => {
    const cheaper = turn.acts.includes('bargain') ? selectionOutputs(turn) : undefined;
    if (cheaper) return complete(...aboutOthers(turn), ...cheaper, ...offerToRemember(turn));
    if (hears(turn, 'wantsReduction')) return complete(say('bargain.cannot'), ...promotionOutputs(turn));
    const forMany = turn.acts.includes('ask_promotion') && asksForMany(turn);
    const bargains = turn.acts.includes('bargain') || forMany ? bargainOutputs(turn) : [];
    const asked = turn.acts.includes('ask_promotion') && !forMany ? faqOutputs(turn, ['ask_promotion']) : [];
    if (!asked || bargains.length + asked.length === 0) {
      return complete(...askTheTeam(turn, say('product.unknown')));
    }
    const remember = bargains.length > 0 ? [] : offerToRemember(turn);
    return complete(...asked, ...aboutOthers(turn), ...bargains, ...remember);
  },
});

/** P-7: about other sellers nothing is said, good or bad; about our goods what the rows tell. */
export function aboutOthers(turn: Turn): Output[] {
  return hears(turn, 'competitor') ? [say('bargain.others')] : [];
}

/** "Beli 20 kg house blend dapat diskon?": a thing and a number ask for its quantity prices, not for promotions. */
function asksForMany(turn: Turn): boolean {
  const reference = productReference(turn);
  const counts = turn.recognition.entities.some(({ type }) => type === 'quantity' || type === 'number');
  return reference.kind === 'named' && (counts || reference.remembered !== true);
}

/** Quantity prices where there are some; else the price stands, and a person may look at a large order. */
function bargainOutputs(turn: Turn): Output[] {
  const reference = productReference(turn);
  const [product] = reference.kind === 'named' ? reference.products : [];
  const callPerson = choice({ kind: 'intent', intent: 'human' }, 'intent.human');
  if (!product) return [ask('bargain.which', [...cheaper(turn.contact.lead?.slots.category), callPerson])];
  const choices = [...cheaper(product.category), callPerson];
  const name = productName(turn, product.sku);
  if (quantityPrices(product, 'public', turn.now).length === 0) {
    return [...discountOutputs(turn, product), ask('bargain.no', choices, { product: name })];
  }
  const prices = [
    say('bargain.quantity', { product: name }),
    ...priceAnswer(turn, product),
    citation(product),
    record({ type: 'topic_set', sku: product.sku }),
  ];
  return [...prices, ...discountOutputs(turn, product), ask('bargain.person', choices)];
}

/** The same kind of goods, cheapest first. */
function cheaper(category: string | undefined): Choice[] {
  return category === undefined ? [] : [choice({ kind: 'category', category }, 'bargain.cheaper')];
}
