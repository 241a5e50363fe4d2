import { isTimeless } from '../contract/choices';
import { type Intent, hasTrait, isKind } from '../../domain/recognition/intent';
import { ownershipOf } from '../../domain/handoff/handoff';
import { type AnyDialog } from '../contract/dialog';
import { inPrivate, isFitting } from './in-private';
import { isWordless } from './interpret';
import { isHotNow } from '../leads/state';
import { countsGoods } from '../orders/acts';
import { offersReturn } from '../leads/return';
import { type Turn, words } from '../contract/turn';
import { unread } from './unread';
import { withheld } from './withheld';
import { MASK } from '../../domain/recognition/redact';

/** What is to be done with a turn, in order. */
export type Move = { kind: 'begin'; dialog: string } | { kind: 'reply' };

/** Which dialogs a turn begins, or that it answers the open question. Pure. */
export function planTurn(turn: Turn, dialogs: readonly AnyDialog[]): readonly Move[] {
  switch (turn.input.kind) {
    case 'joined':
      return [{ kind: 'begin', dialog: 'greet' }];
    case 'rep':
      return [{ kind: 'begin', dialog: 'relay' }];
    case 'page':
      return [];
    case 'due': {
      const { what } = turn.input.due;
      return dialogs.filter(({ dueOn }) => dueOn?.includes(what)).map(({ id }) => beginning(id));
    }
    case 'message':
      return withNotices(
        turn,
        ownershipOf(turn.handoff) === 'human' ? [] : fitting(turn, planMessage(turn, dialogs)),
      );
  }
}

/** What could not be taken or was masked is told first; where there was nothing else, it is all there is to answer. */
function withNotices({ input }: Turn, moves: readonly Move[]): readonly Move[] {
  if (input.kind !== 'message' || !(input.unread || input.withheld)) return moves;
  const isGreeting = (move: Move): boolean => move.kind === 'begin' && move.dialog === 'greet';
  const isAll = input.text.replaceAll(MASK, '').trim() === '' && input.attachments.length === 0;
  const greeting = moves.filter(isGreeting);
  const notices = [...(input.unread ? [unread.id] : []), ...(input.withheld ? [withheld.id] : [])];
  return [
    ...greeting,
    ...notices.map(beginning),
    ...(isAll ? [] : moves.filter((move) => !isGreeting(move))),
  ];
}

/** In a group, what is not for everybody's eyes becomes one invitation to a private chat. */
function fitting(turn: Turn, moves: readonly Move[]): Move[] {
  const open = moves.filter((move) => move.kind === 'reply' || isFitting(turn, move.dialog));
  return open.length === moves.length ? open : [...open, beginning(inPrivate.id)];
}

function planMessage(turn: Turn, dialogs: readonly AnyDialog[]): Move[] {
  const greeting: Move[] =
    turn.conversation.greetedAt === undefined ? [{ kind: 'begin', dialog: 'greet' }] : [];
  const waits = turn.conversation.stack.length > 0;
  const { chosen } = turn;
  if (
    chosen !== undefined &&
    waits &&
    (!isTimeless(chosen) || chosen.kind === 'product') &&
    chosen.kind !== 'expired'
  ) {
    return [...greeting, { kind: 'reply' }];
  }
  if (chosen?.kind === 'handoff') return [...greeting, beginning('handoff-waiting')];
  if (chosen?.kind === 'answer_wanted' || chosen?.kind === 'other_topic' || chosen?.kind === 'expired') {
    return [...greeting, { kind: 'begin', dialog: 'prompted' }];
  }
  const first = dialogs.find((dialog) => dialog.wins?.(turn));
  if (first) {
    const isOpen = turn.conversation.stack.at(-1)?.id === first.id;
    return [...greeting, isOpen ? { kind: 'reply' } : { kind: 'begin', dialog: first.id }];
  }
  const begun = dialogsFor(turn, dialogs, waits).filter((id) => greeting.length === 0 || id !== 'greet');
  if (begun.length > 0) return [...greeting, ...begun.map(beginning), ...formMoves(turn, begun)];
  if (waits) return [...greeting, { kind: 'reply' }];
  return greeting.length > 0 && turn.acts.includes('greet') ? greeting : [...greeting, ...fallback(turn)];
}

