import { entitiesOf } from '../../domain/recognition/recognition';
import { currentFact } from '../../domain/profile/facts';
import { type Step, asking, complete, defineDialog, notUnderstood } from '../contract/dialog';
import { type Output, say } from '../contract/outputs';
import { type TextValues } from '../contract/texts';
import { type Turn, words } from '../contract/turn';

interface Birthday {
  asking: 'day';
}

/** Day and month are kept by `learn`, the year never is; a day that no calendar has is asked again. */
export const birthday = defineDialog<Birthday>({
  id: 'birthday',
  version: 1,
  startsOn: ['give_birthday'],
  begin: (turn) => noted(turn) ?? asked(turn),
  reply: (state, turn) => {
    const known = noted(turn);
    if (known) return known;
    if (turn.acts.includes('deny') || turn.acts.includes('refuse')) return complete(say('birthday.none'));
    const impossible = entitiesOf(turn.recognition, 'impossible_date').length > 0;
    return impossible ? asked(turn) : notUnderstood(state);
  },
  resume: () => complete(),
  expects: () => 'date',
});

function asked(turn: Turn): Step<Birthday> {
  const [impossible] = entitiesOf(turn.recognition, 'impossible_date');
  const question = impossible
    ? say('birthday.impossible', { day: impossible.value })
    : say(turn.attempt > 0 ? 'birthday.retry' : 'birthday.ask');
  return asking<Birthday>('day', { asking: 'day' }, question);
}

function noted(turn: Turn): Step<Birthday> | undefined {
  const day = birthdayIn(turn);
  if (day === undefined) return undefined;
  const isKept = currentFact(turn.contact.facts, 'birthday')?.value === day;
  return isKept ? complete(say('birthday.noted', dayValues(day)), ...gift(turn)) : undefined;
}

/** A present is mentioned only when the company gives one. */
function gift(turn: Turn): Output[] {
  return words(turn).includes('?') ? [say('birthday.no-gift')] : [];
}

function dayValues(day: string): TextValues {
  const [month = '', date = ''] = day.split('-');
  return { month, date: Number(date) };
}

/** `MM-DD` of the birthday a message tells; undefined when it tells none, or no single day. */
export function birthdayIn(turn: Turn): string | undefined {
  const isAsked = turn.open.at(-1)?.id === 'birthday';
  const [day] = entitiesOf(turn.recognition, 'date').filter(
    ({ role, whose, value }) =>
      whose !== 'other' &&
      value.from === value.to &&
      // At an hour somebody meets or calls.
      value.time === undefined &&
      (role === 'birthday' || isAsked || turn.acts.includes('give_birthday')),
  );
  return day?.value.from.slice(5);
}
