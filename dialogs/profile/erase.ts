import { isComplaintOpen } from '../../domain/complaints/complaint';
import { answered } from '../contract/binding-answer';
import { type Step, asking, complete, defineDialog, notUnderstood } from '../contract/dialog';
import { type Output, ask, choice, record, say } from '../contract/outputs';
import { type Text } from '../contract/texts';
import { type Turn } from '../contract/turn';
import { askDesk, isAsked } from '../handoff/desk-request';
import { rightDue } from '../handoff/promised-times';
import { type Proving, canProve, isProvenHere, provingReply, provingStep } from '../identity/proving';

type Erasing = Proving | { asking: 'erase' };

/**
 * "Hapus data saya" (PDP 8, V-5): proven who asks, told what stays and why, done at a word. Whoever has told all there
 * is in this very conversation need prove nothing: nobody else's is in it.
 */
export const eraseData = defineDialog<Erasing>({
  id: 'erase-data',
  version: 2,
  startsOn: ['erase_data'],
  takesCode: true,
  begin: (turn) => {
    if (isProvenHere(turn) || isAllFromHere(turn)) return confirming(turn, filedOnce(turn));
    if (canProve(turn)) return provingStep(turn, ...filedOnce(turn));
    if (isAsked(turn, 'data_erasure')) return complete(say('rights.erase-again'));
    const deadline = { deadline: rightDue(turn) };
    return complete(
      ...filedOnce(turn),
      say('rights.erase-requested', { deadline }),
      say('rights.erase-stays'),
    );
  },
  reply: (state, turn) => (state.asking === 'erase' ? decided(state, turn) : proven(state, turn)),
  resume: () => complete(),
  claims: () => ['erase_data', 'prove_identity', 'give_contact', 'cancel'],
});

/** Nothing of it was there before, and no address of theirs could be written to instead. */
function isAllFromHere({ behindDoor, contact, codeWays }: Turn): boolean {
  const isReachable = contact.facts.some(({ key }) => (key === 'phone' || key === 'email') && codeWays[key]);
  return !behindDoor.isWithheld && !isReachable;
}

function requestId({ conversation }: Turn): string {
  return `${conversation.id}:data_erasure`;
}

function filedOnce(turn: Turn): Output[] {
  return isAsked(turn, 'data_erasure') ? [] : askDesk(turn, 'data_erasure', undefined, requestId(turn));
}

function proven(state: Proving, turn: Turn): Step<Erasing> {
  const proved = provingReply(state, turn);
  if (proved.kind === 'step') return proved.step;
  return proved.kind === 'proven' ? confirming(turn, []) : complete(...kept(turn));
}

function confirming(
  turn: Turn,
  before: readonly Output[],
  text: 'erase.ask' | 'erase.retry' = 'erase.ask',
): Step<Erasing> {
  const choices = [choice('yes', 'erase.yes'), choice('no', 'erase.no')];
  const question = ask(text, choices, { stays: { lines: staying(turn) } });
  return asking<Erasing>('erase', { asking: 'erase' }, ...before, question);
}

/** What is kept for a while, and by what right. */
function staying(turn: Turn): Text[] {
  const { orders, complaints, consents } = turn.contact;
  const lines: Text[] = [];
  const open = orders.filter(({ state }) => state.status === 'placed' || state.status === 'paid');
  if (open.length > 0) {
    const list = open.map(({ orderNo: number }): Text => ({ text: 'erase.order', values: { number } }));
    lines.push({ text: 'erase.stays-orders', values: { orders: { list } } });
  }
  if (complaints.some(isComplaintOpen)) lines.push({ text: 'erase.stays-complaints' });
  if (orders.length > 0) lines.push({ text: 'erase.stays-tax' });
  lines.push({ text: consents.length > 0 ? 'erase.stays-proof' : 'erase.stays-mark' });
  return lines;
}

function decided(state: Erasing, turn: Turn): Step<Erasing> {
  if (turn.acts.includes('cancel')) return complete(...kept(turn));
  switch (answered(turn, { also: ['erase_data'] })) {
    case 'yes':
      return complete(...erased(turn, requestId(turn)));
    case 'no':
      return complete(...kept(turn));
    case 'open':
      return turn.acts.length > 0 ? notUnderstood(state) : confirming(turn, [], 'erase.retry');
  }
}

/** Taken back: nobody at the desk does it either. */
function kept(turn: Turn): Output[] {
  return [
    record({ type: 'request_settled', requestId: requestId(turn), to: 'refused', note: undefined }),
    say('erase.kept'),
  ];
}

/** It is done in this very step; what is said is true when it is read. */
export function erased(turn: Turn, request: string): Output[] {
  const number = `ER-${String(turn.newSerial('erasure')).padStart(4, '0')}`;
  const { orders, complaints } = turn.contact;
  const isRest =
    complaints.some(isComplaintOpen) ||
    orders.some(({ state }) => state.status === 'placed' || state.status === 'paid');
  const fresh = {
    contactId: turn.newId('contact'),
    eventId: turn.newId('loyalty-event'),
    transitionId: turn.newId('transition'),
  };
  return [
    record({ type: 'data_erased', number, fresh }),
    record({ type: 'request_settled', requestId: request, to: 'done', note: undefined }),
    say(isRest ? 'erase.done-part' : 'erase.done', { number }, { signal: 'profile_storage_withdrawn' }),
  ];
}
