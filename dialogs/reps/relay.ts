import { type Handoff, type HandoffState, moveHandoff, ownershipOf } from '../../domain/handoff/handoff';
import { type RepAct } from '../../domain/conversation/turn-input';
import { toldBefore } from '../complaints/unfinished';
import { deskWork } from './work';
import { complete, defineDialog } from '../contract/dialog';
import { type Output, record, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { type Rep } from './rep';

/**
 * What a rep does with a conversation. The bot says nothing of its own while a human has it (T43);
 * joining and leaving are notices of the house.
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
    case 'claim': {
      const to = { status: 'active' as const, repId: rep.id, repName: rep.name, claimedAt: turn.now };
      const joined = say('human.joined', { rep: rep.name, company: turn.views.company.name });
      return hushed([...bargeIn(turn), ...claim(turn, to, { ...joined, author: 'system' })]);
    }
    case 'take_over':
      return hushed(takeOver(turn, rep));
    case 'reply':
      return holds(turn, rep) ? [{ kind: 'relay', from: rep.name, words: act.text, files: act.files }] : [];
    case 'return': {
      if (!holds(turn, rep)) return [];
      const { note } = act;
      const to = { status: 'returned' as const, repId: rep.id, repName: rep.name, note, endedAt: turn.now };
      const bot = turn.views.company.botName;
      const text = note
        ? say('human.returned-note', { rep: rep.name, bot, note })
        : say('human.returned', { rep: rep.name, bot });
      return [
        ...moveOutputs(turn, to, text),
        { kind: 'begin', dialog: toldBefore(turn) ? 'complaint' : 'qualify' },
      ];
    }
    default:
      return deskWork(turn, rep, act);
  }
}

/** Whatever the bot was asking is not asked again while a human speaks, nor after (T43). */
function hushed(outputs: Output[]): Output[] {
  return outputs.length > 0 ? [{ kind: 'abandon' }, ...outputs] : outputs;
}

/** H-8: a rep steps into a conversation nobody called a human for. */
function bargeIn(turn: Turn): Output[] {
  return ownershipOf(turn.handoff) === 'bot'
    ? [record({ type: 'handoff_requested', handoff: uncalled(turn) })]
    : [];
}

/** Who may take what a colleague holds. */
const OVERSEERS = ['supervisor', 'admin'];

/** The colleague's handoff ends and the supervisor's begins, in one turn. */
function takeOver(turn: Turn, rep: Rep): Output[] {
  const held = turn.handoff;
  const roles = turn.views.roster.find(({ id }) => id === rep.id)?.roles ?? [];
  if (held?.state.status !== 'active' || held.state.repId === rep.id) return [];
  if (!roles.some((role) => OVERSEERS.includes(role))) return [];
  const { repId, repName } = held.state;
  const ended = { status: 'returned' as const, repId, repName, note: undefined, endedAt: turn.now };
  const to = { status: 'active' as const, repId: rep.id, repName: rep.name, claimedAt: turn.now };
  const joined = say('human.joined', { rep: rep.name, company: turn.views.company.name });
  return [
    record({ type: 'handoff_moved', handoffId: held.id, to: ended }),
    record({ type: 'handoff_requested', handoff: uncalled(turn) }),
    record({ type: 'handoff_moved', handoffId: uncalled(turn).id, to }),
    { ...joined, author: 'system' },
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

function claim(turn: Turn, to: HandoffState, notice: Output): Output[] {
  const handoff = ownershipOf(turn.handoff) === 'bot' ? uncalled(turn) : turn.handoff;
  return moveOutputs({ ...turn, handoff }, to, notice);
}

/** A move that is not permitted (the second of two claims, T40) changes nothing and says nothing. */
function moveOutputs(turn: Turn, to: HandoffState, notice: Output): Output[] {
  if (!turn.handoff || !moveHandoff(turn.handoff, to).ok) return [];
  return [record({ type: 'handoff_moved', handoffId: turn.handoff.id, to }), notice];
}

function holds(turn: Turn, rep: Rep): boolean {
  return turn.handoff?.state.status === 'active' && turn.handoff.state.repId === rep.id;
}
