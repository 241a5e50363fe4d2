import { isGroup } from '../../domain/conversation/conversation';
import { type DomainEvent } from '../../domain/contact/events';
import { ownershipOf } from '../../domain/handoff/handoff';
import { type Intent, hasTrait, isKind } from '../../domain/recognition/intent';
import { MASK } from '../../domain/recognition/masked';
import { isSpoken, isTimeless } from '../contract/choices';
import { type AnyDialog, type Gives, type Occasion } from '../contract/dialog';
import { type Turn, words } from '../contract/turn';
import { countsGoods } from '../orders/acts';
import { isDoubtful } from './either';
import { isPartOfQuote, isWordless } from './interpret';

/** What is to be done with a turn, in order. */
export type Move = { kind: 'begin'; dialog: AnyDialog } | { kind: 'reply' };

/** Which dialogs a turn begins, or that it answers the open question. Pure; knows no dialog by name. */
export function planTurn(turn: Turn, dialogs: readonly AnyDialog[]): readonly Move[] {
  switch (turn.input.kind) {
    case 'joined':
    case 'rep':
      return beginAt(turn.input.kind, dialogs);
    case 'page':
      return [];
    case 'due': {
      const { what } = turn.input.due;
      return dialogs.filter(({ dueOn }) => dueOn?.includes(what)).map(beginning);
    }
    case 'message': {
      const isWithHuman = ownershipOf(turn.handoff) === 'human';
      const moves = isWithHuman
        ? beginAt('held', dialogs)
        : fitting(turn, planMessage(turn, dialogs), dialogs);
      return withNotices(turn, moves, dialogs);
    }
  }
}

/** What to do with a message that began nothing and answered nothing. */
export function fallback(turn: Turn, dialogs: readonly AnyDialog[]): Move[] {
  return fitting(turn, fallbackMoves(turn, dialogs), dialogs);
}

/** Whether what a dialog says may be read by everybody who reads this conversation. */
export function isFitting(turn: Pick<Turn, 'conversation'>, { isPublic }: AnyDialog): boolean {
  return !isGroup(turn.conversation) || isPublic === true;
}

function beginning(dialog: AnyDialog): Move {
  return { kind: 'begin', dialog };
}

function beginAt(occasion: Occasion, dialogs: readonly AnyDialog[]): Move[] {
  const dialog = dialogs.find(({ startsAt }) => startsAt?.includes(occasion));
  return dialog ? [beginning(dialog)] : [];
}

const isGreeting = (move: Move): boolean => move.kind === 'begin' && move.dialog.gives === 'greeting';

/** What could not be taken or was masked is told first; where there was nothing else, it is all there is to answer. */
function withNotices(
  { input }: Turn,
  moves: readonly Move[],
  dialogs: readonly AnyDialog[],
): readonly Move[] {
  if (input.kind !== 'message' || !(input.unread || input.withheld)) return moves;
  const isAll = input.text.replaceAll(MASK, '').trim() === '' && input.attachments.length === 0;
  return [
    ...moves.filter(isGreeting),
    ...(input.unread ? beginAt('unread', dialogs) : []),
    ...(input.withheld ? beginAt('withheld', dialogs) : []),
    ...(isAll ? [] : moves.filter((move) => !isGreeting(move))),
  ];
}

/** In a group, what is not for everybody's eyes becomes one invitation to a private chat. */
function fitting(turn: Turn, moves: readonly Move[], dialogs: readonly AnyDialog[]): Move[] {
  const open = moves.filter((move) => move.kind === 'reply' || isFitting(turn, move.dialog));
  return open.length === moves.length ? open : [...open, ...beginAt('private', dialogs)];
}

