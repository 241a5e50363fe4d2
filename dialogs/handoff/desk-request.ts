import { type Offered } from '../../domain/conversation/offered';
import { type DeskRequestKind, deskRequest } from '../../domain/handoff/desk-request';
import { type Output, record } from '../contract/outputs';
import { type Turn, words } from '../contract/turn';

/**
 * What a person at the desk is to do for the customer.
 * @param text the customer's words; those of this message unless others are given
 */
export function askDesk(turn: Turn, kind: DeskRequestKind, text = words(turn)): Output[] {
  const { requestDueH } = turn.views.rules.privacy;
  const request = deskRequest({ id: turn.newId('request'), kind, text, at: turn.now }, requestDueH);
  return [record({ type: 'offered', what: marker(kind) }), record({ type: 'desk_requested', request })];
}

/** Whether the desk was asked for it in this conversation. */
export function isAsked(turn: Turn, kind: DeskRequestKind): boolean {
  return turn.conversation.offered.includes(marker(kind));
}

function marker(kind: DeskRequestKind): Offered {
  return `request:${kind}`;
}
