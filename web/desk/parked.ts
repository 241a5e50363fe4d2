import type { ConversationView } from '../../bot/desk/views';
import { element, icon } from './element';
import { text } from './texts';

/** That the bot could do nothing with something the customer wrote: a person must. */
export function drawParked({ parked }: ConversationView): Element[] {
  return [
    icon('warning'),
    element('span', {}, text('parked', { count: String(parked.length) })),
    ...parked.slice(-3).map((one) => element('q', {}, one.text.slice(0, 80))),
  ];
}
