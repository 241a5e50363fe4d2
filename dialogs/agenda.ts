import { ownershipOf } from '../domain/handoff';
import { type AnyDialog } from './dialog';
import { isTimeless } from './interpret';
import { type Turn } from './turn';

/** What is to be done with a turn, in order. */
export type Move = { kind: 'begin'; dialog: string } | { kind: 'reply' };

/** Intents that never wait for a better moment, urgent ones first (architecture §4, agenda). */
const ALWAYS_PASS = ['human', 'cancel', 'opt_out'];
const URGENT = (intent: string): boolean => intent.startsWith('complain_') || intent === 'human';

/** Which dialogs a turn begins, or that it answers the open question. Pure. */
export function planTurn(turn: Turn, dialogs: readonly AnyDialog[]): Move[] {
  switch (turn.input.kind) {
    case 'joined':
      return [{ kind: 'begin', dialog: 'greet' }];
    case 'rep':
      return [{ kind: 'begin', dialog: 'relay' }];
    case 'message':
      return ownershipOf(turn.handoff) === 'human' ? [] : planMessage(turn, dialogs);
  }
}

function planMessage(turn: Turn, dialogs: readonly AnyDialog[]): Move[] {
  const greeting: Move[] =
    turn.conversation.greetedAt === undefined ? [{ kind: 'begin', dialog: 'greet' }] : [];
  const waits = turn.conversation.stack.length > 0;
  const { chosen } = turn;
  if (
    chosen !== undefined &&
    waits &&
    (!isTimeless(chosen) || chosen.startsWith('product:')) &&
    chosen !== 'expired'
  ) {
    return [...greeting, { kind: 'reply' }];
  }
  if (chosen?.startsWith('answer-wanted:') || chosen === 'other-topic' || chosen === 'expired') {
    return [...greeting, { kind: 'begin', dialog: 'prompted' }];
  }
  const begun = dialogsFor(turn, dialogs, waits).filter((id) => greeting.length === 0 || id !== 'greet');
  if (begun.length > 0) return [...greeting, ...begun.map((dialog): Move => ({ kind: 'begin', dialog }))];
  if (waits) return [...greeting, { kind: 'reply' }];
  return greeting.length > 0 && turn.acts.includes('greet') ? greeting : [...greeting, ...fallback(turn)];
}

/** The dialogs the acts call for, each once: urgent ones first, the others in order of mention. */
function dialogsFor(turn: Turn, dialogs: readonly AnyDialog[], waits: boolean): string[] {
  const top = turn.conversation.stack.at(-1)?.id;
  const acts = [...turn.acts].sort((a, b) => Number(URGENT(b)) - Number(URGENT(a)));
  // Courtesy around a request is not answered on its own: "halo kak, harga M1?" wants the price.
  const requests = acts.filter((act) => !COURTESY.includes(act));
  const ids: string[] = [];
  for (const act of requests.length > 0 ? requests : acts) {
    const dialog = dialogs.find(({ startsOn }) => startsOn.includes(act));
    if (!dialog || ids.includes(dialog.id)) continue;
    if (waits && (dialog.id === top || !mayInterrupt(turn, act))) continue;
    ids.push(dialog.id);
  }
  return ids;
}

const COURTESY = ['greet', 'thanks', 'bye', 'affirm', 'deny'];

/** Answers to questions are no interruptions; anything else must be surer than at rest. */
const ANSWERS = [
  'affirm',
  'deny',
  'refuse',
  'correct',
  'give_contact',
  'give_budget',
  'give_timeline',
  'give_need',
  'give_birthday',
  'give_quantity',
];

function mayInterrupt(turn: Turn, act: string): boolean {
  if (ALWAYS_PASS.includes(act) || turn.chosen !== undefined) return true;
  if (ANSWERS.includes(act)) return false;
  const score = turn.recognition.intents.find(({ intent }) => intent === act)?.score ?? 1;
  return score >= turn.views.rules.understanding.interrupt;
}

/** What to do with a message that began nothing and answered nothing. */
export function fallback(turn: Turn): Move[] {
  const { rules } = turn.views;
  const known = turn.recognition.faq[0];
  if (known && known.score >= rules.product.answer) return [{ kind: 'begin', dialog: 'faq-answer' }];
  const likely = turn.recognition.intents[0];
  const outside = !turn.recognition.inScope && turn.recognition.intents.length > 0;
  const asksBack =
    likely !== undefined && likely.intent !== 'none' && likely.score >= rules.understanding.askBack;
  return [{ kind: 'begin', dialog: outside && !asksBack ? 'outside' : 'repair' }];
}
