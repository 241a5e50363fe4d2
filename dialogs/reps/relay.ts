import {
  type Handoff,
  type HandoffState,
  type Held,
  isHeld,
  moveHandoff,
  ownershipOf,
} from '../../domain/handoff/handoff';
import { type RepAct } from '../../domain/conversation/turn-input';
import { toldBefore } from '../complaints/unfinished';
import { move } from '../handoff/moves';
import { handOn, pause } from './hand-on';
import { aboutHand, leadAccepted, leadReturned, outcomeOutputs } from './outcome';
import { deskWork } from './work';
import { complete, defineDialog } from '../contract/dialog';
import { type Output, type Say, record, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { type Rep, holds } from './rep';

/**
 * What a rep does with a conversation. The bot does not write while a rep holds it (T43);
 * joining and leaving are system messages.
 */
export const relay = defineDialog({
  id: 'relay',
  version: 1,
  startsOn: [],
  startsAt: ['rep'],
  begin: (turn) => {
    if (turn.input.kind !== 'rep') return complete();
    const { repId, repName, act } = turn.input;
    return complete(...outputsOf(turn, { id: repId, name: repName }, act));
  },
});

function outputsOf(turn: Turn, rep: Rep, act: RepAct): Output[] {
  switch (act.act) {
    case 'claim':
      return hushed(claim(turn, rep, act.handoffId));
    case 'decline':
      return decline(turn, rep, act);
    case 'take_over':
      return hushed(takeOver(turn, rep));
    case 'transfer':
      return holds(turn, rep) ? handOn(turn, rep, act.to) : [];
    case 'pause':
      return holds(turn, rep) ? pause(turn) : [];
    case 'reply':
      return reply(turn, rep, act);
    case 'return':
      return holds(turn, rep) ? giveBack(turn, rep, act.note) : [];
    case 'close':
      return holds(turn, rep) ? close(turn, rep, act) : [];
    default:
      return deskWork(turn, rep, act);
  }
}

/** The bot's open question is not asked again while a rep holds the conversation, nor after (T43). */
function hushed(outputs: Output[]): Output[] {
  return outputs.length > 0 ? [{ kind: 'abandon' }, ...outputs] : outputs;
}

/**
 * Of two claims the second changes nothing and says nothing (T40). A claim that names its call takes that one only:
 * an old button does not barge into what has ended. One that names none may step in uncalled (H-8).
 */
function claim(turn: Turn, rep: Rep, handoffId: string | undefined): Output[] {
  const isUncalled = ownershipOf(turn.handoff) === 'bot';
  if (handoffId !== undefined && (isUncalled || turn.handoff?.id !== handoffId)) return [];
  const handoff = isUncalled ? uncalled(turn) : turn.handoff;
  if (!handoff || !moveHandoff(handoff, held(turn, rep)).ok || isHeld(handoff.state)) return [];
  const requested = isUncalled ? [record({ type: 'handoff_requested', handoff })] : [];
  return [...requested, ...move(handoff, held(turn, rep), joined(turn, rep)), ...leadAccepted(turn)];
}

/** The customer waits from the claim on, until the first word. */
function held(turn: Turn, rep: Rep): HandoffState & Held {
  return {
    status: 'accepted',
    repId: rep.id,
    repName: rep.name,
    claimedAt: turn.now,
    waitsSince: turn.now,
  };
}

function joined(turn: Turn, rep: Rep): Say {
  return say('human.joined', { rep: rep.name, company: turn.views.company.name }, { author: 'system' });
}

/** Only who is asked can decline; the next one is asked at once. */
function decline(turn: Turn, rep: Rep, act: Extract<RepAct, { act: 'decline' }>): Output[] {
  const { handoff } = turn;
  if (handoff?.state.status !== 'offered' || handoff.state.offer.repId !== rep.id) return [];
  if (act.handoffId !== undefined && act.handoffId !== handoff.id) return [];
  const { since } = handoff.state;
  const reason = act.reason === undefined ? {} : { reason: act.reason };
  return move(handoff, { status: 'queued', since, because: 'declined', askedAt: turn.now, ...reason });
}

/** A rep's words; with them the customer no longer waits. */
function reply(turn: Turn, rep: Rep, act: Extract<RepAct, { act: 'reply' }>): Output[] {
  const { handoff, now } = turn;
  if (!handoff || !isHeld(handoff.state) || handoff.state.repId !== rep.id) return [];
  const { repId, repName, claimedAt, firstReplyAt = now } = handoff.state;
  const to = { status: 'active', repId, repName, claimedAt, firstReplyAt, repliedAt: now } as const;
  return move(handoff, to, { kind: 'relay', from: rep.name, words: act.text, files: act.files });
}

function giveBack(turn: Turn, rep: Rep, note: string | undefined): Output[] {
  const left = leave(turn, rep, note);
  const dialog = toldBefore(turn) ? 'complaint' : 'qualify';
  return left.length === 0 ? [] : [...left, ...leadReturned(turn), { kind: 'begin', dialog }];
}

/** The bot has it again, and the customer is told so with what was agreed. */
function leave(turn: Turn, rep: Rep, note: string | undefined): Output[] {
  const { handoff } = turn;
  if (!handoff) return [];
  const to = { status: 'returned' as const, repId: rep.id, repName: rep.name, note, endedAt: turn.now };
  const bot = turn.views.company.botName;
  const text = note
    ? say('human.returned-note', { rep: rep.name, bot, note })
    : say('human.returned', { rep: rep.name, bot });
  return move(handoff, to, text);
}

/** Gives it back with what came of it, which is not asked about again; what cannot be recorded keeps it in hand. */
function close(turn: Turn, rep: Rep, { outcome, note }: Extract<RepAct, { act: 'close' }>): Output[] {
  const named = outcomeOutputs(turn, rep, outcome, aboutHand(turn));
  return named.length === 0 ? [] : [...named, ...leave(turn, rep, note)];
}

/** Who may take what a colleague holds. */
const OVERSEERS = ['supervisor', 'admin'];

/** The colleague's handoff ends and the supervisor's begins, in one turn. */
function takeOver(turn: Turn, rep: Rep): Output[] {
  const { handoff } = turn;
  const roles = turn.views.roster.find(({ id }) => id === rep.id)?.roles ?? [];
  if (!handoff || !isHeld(handoff.state) || handoff.state.repId === rep.id) return [];
  if (!roles.some((role) => OVERSEERS.includes(role))) return [];
  const { repId, repName } = handoff.state;
  const ended = { status: 'returned' as const, repId, repName, note: undefined, endedAt: turn.now };
  return [
    record({ type: 'handoff_moved', handoffId: handoff.id, to: ended }),
    record({ type: 'handoff_requested', handoff: uncalled(turn) }),
    record({ type: 'handoff_moved', handoffId: uncalled(turn).id, to: held(turn, rep) }),
    joined(turn, rep),
  ];
}

function uncalled(turn: Turn): Handoff {
  return {
    // One turn makes at most one handoff, so that the claim below names the same one.
    id: `handoff-${turn.messageId}`,
    conversationId: turn.conversation.id,
    contactId: turn.contact.id,
    rule: 'H-8',
    topic: '',
    requestedAt: turn.now,
    state: { status: 'queued' },
  };
}
