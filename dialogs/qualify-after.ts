import { type PreferredHour } from '../domain/lead';
import { said } from './lead-cues';
import { type Output, record, say } from './outputs';
import { type Turn } from './turn';

/** How they wish to be addressed, as a stated fact (I-2). */
export function honorific(turn: Turn): Output[] {
  const text = said(turn);
  const value =
    turn.chosen ??
    (/ (ibu|bu|mbak|madam) /.test(text) ? 'ibu' : / (bapak|pak|mas|sir) /.test(text) ? 'bapak' : 'none');
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

const HOURS: ReadonlyArray<{ hour: PreferredHour; cue: RegExp }> = [
  { hour: 'morning', cue: / (pagi|morning) / },
  { hour: 'noon', cue: / (siang|noon|midday) / },
  { hour: 'afternoon', cue: / (sore|afternoon) / },
];

/** When the promised call suits. */
export function preferredHour(turn: Turn): Output[] {
  const { lead } = turn.contact;
  const hour = HOURS.find(({ hour: id, cue }) => turn.chosen === id || cue.test(said(turn)))?.hour;
  if (!lead || !hour) return [say('qualify.hour-any')];
  const slots = { ...lead.slots, preferredHour: hour };
  return [record({ type: 'lead_changed', lead: { ...lead, slots } }), say('qualify.hour-noted')];
}
