import { isContactable } from '../../domain/contact/contact';
import { nextOpening } from '../../domain/time/business-calendar';
import {
  type Handoff,
  type HandoffState,
  isCalling,
  moveHandoff,
  ownershipOf,
  waitsSince,
} from '../../domain/handoff/handoff';
import { callbackAt, nextCallback } from '../../domain/handoff/rules';
import { type Instant } from '../../domain/time/instant';
import { nextPromise } from './promised-times';
import { askDesk } from './desk-request';
import { complete, defineDialog } from '../contract/dialog';
import { type Choice, type Output, ask, choice, record, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';

/**
 * Somebody waits for a person (§2.6): a sign of life after a minute, a choice after three, and after five the
 * truth, that nobody is free, with a time by which a person writes. What they choose comes back here.
 */
export const handoffWaiting = defineDialog({
  id: 'handoff-waiting',
  version: 1,
  startsOn: [],
  startsOnPress: ['handoff'],
  dueOn: ['handoff_waits', 'callback_missed'],
  begin: (turn) => {
    const { handoff, input } = turn;
    if (!handoff) return complete();
    if (input.kind === 'message') return complete(...chosen(turn, handoff));
    if (input.kind !== 'due' || !('handoffId' in input.due) || input.due.handoffId !== handoff.id)
      return complete();
    return complete(...(input.due.what === 'handoff_waits' ? waits(turn, handoff) : missed(turn, handoff)));
  },
});

function waits(turn: Turn, handoff: Handoff): Output[] {
  if (!isCalling(handoff.state) || turn.input.kind !== 'due') return [];
  const { calendar, rules } = turn.views;
  const closedThen = callbackAt(waitsSince(handoff), calendar, rules.handoff);
  // They called outside working hours and were told so: from now on the desk has a deadline.
  if (closedThen !== undefined && !isGravest(turn)) return schedule(handoff, closedThen);
  const isClosed = callbackAt(turn.now, calendar, rules.handoff) !== undefined && !isGravest(turn);
  const { due } = turn.input;
  const stage = due.what === 'handoff_waits' && !isClosed ? due.stage : 'late';
  switch (stage) {
    case 'heartbeat':
      return [say('human.still-calling')];
    case 'choice':
      return [ask('human.wait-or-later', waitChoices(turn))];
    case 'late':
      return nobodyFree(turn, handoff);
  }
}

export function waitChoices(turn: Turn): Choice[] {
  const { botName: bot } = turn.views.company;
  return [
    choice({ kind: 'handoff', decision: 'wait' }, 'human.choose-wait'),
    choice({ kind: 'handoff', decision: 'later' }, 'human.choose-later'),
    choice({ kind: 'handoff', decision: 'bot' }, 'human.keep-bot', { bot }),
  ];
}

function chosen(turn: Turn, handoff: Handoff): Output[] {
  if (ownershipOf(handoff) !== 'waiting') return [say('repair.expired')];
  switch (turn.chosen?.kind === 'handoff' ? turn.chosen.decision : undefined) {
    case 'later':
      return scheduled(turn, handoff, 'human.scheduled');
    case 'bot':
      return move(handoff, { status: 'cancelled', endedAt: turn.now }, say('human.cancelled'));
    default:
      return [say('human.waits-on')];
  }
}

/** The truth. A complaint keeps the time that was promised for it; anybody else gets one now. */
function nobodyFree(turn: Turn, handoff: Handoff): Output[] {
  const promised = promisedFor(turn, handoff);
  if (promised === undefined) return scheduled(turn, handoff, 'human.nobody-free');
  return [...schedule(handoff, promised), say('human.nobody-free-complaint', { by: { deadline: promised } })];
}

function scheduled(turn: Turn, handoff: Handoff, text: 'human.nobody-free' | 'human.scheduled'): Output[] {
  const by =
    promisedFor(turn, handoff) ?? nextCallback(turn.now, turn.views.calendar, turn.views.rules.handoff);
  const reachable = isContactable(turn.contact) ? 'yes' : 'no';
  return [...schedule(handoff, by), say(text, { by: { deadline: by }, reachable })];
}

/** When a person was to write about the complaint they were called for. */
function promisedFor(turn: Turn, { rule }: Handoff): Instant | undefined {
  if (rule !== 'H-3') return undefined;
  const coming = turn.contact.complaints.flatMap((complaint) => nextPromise(turn, complaint) ?? []);
  return coming.filter((at) => at > turn.now).sort()[0];
}

/** T42: the deadline passed. A new one is given twice; after that they are told that a supervisor has the case. */
function missed(turn: Turn, handoff: Handoff): Output[] {
  // A complaint's promise is handled on its own (`dialogs/complaints/missed-promise.ts`).
  if (handoff.state.status !== 'scheduled' || promisesComplaint(turn, handoff)) return [];
  const { callbackAt: at, moves } = handoff.state;
  if (at > turn.now || moves > turn.views.rules.handoff.callbackMoves) return [];
  const { handoff: rules } = turn.views.rules;
  if (moves >= rules.callbackMoves) {
    const to: HandoffState = { status: 'scheduled', callbackAt: at, moves: moves + 1 };
    return [
      ...move(handoff, to, say('human.callback-given-up')),
      ...askDesk(turn, 'callback', handoff.topic),
    ];
  }
  const by = nextCallback(turn.now, turn.views.calendar, rules);
  const to: HandoffState = { status: 'scheduled', callbackAt: by, moves: moves + 1 };
  return move(handoff, to, say('human.callback-missed', { by: { deadline: by } }));
}

function promisesComplaint(turn: Turn, { rule }: Handoff): boolean {
  return (
    rule === 'H-3' && turn.contact.complaints.some((complaint) => nextPromise(turn, complaint) !== undefined)
  );
}

function isGravest(turn: Turn): boolean {
  return turn.contact.complaints.some(
    (complaint) => complaint.priority === 'P1' && nextPromise(turn, complaint) !== undefined,
  );
}

function schedule(handoff: Handoff, at: Instant): Output[] {
  return move(handoff, { status: 'scheduled', callbackAt: at, moves: 0 });
}

function move(handoff: Handoff, to: HandoffState, ...told: Output[]): Output[] {
  if (!moveHandoff(handoff, to).ok) return [];
  return [record({ type: 'handoff_moved', handoffId: handoff.id, to }), ...told];
}

/** For a call outside working hours: since when reps are there again, and by when one writes. */
export function whenClosed(turn: Turn): { opens: Instant; by: Instant } | undefined {
  const { calendar, rules } = turn.views;
  const by = callbackAt(turn.now, calendar, rules.handoff);
  return by === undefined ? undefined : { opens: nextOpening(turn.now, calendar), by };
}
