import { type HandoffRule, ownershipOf } from '../domain/handoff';
import { complete, defineDialog } from './dialog';
import { type Output, ask, choice, record } from './outputs';
import { type MessageKey } from './texts';
import { type Turn, words } from './turn';

/** H-1: asked for a human, at once and without bargaining. */
export const human = defineDialog({
  id: 'human',
  version: 1,
  startsOn: ['human'],
  begin: (turn) => complete(...callHuman(turn, 'H-1', 'human.called')),
});

/** Puts the conversation into the reps' queue, unless it is there or with one of them already. */
export function callHuman(turn: Turn, rule: HandoffRule, text: MessageKey): Output[] {
  const keepBot = choice('intent:cancel', 'human.keep-bot', { bot: turn.views.company.botName });
  if (ownershipOf(turn.handoff) !== 'bot') return [ask('human.waiting', [keepBot])];
  const handoff = {
    id: turn.newId('handoff'),
    conversationId: turn.conversation.id,
    contactId: turn.contact.id,
    rule,
    topic: words(turn).slice(0, 200),
    requestedAt: turn.now,
    state: { status: 'queued' as const },
  };
  return [record({ type: 'handoff_requested', handoff }), ask(text, [keepBot])];
}
