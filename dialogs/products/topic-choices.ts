import { type Category } from '../../domain/products/catalogue';
import { type Choice, choice } from '../contract/outputs';
import { type Turn } from '../contract/turn';

/** So many buttons stand under a bubble without filling a phone's screen. */
export const MOST_BUTTONS = 3;

/** The first kinds of goods as buttons: pressing one is like asking for it. */
export function topicChoices(turn: Turn): Choice[] {
  return [...turn.views.catalogue.categories.values()].slice(0, MOST_BUTTONS).map(categoryChoice);
}

function categoryChoice({ id, name }: Category): Choice {
  return choice({ kind: 'category', category: id }, 'product.name', { name: { perLanguage: name } });
}