function planMessage(turn: Turn, dialogs: readonly AnyDialog[]): Move[] {
  const isFirst = turn.conversation.greetedAt === undefined;
  const greeting = isFirst ? beginAt('first_message', dialogs) : [];
  if (turn.input.kind === 'message' && turn.input.forwarded) {
    return [...greeting, ...forwardedMoves(turn, dialogs)];
  }
  return isRestOfAlbum(turn) ? greeting : [...greeting, ...answers(turn, dialogs, greeting)];
}

/** Questions in somebody else's words are answered; nothing else of them begins, answers or interrupts anything. */
function forwardedMoves(turn: Turn, dialogs: readonly AnyDialog[]): Move[] {
  const asked = turn.acts.filter((act) => isKind(act, 'ask'));
  const begun = asked.flatMap((act) => dialogs.find(({ startsOn }) => startsOn.includes(act)) ?? []);
  return begun.length > 0 ? [...new Set(begun)].map(beginning) : beginAt('forwarded', dialogs);
}

/** A picture that comes after its album has been answered: it lies with the others, and nothing is said twice. */
export function isRestOfAlbum({ input, conversation }: Turn): boolean {
  if (input.kind !== 'message' || input.album === undefined) return false;
  return input.album === conversation.album && input.text.trim() === '';
}

function answers(turn: Turn, dialogs: readonly AnyDialog[], greeting: readonly Move[]): Move[] {
  const waits = turn.open.length > 0;
  const pressed = pressMoves(turn, dialogs, waits);
  if (pressed) return pressed;
  const first = dialogs.find((dialog) => dialog.wins?.(turn));
  if (first) return turn.open.at(-1)?.id === first.id ? [{ kind: 'reply' }] : [beginning(first)];
  if (isDoubtful(turn, dialogs)) return beginAt('doubtful', dialogs);
  const begun = dialogsFor(turn, dialogs, waits).filter(
    (dialog) => greeting.length === 0 || dialog.gives !== 'greeting',
  );
  if (begun.length > 0) return [...begun, ...following(turn, dialogs, begun)].map(beginning);
  if (waits) return [{ kind: 'reply' }];
  const isGreeted = greeting.some(
    (move) => move.kind === 'begin' && turn.acts.some((act) => move.dialog.startsOn.includes(act)),
  );
  return isGreeted ? [] : fallback(turn, dialogs);
}

/** A button that answers the open question, or one that begins something by itself. */
function pressMoves({ chosen }: Turn, dialogs: readonly AnyDialog[], waits: boolean): Move[] | undefined {
  if (chosen === undefined) return undefined;
  const isAnswer = !isTimeless(chosen) || chosen.kind === 'product';
  if (waits && isAnswer && chosen.kind !== 'expired') return [{ kind: 'reply' }];
  const dialog = isSpoken(chosen) ? undefined : pressedDialog(chosen.kind, dialogs);
  return dialog && [beginning(dialog)];
}

function pressedDialog(
  kind: NonNullable<Turn['chosen']>['kind'],
  dialogs: readonly AnyDialog[],
): AnyDialog | undefined {
  return dialogs.find(({ startsOnPress }) => startsOnPress?.includes(kind));
}

/** The dialogs the acts call for, each once: urgent ones first, the others in order of mention. */
function dialogsFor(turn: Turn, dialogs: readonly AnyDialog[], waits: boolean): AnyDialog[] {
  const top = turn.open.at(-1)?.id;
  const claimed = waits ? claimedActs(turn, dialogs) : [];
  const acts = [...turn.acts].sort((a, b) => Number(hasTrait(b, 'urgent')) - Number(hasTrait(a, 'urgent')));
  // Courtesy around a request is not answered on its own: "halo kak, harga M1?" wants the price.
  const requests = acts.filter((act) => !hasTrait(act, 'manners') && !isPartOfQuote(act, acts));
  const found: AnyDialog[] = [];
  for (const act of requests.length > 0 ? requests : acts) {
    const dialog = dialogs.find(({ startsOn }) => startsOn.includes(act));
    if (!dialog || dialog.wins || found.includes(dialog)) continue;
    if (waits && (dialog.id === top || claimed.includes(act) || !mayInterrupt(turn, act))) continue;
    found.push(dialog);
  }
  return found;
}