/** The dialogs the acts call for, each once: urgent ones first, the others in order of mention. */
function dialogsFor(turn: Turn, dialogs: readonly AnyDialog[], waits: boolean): string[] {
  const top = turn.conversation.stack.at(-1)?.id;
  const claimed = waits ? claimedActs(turn, dialogs) : [];
  const acts = [...turn.acts].sort((a, b) => Number(hasTrait(b, 'urgent')) - Number(hasTrait(a, 'urgent')));
  // Courtesy around a request is not answered on its own: "halo kak, harga M1?" wants the price.
  // Who wants a quotation does not order yet.
  const quotes = acts.includes('ask_quote');
  const requests = acts.filter((act) => !hasTrait(act, 'manners') && !(quotes && act === 'buy'));
  const ids: string[] = [];
  for (const act of requests.length > 0 ? requests : acts) {
    const dialog = dialogs.find(({ startsOn }) => startsOn.includes(act));
    if (!dialog || dialog.wins || ids.includes(dialog.id)) continue;
    if (waits && (dialog.id === top || claimed.includes(act) || !mayInterrupt(turn, act))) continue;
    ids.push(dialog.id);
  }
  return ids;
}

function beginning(dialog: string): Move {
  return { kind: 'begin', dialog };
}

/**
 * The lead form, behind what was asked: when a lead has just become hot, and when somebody is back who
 * left one open (F-10). Never over an open question, and never beside a complaint or a call for a person.
 */
function formMoves(turn: Turn, begun: readonly string[]): Move[] {
  const { lead } = turn.contact;
  const isFree = turn.conversation.stack.every(({ id }) => id === 'remember');
  if (!lead || !isFree || ownershipOf(turn.handoff) !== 'bot' || begun.includes('qualify')) return [];
  if (begun.every((id) => id === 'greet')) return offersReturn(turn, lead) ? [beginning('qualify')] : [];
  return begun.every((id) => ADVICE.includes(id)) && isHotNow(turn) ? [beginning('qualify')] : [];
}

/** Dialogs that answer a question of somebody who may buy. */
const ADVICE = ['product-answer', 'compare', 'recommend', 'delivery', 'warranty', 'promotion', 'faq-answer'];

/** What the open question takes as an answer to itself. */
function claimedActs(turn: Turn, dialogs: readonly AnyDialog[]): readonly string[] {
  const frame = turn.conversation.stack.at(-1);
  const open = dialogs.find(({ id }) => id === frame?.id);
  return frame ? (open?.claims?.(frame.state, turn) ?? []) : [];
}

/** What is told of oneself while another question is open is for the form to acknowledge. */
const YIELDING = ['remember', 'compare', 'recommend'];

function openId(turn: Turn): string {
  return turn.conversation.stack.at(-1)?.id ?? '';
}

/** Answers to questions are no interruptions; anything else must be surer than at rest. */
function mayInterrupt(turn: Turn, act: Intent): boolean {
  if (hasTrait(act, 'passes') || turn.chosen !== undefined) return true;
  if (isKind(act, 'answer', 'inform')) return false;
  // An order read from a whole statement is as sure as the statement (`order-acts.ts`).
  // So is another seller's price (`interpret.ts`).
  if (['buy', 'bargain'].includes(act) && !turn.recognition.acts.includes(act)) return true;
  if (act === 'buy' && YIELDING.includes(openId(turn)) && countsGoods(turn)) return true;
  const score = turn.recognition.intents.find(({ intent }) => intent === act)?.score ?? 1;
  // Who puts a question mark asks something.
  const { act: atRest, interrupt } = turn.views.rules.understanding;
  return score >= (words(turn).includes('?') ? atRest : interrupt);
}

/** What to do with a message that began nothing and answered nothing. */
export function fallback(turn: Turn): Move[] {
  return fitting(turn, fallbackMoves(turn));
}

function fallbackMoves(turn: Turn): Move[] {
  const { rules } = turn.views;
  // "Pin saya [disamarkan]" asks for nothing, and what is to be said of it has been said.
  if (turn.input.kind === 'message' && turn.input.withheld) return [];
  if (turn.chosen?.kind === 'product') return [beginning('product-answer')];
  if (isWordless(turn)) return [beginning('wordless')];
  const open = turn.conversation.stack.at(-1)?.id;
  const isFree = open === undefined || YIELDING.includes(open);
  if (isFree && turn.acts.some((act) => hasTrait(act, 'lead'))) return [beginning('qualify')];
  const known = turn.recognition.faq[0];
  if (known && known.score >= rules.product.answer) return [{ kind: 'begin', dialog: 'faq-answer' }];
  const likely = turn.recognition.intents[0];
  const outside = !turn.recognition.inScope && turn.recognition.intents.length > 0;
  const asksBack =
    likely !== undefined && likely.intent !== 'none' && likely.score >= rules.understanding.askBack;
  return [{ kind: 'begin', dialog: outside && !asksBack ? 'outside' : 'repair' }];
}
