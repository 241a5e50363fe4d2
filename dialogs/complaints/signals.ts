import { type ComplaintCategory } from '../../domain/complaints/kinds';
import { type ComplaintSignal } from '../../domain/complaints/severity';
import { type Intent } from '../../domain/recognition/intent';
import { type Cue, type Cues } from '../contract/cues';
import { framed } from '../reading/plain-words';

/** What makes a kind of trouble a finer one; looked for only when its intent was understood. */
const FINER: ReadonlyArray<{ of: Intent; cue: Cue; category: ComplaintCategory }> = [
  { of: 'complain_late', cue: 'notArrived', category: 'not_arrived' },
  // It came, and is not good: "yg dateng bau apek".
  { of: 'complain_late', cue: 'spoilt', category: 'quality' },
  { of: 'complain_damaged', cue: 'spoilt', category: 'quality' },
  { of: 'complain_billing', cue: 'moneyBackLate', category: 'refund' },
  { of: 'complain_staff', cue: 'unanswered', category: 'no_information' },
];

/** The finer kind of a trouble, by the message that tells of it. */
export function finerKind(intent: Intent, framedWords: string, cues: Cues): ComplaintCategory | undefined {
  return FINER.find(({ of, cue }) => of === intent && cues[cue].test(framedWords))?.category;
}

/** Signals that the words alone give, whatever was understood. */
const SIGNALS: ReadonlyArray<readonly [Cue, ComplaintSignal]> = [
  ['legalThreat', 'legal_threat'],
  ['dataLeak', 'data_leak'],
  ['operationStopped', 'operation_stopped'],
  ['doubleCharge', 'double_charge'],
  ['moneyLost', 'money_lost'],
  ['unusable', 'unusable'],
  ['happensAgain', 'same_again'],
  ['goesPublic', 'threat_viral'],
  ['leaves', 'threat_to_leave'],
  ['cosmetic', 'cosmetic'],
];

/** What makes it graver, from everything the customer has written about it, a message a line. */
export function signalsIn(description: string, cues: Cues): ComplaintSignal[] {
  const lines = description.split('\n').map(framed);
  return SIGNALS.flatMap(([cue, signal]) => (lines.some((line) => cues[cue].test(line)) ? [signal] : []));
}
