import { ownershipOf } from '../../domain/handoff/handoff';
import { type CaseFile, moved } from './case-file';
import { type Step, complete } from '../contract/dialog';
import { type Output, record, say } from '../contract/outputs';
import { type MessageKey } from '../contract/texts';
import { type Turn } from '../contract/turn';

/** Politely and without a question why; what endangers somebody stays with us. */
export function withdraw(turn: Turn, file: CaseFile): Step<never> {
  if (file.severity === 'SEV1') return complete(say('complaint.kept'));
  const withdrawn = moved(file, { status: 'withdrawn', at: turn.now });
  const outputs: Output[] = [record({ type: 'complaint_changed', complaint: withdrawn })];
  const { handoff } = turn;
  if (handoff?.rule === 'H-3' && ownershipOf(handoff) === 'waiting') {
    const to = { status: 'cancelled' as const, endedAt: turn.now };
    outputs.push(record({ type: 'handoff_moved', handoffId: handoff.id, to }));
  }
  outputs.push(say('complaint.withdrawn', { ticket: file.ticketNo ?? 'none' }));
  // "Salah, saya mau beli" goes on with what they came for.
  if (turn.acts.includes('buy')) outputs.push({ kind: 'begin', dialog: 'order' });
  return complete(...outputs);
}

/** The closing lines; news is announced only to customers who can be reached. */
export function closing({ contactId }: CaseFile): MessageKey {
  return contactId === undefined ? 'complaint.closing-anonymous' : 'complaint.closing';
}
