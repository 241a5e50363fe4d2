import { type DomainEvent } from '../../domain/contact/events';
import { speaksOfOthers } from '../../domain/recognition/own-values';
import { entitiesOf } from '../../domain/recognition/recognition';
import { namesNow } from '../profile/not-my-name';
import { unsurePhone } from '../profile/own-number';
import { type Output, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { learnedNow } from './state';
import { acknowledgement, addressed } from './summary';

/** Events by which something told is kept. */
const KEPT: ReadonlyArray<DomainEvent['type']> = ['fact_stated', 'lead_opened', 'lead_changed'];

/** What a person tells of themselves is kept by `learn`; here it is acknowledged. */
export function notedOutputs(turn: Turn): Output[] {
  if (learnedNow(turn).length > 0) return [...acknowledgement(turn), say('noted.anything')];
  const isKept = turn.recorded.some(({ type }) => KEPT.includes(type));
  // A friend's name and number are a friend's: they are not kept, and that is said.
  if (!isKept && isOfOther(turn)) return [say('noted.of-other'), ...broughtAlong(turn)];
  if (!isKept && unsurePhone(turn) !== undefined) return [{ kind: 'begin', dialog: 'own-number' }];
  // That it was masked has been said.
  if (!isKept && turn.input.kind === 'message' && turn.input.withheld) return [];
  // A name put right has been said to be.
  if (turn.acts.includes('correct') && namesNow(turn)) return [];
  return isKept ? [say('noted.thanks', { name: addressed(turn) })] : [say('leftover.heard')];
}

/** Who passes on how somebody is reached would bring them: how that is done is told. */
function broughtAlong({ recognition, views }: Turn): Output[] {
  const isReached = [...entitiesOf(recognition, 'phone'), ...entitiesOf(recognition, 'email')].length > 0;
  return isReached && views.membership?.referral ? [{ kind: 'begin', dialog: 'refer-friend' }] : [];
}

function isOfOther({ recognition }: Turn): boolean {
  return (
    speaksOfOthers(recognition) || entitiesOf(recognition, 'phone').some(({ whose }) => whose === 'other')
  );
}
