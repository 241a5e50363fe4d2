import { belonging } from '../../domain/recognition/own-values';
import { entitiesOf } from '../../domain/recognition/recognition';
import { answered } from '../contract/binding-answer';
import { asking, complete, defineDialog, notUnderstood } from '../contract/dialog';
import { ask, choice, record, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { stateFact } from './state-fact';

interface OwnNumber {
  asking: 'whose';
  phone: string;
}

/** A number that may be somebody else's is the writer's only when they say so. */
export const ownNumber = defineDialog<OwnNumber>({
  id: 'own-number',
  version: 1,
  startsOn: [],
  yields: 'to_anything',
  begin: (turn) => {
    const phone = unsurePhone(turn);
    if (phone === undefined) return complete();
    const choices = [choice('yes', 'own-number.yes'), choice('no', 'own-number.no')];
    return asking<OwnNumber>('whose', { asking: 'whose', phone }, ask('own-number.ask', choices, { phone }));
  },
  reply: (state, turn) => {
    switch (answered(turn)) {
      case 'yes': {
        const facts = stateFact(turn, 'phone', state.phone).map((event) => record(event));
        return complete(...facts, say('own-number.kept'));
      }
      case 'no':
        return complete(say('own-number.not-kept'));
      case 'open':
        return notUnderstood(state);
    }
  },
  // Whoever goes on talking has not said that it is theirs.
  resume: () => complete(),
});

/** The number of a message that may be the writer's or not; undefined without one. */
export function unsurePhone(turn: Turn): string | undefined {
  const { recognition, views } = turn;
  return entitiesOf(recognition, 'phone').find(
    (phone) => !views.company.phones.includes(phone.value) && belonging(phone, recognition) === 'unsure',
  )?.value;
}
