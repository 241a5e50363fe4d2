import { type CodeAddress, maskedAddress } from '../../domain/identity/code';
import { isProven } from '../../domain/conversation/proof';
import { currentFact } from '../../domain/profile/facts';
import { entitiesOf } from '../../domain/recognition/recognition';
import { millisBetween } from '../../domain/time/calendar';
import { type Instant } from '../../domain/time/instant';
import { replied } from '../contract/choices';
import { type Step, asking, complete, notUnderstood } from '../contract/dialog';
import { type Choice, type Output, ask, choice, record, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { PERSON } from '../handoff/person-choice';

/** What is asked of somebody who must prove who they are: where to send the code, then the code. */
export type Proving = { asking: 'address' } | { asking: 'code'; to: CodeAddress; sentAt: Instant };

/** What a reply came to: they have proven it, it goes on, or they want it no more. */
export type Proved = { kind: 'proven' } | { kind: 'dropped' } | { kind: 'step'; step: Step<Proving> };

/** Whether all that is kept of whoever writes may be told here. */
export function isProvenHere({ conversation, now }: Pick<Turn, 'conversation' | 'now'>): boolean {
  return isProven(conversation, now);
}

/** Whether a code can reach anybody; else a person of ours makes sure. */
export function canProve({ codeWays }: Pick<Turn, 'codeWays'>): boolean {
  return codeWays.email || codeWays.phone || codeWays.chat;
}

/** The button that begins it, where it can be done. */
export function proofChoices(turn: Turn): Choice[] {
  const canStart = canProve(turn) && !isProvenHere(turn);
  return canStart ? [choice({ kind: 'intent', intent: 'prove_identity' }, 'prove.start')] : [];
}

/**
 * Asks for proof: a code goes to what they have told in this conversation, or they say where to (M-4). Whether it is
 * known to us is said nowhere.
 */
export function provingStep(turn: Turn, ...before: Output[]): Step<Proving> {
  const to = addressTold(turn);
  return to
    ? sent(turn, to, before)
    : asking<Proving>('address', { asking: 'address' }, ...before, askAddress(turn));
}

export function provingReply(state: Proving, turn: Turn): Proved {
  if (isProvenHere(turn)) return { kind: 'proven' };
  if (turn.acts.some((act) => act === 'cancel' || act === 'refuse' || act === 'deny'))
    return { kind: 'dropped' };
  if (replied(turn, 'other')) return step(askedAnew(turn));
  const told = addressIn(turn);
  if (told) return step(resent(state, turn, told));
  return step(state.asking === 'code' ? codeStep(state, turn) : notUnderstood(state));
}

const step = (next: Step<Proving>): Proved => ({ kind: 'step', step: next });

type AwaitingCode = Extract<Proving, { asking: 'code' }>;

function codeStep(state: AwaitingCode, turn: Turn): Step<Proving> {
  const to = maskedAddress(state.to);
  switch (turn.codeOutcome) {
    case 'locked':
      return complete(ask('prove.locked', [PERSON], { minutes: turn.views.rules.privacy.codeLockMin }));
    case 'wrong':
      return asking<Proving>(`code ${turn.messageId}`, state, ask('prove.wrong', furtherChoices()));
    case 'over':
      return asking<Proving>(`code ${turn.messageId}`, state, ask('prove.over', furtherChoices()));
    case 'right':
    case undefined:
      break;
  }
  if (replied(turn, 'resend') || turn.acts.includes('prove_identity')) return resent(state, turn, state.to);
  // Another wish is dealt with by whoever it belongs to; the question stays.
  return turn.acts.length > 0
    ? notUnderstood(state)
    : asking<Proving>('code', state, ask('prove.retry-code', furtherChoices(), { to }));
}

/** Resending is free every half minute; what was sent before stays good (anchors: the first mail arrives late). */
function resent(state: Proving, turn: Turn, to: CodeAddress): Step<Proving> {
  const { codeResendS } = turn.views.rules.privacy;
  const isSame = state.asking === 'code' && state.to.value === to.value;
  if (!isSame) return sent(turn, to, []);
  const waited = Math.floor(millisBetween(state.sentAt, turn.now) / 1000);
  if (waited < codeResendS) {
    const text = say('prove.too-soon', { seconds: codeResendS - waited });
    return asking<Proving>(`code ${turn.messageId}`, state, text);
  }
  const wanted = record({ type: 'code_wanted', codeId: turn.newId('code'), to });
  const text = ask('prove.sent-again', furtherChoices(), { to: maskedAddress(to) });
  return asking<Proving>(`code ${turn.messageId}`, { ...state, sentAt: turn.now }, wanted, text);
}

function sent(turn: Turn, to: CodeAddress, before: readonly Output[]): Step<Proving> {
  const { codeMin } = turn.views.rules.privacy;
  return asking<Proving>(
    'code',
    { asking: 'code', to, sentAt: turn.now },
    ...before,
    record({ type: 'code_wanted', codeId: turn.newId('code'), to }),
    ask('prove.sent', furtherChoices(), { to: maskedAddress(to), minutes: codeMin }),
  );
}

function askedAnew(turn: Turn): Step<Proving> {
  return asking<Proving>('address', { asking: 'address' }, askAddress(turn));
}

function askAddress(turn: Turn): Output {
  return ask(turn.attempt > 0 ? 'prove.retry-address' : 'prove.ask-address', [PERSON]);
}

function furtherChoices(): Choice[] {
  return [choice('resend', 'prove.resend'), choice('other', 'prove.other')];
}

/** What the message names; a telephone before an e-mail only where a code can reach one. */
function addressIn(turn: Turn): CodeAddress | undefined {
  const [email] = entitiesOf(turn.recognition, 'email');
  const [phone] = entitiesOf(turn.recognition, 'phone').filter(
    ({ value }) => !turn.views.company.phones.includes(value),
  );
  if (email && reaches(turn, 'email')) return { kind: 'email', value: email.value.address.toLowerCase() };
  return phone && reaches(turn, 'phone') ? { kind: 'phone', value: phone.value } : undefined;
}

/** What they have told in this conversation, or this very message names. */
function addressTold(turn: Turn): CodeAddress | undefined {
  const named = addressIn(turn);
  if (named) return named;
  const email = currentFact(turn.contact.facts, 'email')?.value;
  const phone = currentFact(turn.contact.facts, 'phone')?.value;
  if (phone !== undefined && turn.codeWays.phone) return { kind: 'phone', value: phone };
  if (email !== undefined && reaches(turn, 'email')) return { kind: 'email', value: email.toLowerCase() };
  return phone !== undefined && reaches(turn, 'phone') ? { kind: 'phone', value: phone } : undefined;
}

function reaches({ codeWays }: Turn, kind: CodeAddress['kind']): boolean {
  return codeWays[kind] || codeWays.chat;
}
