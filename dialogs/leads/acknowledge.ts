import { displayName } from '../../domain/contact/contact';
import { type Output, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { learnedNow } from './state';
import { acknowledgement } from './summary';

/** What a person tells of themselves is kept by `learn`; here it is acknowledged. */
export function notedOutputs(turn: Turn): Output[] {
  if (learnedNow(turn).length > 0) return [...acknowledgement(turn), say('noted.anything')];
  const isKept = turn.recorded.some(({ type }) => type === 'fact_stated' || type === 'lead_changed');
  return isKept
    ? [say('noted.thanks', { name: displayName(turn.contact) ?? 'none' })]
    : [say('leftover.heard')];
}