/** What goes on by itself behind what was asked; never over an open question that somebody must answer. */
function following(turn: Turn, dialogs: readonly AnyDialog[], begun: readonly AnyDialog[]): AnyDialog[] {
  const isFree = turn.open.every(({ yields }) => yields === 'to_anything');
  if (!isFree || ownershipOf(turn.handoff) !== 'bot') return [];
  const [given] = begun.map(({ gives }) => gives);
  if (given === undefined || !begun.every(({ gives }) => gives === given)) return [];
  return dialogs.filter((dialog) => !begun.includes(dialog) && follows(dialog, given, turn));
}

function follows({ follows: when }: AnyDialog, given: Gives, turn: Turn): boolean {
  return when?.[given]?.(turn) ?? false;
}

/** What the open question takes as an answer to itself. */
function claimedActs(turn: Turn, dialogs: readonly AnyDialog[]): readonly Intent[] {
  const top = turn.open.at(-1);
  const frame = turn.conversation.stack.findLast(({ id }) => id === top?.id);
  const open = dialogs.find(({ id }) => id === frame?.id);
  return frame ? (open?.claims?.(frame.state, turn) ?? []) : [];
}

/** Answers to questions do not interrupt; other acts need a higher probability than without an open question. */
function mayInterrupt(turn: Turn, act: Intent): boolean {
  if (turn.chosen !== undefined) return true;
  const score = turn.recognition.intents.find(({ intent }) => intent === act)?.score ?? 1;
  const { act: atRest, interrupt } = turn.views.rules.understanding;
  // What is urgent is heard early, but a form is left only for what was understood, or what a dialog read for itself.
  if (hasTrait(act, 'passes')) return score >= atRest || !turn.recognition.acts.includes(act);
  if (isKind(act, 'answer', 'inform')) return false;
  // What was read from the whole of a message (`orders/acts.ts`, `goods-acts.ts`) is as sure as the message.
  if (hasTrait(act, 'goods') && !turn.recognition.acts.includes(act)) return true;
  // An optional question does not block other questions.
  if (isKind(act, 'ask') && turn.open.at(-1)?.yields === 'to_anything') return true;
  if (act === 'buy' && turn.open.at(-1)?.yields !== undefined && countsGoods(turn)) return true;
  // Who puts a question mark asks something.
  return score >= (words(turn).includes('?') ? atRest : interrupt);
}

/** "This is Tom speaking": read as no wish, and kept. */
function isFact({ type }: DomainEvent): boolean {
  return type === 'fact_stated';
}

function fallbackMoves(turn: Turn, dialogs: readonly AnyDialog[]): Move[] {
  const { rules } = turn.views;
  // "Pin saya [disamarkan]" asks for nothing, and what is to be said of it has been said.
  if (turn.input.kind === 'message' && turn.input.withheld) return [];
  const pressed = turn.chosen && pressedDialog(turn.chosen.kind, dialogs);
  if (pressed) return [beginning(pressed)];
  if (isWordless(turn)) return beginAt('wordless', dialogs);
  const last = turn.open.at(-1);
  const isFree = last === undefined || last.yields !== undefined;
  const tells = turn.acts.some((act) => hasTrait(act, 'lead')) || turn.recorded.some(isFact);
  if (isFree && tells) return beginAt('told', dialogs);
  const known = turn.recognition.faq[0];
  if (known && known.score >= rules.product.answer) return beginAt('known_question', dialogs);
  const likely = turn.recognition.intents[0];
  const outside = !turn.recognition.inScope && turn.recognition.intents.length > 0;
  const asksBack =
    likely !== undefined && likely.intent !== 'none' && likely.score >= rules.understanding.askBack;
  return beginAt(outside && !asksBack ? 'outside' : 'unclear', dialogs);
}
