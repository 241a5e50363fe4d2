import { type Handoff, ownershipOf, waitsSince } from '../../domain/handoff/handoff';
import { type EntityType } from '../../domain/recognition/entities';
import { type Intent } from '../../domain/recognition/intent';
import { hoursBetween } from '../../domain/time/calendar';
import { complete, defineDialog } from '../contract/dialog';
import { type Output, ask, choice, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { plainWords } from '../reading/plain-words';
import { waitChoices } from './waiting';

/** What somebody writes who waits and wants nothing else: a knock, a nod. */
const KNOCKS: readonly Intent[] = ['greet', 'affirm', 'bot_identity', 'help'];

const ABOUT_GOODS: readonly EntityType[] = ['product', 'category', 'city', 'order_no', 'ticket_no'];

/**
 * Messages while waiting for a rep (§2.6): "halo?", "masih lama?", a picture for the rep. The call stays open; how
 * long it has been and what may be chosen is said, and what was sent is kept for the person.
 */
export const handoffWait = defineDialog({
  id: 'handoff-wait',
  version: 1,
  startsOn: [],
  wins: (turn) => isFree(turn) && (brings(turn) || asksAboutWait(turn) || saysNothingElse(turn)),
  begin: (turn) => {
    const { handoff } = turn;
    if (!handoff) return complete();
    if (brings(turn)) return complete(say('human.kept', { what: 'file' }));
    if (asksAboutWait(turn)) return complete(...howLong(turn, handoff));
    const isNod = turn.acts.length > 0 && turn.acts.every((act) => act === 'affirm');
    if (isNod) return complete(say('human.waits-on'));
    return complete(
      ...(turn.acts.length > 0 ? howLong(turn, handoff) : [say('human.kept', { what: 'words' })]),
    );
  },
});

/** A rep was called, and the bot has no open question. */
function isFree(turn: Turn): boolean {
  const { input, handoff, chosen } = turn;
  const isTyped = input.kind === 'message' && chosen === undefined && input.forwarded === undefined;
  const isMasked = input.kind === 'message' && (input.withheld ?? input.unread) !== undefined;
  const isAsked = turn.open.some(({ yields }) => yields !== 'to_anything');
  return isTyped && !isMasked && !isAsked && ownershipOf(handoff) === 'waiting';
}

function brings({ input }: Turn): boolean {
  return input.kind === 'message' && input.attachments.length > 0;
}

function asksAboutWait(turn: Turn): boolean {
  // "Berapa lama ke Bogor?" asks about a parcel.
  const isOfGoods = turn.recognition.entities.some(({ type }) => ABOUT_GOODS.includes(type));
  return !isOfGoods && turn.views.cues.asksAboutWait.test(plainWords(turn));
}

function saysNothingElse({ acts, recognition, views }: Turn): boolean {
  if (acts.length > 0) return acts.every((act) => KNOCKS.includes(act));
  const known = recognition.faq[0];
  return known === undefined || known.score < views.rules.product.answer;
}

/** The truth about the wait, with what may be chosen. */
function howLong(turn: Turn, handoff: Handoff): Output[] {
  const { state } = handoff;
  if (state.status !== 'scheduled') {
    const minutes = Math.max(0, Math.floor(hoursBetween(waitsSince(handoff), turn.now) * 60));
    return [ask('human.wait-so-far', waitChoices(turn), { minutes })];
  }
  const keepBot = choice({ kind: 'handoff', decision: 'bot' }, 'human.keep-bot', {
    bot: turn.views.company.botName,
  });
  return state.callbackAt > turn.now
    ? [ask('human.waiting-scheduled', [keepBot], { by: { deadline: state.callbackAt } })]
    : [ask('human.wait-overdue', [keepBot])];
}
