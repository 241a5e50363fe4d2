import type { PersonView } from '../../bot/desk/views';
import { element } from './element';
import { text, textOr } from './texts';
import { fullTime, shortDate } from './times';

/** Top first, as a ladder is looked at. */
export const RUNGS = [
  'RAVING_FAN',
  'ADVOCATE',
  'MEMBER',
  'CUSTOMER',
  'SHOPPER',
  'PROSPECT',
  'SUSPECT',
] as const;

/** The seven rungs, with the one the customer stands on. */
export function drawLadder(person: PersonView): HTMLElement {
  const standsAt = RUNGS.findIndex((rung) => rung === person.standing);
  const rows = RUNGS.map((rung, index) => {
    const here = index === standsAt;
    const reached = standsAt >= 0 && index >= standsAt;
    return element(
      'li',
      {
        class: here ? 'rung-row here' : reached ? 'rung-row reached' : 'rung-row',
        attributes: here ? { 'aria-current': 'step' } : {},
      },
      element('span', { class: 'step' }),
      element('span', {}, textOr('rung', rung)),
      here &&
        element(
          'span',
          { class: 'since', title: fullTime(person.standingSince) },
          text('ladder_since', { date: shortDate(person.standingSince) }),
        ),
    );
  });
  const ladder = element('ol', { class: 'ladder', attributes: { 'aria-label': text('ladder') } }, ...rows);
  if (standsAt >= 0) return ladder;
  return element(
    'div',
    {},
    element('p', { class: 'chip rung-OUT_OF_TARGET' }, text('out_of_target')),
    ladder,
  );
}
