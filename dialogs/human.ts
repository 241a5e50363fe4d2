import { type HandoffRule, ownershipOf } from '../domain/handoff';
import { complete, defineDialog, waiting, notUnderstood } from './dialog';
import { type Output, ask, choice, record, say } from './outputs';
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

const COMPLAINTS = [
  'complain_late',
  'complain_damaged',
  'complain_wrong_item',
  'complain_billing',
  'complain_staff',
  'complain_app',
];

/** A complaint goes to a human with an apology for the experience; nothing is sold meanwhile (H-3). */
export const complaint = defineDialog({
  id: 'complaint',
  version: 1,
  startsOn: COMPLAINTS,
  begin: (turn) => complete(...callHuman(turn, 'H-3', 'human.called-complaint')),
});

/** What people ask for that a person does better: it is said so, and a person is offered. */
const REFERRED = [
  'compare_products',
  'ask_recommendation',
  'bargain',
  'buy',
  'ask_quote',
  'want_demo',
  'order_status',
  'my_orders',
  'complaint_status',
  'membership_join',
  'refer_friend',
  'give_testimonial',
  'give_suggestion',
  'opt_out',
  'data_access',
  'erase_data',
];

export const refer = defineDialog<{ asking: 'call_human' }>({
  id: 'refer',
  version: 1,
  startsOn: REFERRED,
  begin: () =>
    waiting<{ asking: 'call_human' }>(
      { asking: 'call_human' },
      ask('refer.offer', [choice('yes', 'refer.yes'), choice('no', 'refer.no')]),
    ),
  reply: (state, turn) => {
    if (turn.chosen === 'yes' || turn.acts.includes('affirm')) {
      return complete(...callHuman(turn, 'H-6', 'human.called'));
    }
    if (turn.chosen === 'no' || turn.acts.includes('deny')) return complete(say('refer.declined'));
    return notUnderstood(state);
  },
  resume: () => complete(),
});
