import { type Offered } from '../../domain/conversation/offered';
import { type DeskRequestKind, deskRequest } from '../../domain/handoff/desk-request';
import { type Output, record } from '../contract/outputs';
import { ownWords } from '../reading/own-words';
import { type Turn, words } from '../contract/turn';

/**
 * What a person at the desk is to do for the customer.
 * @param text the customer's words; unless others are given those of this message, without what is of other people
 * @param id of the request; a new one unless something else is decided with it
 */
export function askDesk(
  turn: Turn,
  kind: DeskRequestKind,
  text = wordsFor(turn, kind),
  id = turn.newId('request'),
): Output[] {
  const { requestDueH } = turn.views.rules.privacy;
  const request = deskRequest({ id, kind, text, at: turn.now }, requestDueH);
  return [record({ type: 'offered', what: marker(kind) }), record({ type: 'desk_requested', request })];
}

/** A rep who changes an order needs the recipient; for other tasks people's data is left out. */
function wordsFor(turn: Turn, kind: DeskRequestKind): string {
  return kind.startsWith('order_') ? words(turn) : ownWords(turn);
}

/** Whether the desk was asked for it in this conversation. */
export function isAsked(turn: Turn, kind: DeskRequestKind): boolean {
  return turn.conversation.offered.includes(marker(kind));
}

function marker(kind: DeskRequestKind): Offered {
  return `request:${kind}`;
}
