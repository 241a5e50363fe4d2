import { type Product } from '../../domain/products/catalogue';
import { complete, defineDialog } from '../contract/dialog';
import { namesUnknownPlace, specText } from './advice-lines';
import { faqOutputs } from './faq-answer';
import { type Output, record, say } from '../contract/outputs';
import { citation, specLabel } from './answer-lines';
import { productName, productReference } from './reference';
import { offerToRemember } from '../profile/remember';
import { hears } from '../reading/hears';
import { type Turn } from '../contract/turn';
import { askTheTeam } from './unanswered';

/** The row of a product that tells its warranty. */
const WARRANTY = 'garansi';

/** What lasts is bought one at a time, unless they say how many. */
export function isDurable({ specs }: Product): boolean {
  return specs.some(({ key }) => key === WARRANTY);
}

/** How long, of the thing that was named or talked about; the policy in the approved words beside it. */
export const warranty = defineDialog({
  id: 'warranty',
  version: 1,
  startsOn: ['ask_warranty'],
  isPublic: true,
  gives: 'advice',
  begin: (turn) => {
    if (namesUnknownPlace(turn, 'ask_warranty')) return complete(...askTheTeam(turn, say('product.unknown')));
    const row = rowOutputs(turn);
    const policy = row.length > 0 && !asksPolicy(turn) ? [] : (faqOutputs(turn, ['ask_warranty']) ?? []);
    if (row.length + policy.length === 0) return complete(...askTheTeam(turn, say('product.unknown')));
    return complete(...row, ...policy, ...offerToRemember(turn));
  },
});

/** The row of each product that is meant. */
function rowOutputs(turn: Turn): Output[] {
  const reference = productReference(turn);
  const products = reference.kind === 'named' ? reference.products : [];
  return products.flatMap((product) => {
    const value = specText(turn, product, WARRANTY);
    if (value === undefined) return [];
    const values = { product: productName(turn, product.sku), spec: specLabel(turn, WARRANTY), value };
    return [say('product.spec', values), citation(product), record({ type: 'topic_set', sku: product.sku })];
  });
}

/** More than "how long": returns, claims, what is covered. */
function asksPolicy(turn: Turn): boolean {
  return hears(turn, 'asksPolicy');
}
