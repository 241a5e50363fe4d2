import { type Choice, choice } from '../contract/outputs';
import { type Turn } from '../contract/turn';

/** The first rooms of the shop as buttons: pressing one is like asking for it. */
export function topicChoices(turn: Turn): Choice[] {
  return [...turn.views.catalogue.categories.values()].slice(0, 3).map((category) =>
    choice({ kind: 'category', category: category.id }, 'product.name', {
      name: { perLanguage: category.name },
    }),
  );
}
