import { type PreferredHour } from '../../domain/leads/slots';
import { leadEvent } from '../contract/lead-event';
import { replied, replyIn } from '../contract/choices';
import { type Output, record, say } from '../contract/outputs';
import { plainText } from '../reading/plain-words';
import { type Turn } from '../contract/turn';

/** How they wish to be addressed, as a stated fact (I-2). */
export function honorific(turn: Turn): Output[] {
  const text = plainText(turn);
  const value =
    replyIn(turn) ??
    (turn.views.cues.ibu.test(text) ? 'ibu' : turn.views.cues.bapak.test(text) ? 'bapak' : 'none');
  if (!['ibu', 'bapak', 'none'].includes(value)) return [];
  const fact = {
    id: turn.newId('fact'),
    key: 'honorific' as const,
    value,
    status: 'stated' as const,
    confidence: 0.9,
    sourceMessageId: turn.messageId,
    purpose: 'service' as const,
    capturedAt: turn.now,
    supersededById: undefined,
  };
  return [record({ type: 'fact_stated', fact })];
}

const HOURS: readonly PreferredHour[] = ['morning', 'noon', 'afternoon'];

/** When the promised call suits. */
export function preferredHour(turn: Turn): Output[] {
  const { lead } = turn.contact;
  const hour = HOURS.find((id) => replied(turn, id) || turn.views.cues[id].test(plainText(turn)));
  if (!lead || !hour) return [say('qualify.hour-any')];
  const slots = { ...lead.slots, preferredHour: hour };
  return [record(leadEvent(lead, { ...lead, slots })), say('qualify.hour-noted')];
}
