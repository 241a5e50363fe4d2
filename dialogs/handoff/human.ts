import { isContactable } from '../../domain/contact/contact';
import { type HandoffRule, type HandoffState, ownershipOf } from '../../domain/handoff/handoff';
import { complete, defineDialog } from '../contract/dialog';
import { whenClosed } from './waiting';
import { type Output, ask, choice, record } from '../contract/outputs';
import { type MessageKey } from '../contract/texts';
import { ownWords } from '../reading/own-words';
import { type Turn } from '../contract/turn';

/** H-1: asked for a human, at once and without bargaining. */
export const human = defineDialog({
  id: 'human',
  version: 1,
  startsOn: ['human'],
  begin: (turn) => complete(...callHuman(turn, 'H-1', 'human.called')),
});

const LONGEST_TOPIC = 200;

/** The words of the call and what was talked about before: "mau ngomong sama orang" alone tells a rep little. */
function topicOf(turn: Turn): string {
  const { topicSku } = turn.conversation;
  const product = topicSku === undefined ? undefined : turn.views.catalogue.products.get(topicSku);
  const about = turn.contact.lead?.need ?? product?.name;
  const call = ownWords(turn).trim();
  return about === undefined || call.includes(about) ? call : `${call} · ${about}`;
}

/**
 * Puts the conversation into the reps' queue, unless it is there or with one of them already. While nobody
 * works, a person is promised for after the opening instead (T42).
 * @param topic what it is about: the first line of a rep's card
 */
export function callHuman(
  turn: Turn,
  rule: HandoffRule,
  text: MessageKey,
  topic: string = topicOf(turn),
): Output[] {
  const keepBot = choice({ kind: 'intent', intent: 'cancel' }, 'human.keep-bot', {
    bot: turn.views.company.botName,
  });
  const standing = turn.handoff?.state;
  if (standing?.status === 'scheduled')
    return [ask('human.waiting-scheduled', [keepBot], { by: { deadline: standing.callbackAt } })];
  if (ownershipOf(turn.handoff) !== 'bot') return [ask('human.waiting', [keepBot])];
  const closed = whenClosed(turn);
  const state: HandoffState = closed
    ? { status: 'scheduled', callbackAt: closed.by, moves: 0 }
    : { status: 'queued' };
  const handoff = {
    id: turn.newId('handoff'),
    conversationId: turn.conversation.id,
    contactId: turn.contact.id,
    rule,
    topic: topic.slice(0, LONGEST_TOPIC),
    requestedAt: turn.now,
    state,
  };
  const requested = record({ type: 'handoff_requested', handoff });
  if (!closed) return [requested, ask(text, [keepBot])];
  const reachable = isContactable(turn.contact) ? 'yes' : 'no';
  const values = { opens: { deadline: closed.opens }, by: { deadline: closed.by }, reachable };
  return [requested, ask('human.closed', [keepBot], values)];
}
