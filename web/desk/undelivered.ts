import type { ConversationView } from '../../bot/desk/views';
import { type Actions } from './actions';
import { element, icon } from './element';
import { text } from './texts';

/** That something has not arrived, and what can be done. */
export function drawUndelivered({ undelivered }: ConversationView, actions: Actions): HTMLElement[] {
  const [first] = undelivered;
  if (!first) return [];
  const dead = undelivered.filter(({ state }) => state === 'dead').length;
  const count = String(undelivered.length);
  return [
    icon('warning'),
    element('span', {}, text(dead > 0 ? 'undelivered_dead' : 'undelivered_waiting', { count })),
    element('q', {}, first.text.slice(0, 80)),
    dead > 0 &&
      element(
        'button',
        {
          class: 'plain',
          attributes: { type: 'button', id: 'send-again' },
          on: { click: () => void actions.sendAgain() },
        },
        text('send_again'),
      ),
  ].filter((part): part is HTMLElement => part instanceof Element);
}
