import { complete, defineDialog } from '../contract/dialog';
import { type Choice, type Output, ask, choice, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { askDesk, isAsked } from '../handoff/desk-request';
import { PERSON } from '../handoff/person-choice';
import { type Proving, canProve, isProvenHere, provingReply, provingStep } from './proving';

/** "Kirim kode verifikasi": who one is is proven, and then one's own things are shown (M-4). */
export const prove = defineDialog<Proving>({
  id: 'prove',
  version: 1,
  startsOn: ['prove_identity'],
  takesCode: true,
  begin: (turn) => {
    if (isProvenHere(turn)) return complete(ask('prove.already', ownThings(turn)));
    return canProve(turn) ? provingStep(turn) : complete(...byPerson(turn));
  },
  reply: (state, turn) => {
    const proved = provingReply(state, turn);
    if (proved.kind === 'step') return proved.step;
    return complete(proved.kind === 'proven' ? ask('prove.proven', ownThings(turn)) : say('prove.dropped'));
  },
  resume: () => complete(),
  claims: () => ['prove_identity', 'give_contact', 'cancel'],
});

/** Where no code can leave, a person of ours makes sure. */
function byPerson(turn: Turn): Output[] {
  const filed = isAsked(turn, 'identity_proof') ? [] : askDesk(turn, 'identity_proof');
  return [...filed, ask('prove.no-way', [PERSON])];
}

/** A code that comes when nothing asks for it any more. */
export const codeHeard = defineDialog({
  id: 'code-heard',
  version: 1,
  startsOn: [],
  wins: (turn) => turn.codeOutcome !== undefined && turn.open.at(-1)?.takesCode !== true,
  begin: (turn) =>
    turn.codeOutcome === 'right'
      ? complete(ask('prove.proven', ownThings(turn)))
      : complete(
          ask('prove.over', [choice({ kind: 'intent', intent: 'prove_identity' }, 'prove.resend'), PERSON]),
        ),
});

/** What may be shown from now on. */
function ownThings({ contact }: Turn): Choice[] {
  return [
    ...(contact.orders.length > 0
      ? [choice({ kind: 'intent', intent: 'my_orders' }, 'prove.my-orders')]
      : []),
    ...(contact.complaints.length > 0
      ? [choice({ kind: 'intent', intent: 'complaint_status' }, 'prove.my-tickets')]
      : []),
    choice({ kind: 'intent', intent: 'data_access' }, 'prove.my-data'),
  ];
}
