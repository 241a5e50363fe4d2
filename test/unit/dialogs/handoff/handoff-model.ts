import { handoffHeld } from '../../../../dialogs/handoff/held';
import { human } from '../../../../dialogs/handoff/human';
import { handoffRouting } from '../../../../dialogs/handoff/routing';
import { handoffTimers } from '../../../../dialogs/handoff/timers';
import { handoffWaiting } from '../../../../dialogs/handoff/waiting';
import { relay } from '../../../../dialogs/reps/relay';
import { type Step } from '../../../../dialogs/contract/dialog';
import { type Output } from '../../../../dialogs/contract/outputs';
import { type Turn } from '../../../../dialogs/contract/turn';
import { evolve } from '../../../../domain/contact/evolve';
import { firstContact, newConversation } from '../../../../domain/contact/first-contact';
import { type Snapshot } from '../../../../domain/contact/snapshot';
import { type Due, type RepAtWork } from '../../../../domain/conversation/due';
import { type RepAct, type TurnInput } from '../../../../domain/conversation/turn-input';
import { type Handoff, isCalling, isHeld, ownershipOf, waitsSince } from '../../../../domain/handoff/handoff';
import { type RepNotice } from '../../../../domain/handoff/rep-notice';
import { waitStage } from '../../../../domain/handoff/rules';
import { timersOf } from '../../../../domain/handoff/timers';
import { NOTHING_RECOGNIZED } from '../../../../domain/recognition/recognition';
import { type Weekday, millisBetween, plusMillis } from '../../../../domain/time/calendar';
import { type Instant } from '../../../../domain/time/instant';
import { EMPTY_VIEWS } from '../../../empty-views';
import { NO_PROOF } from '../../../no-proof';

/** Monday, 10:00 in Jakarta. */
export const MORNING = '2026-11-23T03:00:00.000Z';
const WEEKDAYS: Weekday[] = [1, 2, 3, 4, 5, 6];

export const REPS = ['dewi', 'bayu', 'lina', 'wati'] as const;
export type RepId = (typeof REPS)[number];

const rep = (id: RepId, roles: string[]): Turn['views']['roster'][number] => ({
  id,
  name: id,
  roles,
  languages: ['id', 'en'],
  territories: [],
  productLines: [],
  onCall: false,
});

export const VIEWS: Turn['views'] = {
  ...EMPTY_VIEWS,
  calendar: {
    timeZone: 'Asia/Jakarta',
    hours: new Map(WEEKDAYS.map((day) => [day, { open: '09:00', close: '17:00' }])),
    holidays: new Map(),
  },
  roster: [
    rep('dewi', ['sales']),
    rep('bayu', ['sales']),
    rep('lina', ['sales']),
    rep('wati', ['supervisor']),
  ],
};

const WORDING: Turn['wording'] = () => ({ shown: '', version: '' });
const SERIAL: Turn['newSerial'] = () => 1;
const CODE: Turn['newCode'] = () => 'K7PM-4XQ9';

/** One turn as it came out. */
export interface Ran {
  input: TurnInput;
  before: Handoff | undefined;
  after: Handoff | undefined;
  outputs: readonly Output[];
  at: Instant;
}

function outputsOf(step: Step): readonly Output[] {
  return step.status === 'not_understood' ? [] : step.outputs;
}

/** A conversation whose turns are run by the dialogs of the handoff, and the jobs that begin turns at their times. */
export class HandoffModel {
  now: Instant = MORNING;
  readonly ran: Ran[] = [];
  readonly notices: RepNotice[] = [];
  readonly ready = new Set<RepId>(REPS);
  private readonly begun = new Set<string>();
  private serial = 0;
  snapshot: Snapshot;

  constructor() {
    const touch = { at: MORNING, source: 'unknown', campaign: undefined, channel: 'webchat' } as const;
    const { contact } = firstContact({ contactId: 'p', eventId: 'e' }, touch);
    const place = { id: 'v', channel: 'webchat', channelUserId: 'u', contactId: 'p' };
    this.snapshot = { contact, conversation: newConversation(place, MORNING, 'id'), handoff: undefined };
  }

  get handoff(): Handoff | undefined {
    return this.snapshot.handoff;
  }

  customerWrites(): void {
    const input = { kind: 'message', text: 'halo', button: undefined, attachments: [] } as const;
    if (ownershipOf(this.handoff) === 'human') this.run(input, handoffHeld.begin);
    else if (ownershipOf(this.handoff) === 'bot') this.run(input, human.begin);
  }

  customerCallsOff(): void {
    const input = { kind: 'message', text: 'x', button: undefined, attachments: [] } as const;
    const chosen = { kind: 'handoff', decision: 'bot' } as const;
    if (ownershipOf(this.handoff) === 'waiting')
      this.run(input, (turn) => handoffWaiting.begin({ ...turn, chosen }));
  }

  acts(repId: RepId, act: RepAct): void {
    this.run({ kind: 'rep', repId, repName: repId, act }, relay.begin);
  }

  goes(repId: RepId, how: 'signed_out' | 'disconnected'): void {
    this.ready.delete(repId);
    const { handoff } = this;
    if (!handoff || !isHeld(handoff.state) || handoff.state.repId !== repId) return;
    this.due({ what: 'handoff_rep_gone', handoffId: handoff.id, repId, how });
  }

  /** Time passes from one moment at which something is due to the next; a job finds it within its pace. */
  passes(seconds: number): void {
    const end = plusMillis(this.now, seconds * 1000);
    while (this.now < end) {
      const [next = end] = this.moments().sort();
      this.now = next < end ? next : end;
      this.jobs();
    }
  }

  /** What is still to come if nobody does anything. */
  private moments(): Instant[] {
    const { handoff } = this;
    if (!handoff) return [];
    const rules = VIEWS.rules.handoff;
    const since = waitsSince(handoff);
    const stages = isCalling(handoff.state) ? [rules.heartbeatS, rules.choiceS, rules.slaAcceptS] : [];
    const moments = [
      ...timersOf(handoff, rules).map(({ at }) => at),
      ...stages.map((after) => plusMillis(since, after * 1000)),
    ];
    return moments.filter((at) => at > this.now);
  }

  jobs(): void {
    // What one step brings about may be followed by the next at once.
    for (let round = 0; round < 3; round += 1) this.lookOnce();
  }

  private lookOnce(): void {
    const { handoff } = this;
    if (!handoff) return;
    const { id: handoffId, state } = handoff;
    const rules = VIEWS.rules.handoff;
    if (state.status === 'queued' && state.asked === undefined)
      this.due({ what: 'handoff_route', handoffId, reps: this.atWork() });
    for (const timer of timersOf(handoff, rules).filter(({ at }) => at <= this.now)) {
      const { step, since } = timer;
      this.once(`${handoffId}:${step}:${since}`, { what: 'handoff_time', handoffId, step, since });
    }
    if (isCalling(state)) {
      const since = waitsSince(handoff);
      const stage = waitStage(millisBetween(since, this.now) / 1000, rules);
      if (stage) this.once(`${handoffId}:${stage}:${since}`, { what: 'handoff_waits', handoffId, stage });
    }
    if (state.status === 'scheduled' && state.callbackAt <= this.now) {
      const { callbackAt, moves } = state;
      const key = `${handoffId}:${callbackAt}:${moves}`;
      this.once(key, { what: 'callback_missed', handoffId, callbackAt });
    }
  }

  private atWork(): RepAtWork[] {
    return [...this.ready].map((repId) => ({
      repId,
      status: 'ready',
      isReachable: true,
      load: 0,
      lastAssignedAt: undefined,
      lastServedAt: undefined,
    }));
  }

  private once(key: string, due: Due): void {
    if (this.begun.has(key)) return;
    this.begun.add(key);
    this.due(due);
  }

  private due(due: Due): void {
    const dialogs = [handoffRouting, handoffTimers, handoffWaiting];
    const dialog = dialogs.find(({ dueOn }) => dueOn?.includes(due.what));
    if (dialog) this.run({ kind: 'due', due }, dialog.begin);
  }

  private run(input: TurnInput, begin: (turn: Turn) => Step): void {
    const before = this.handoff;
    // As after a kill before the commit: the turn is run again from what stands, and decides the same.
    const mark = this.serial;
    const first = JSON.stringify(outputsOf(begin(this.turn(input))));
    this.serial = mark;
    const outputs = outputsOf(begin(this.turn(input)));
    if (JSON.stringify(outputs) !== first) throw new Error('a turn that is run again decides something else');
    for (const output of outputs) {
      if (output.kind !== 'record') continue;
      this.snapshot = evolve(this.snapshot, output.event);
      if (output.event.type === 'reps_notified') this.notices.push(output.event.notice);
    }
    this.ran.push({ input, before, after: this.handoff, outputs, at: this.now });
  }

  private readonly newId = (kind: string): string => `${kind}-${(this.serial += 1)}`;

  /** Every part by its name: a million turns are made, and spreading costs more than the dialogs do. */
  private turn(input: TurnInput): Turn {
    const { contact, conversation, handoff } = this.snapshot;
    return {
      behindDoor: NO_PROOF.behindDoor,
      codeWays: NO_PROOF.codeWays,
      exportLink: NO_PROOF.exportLink,
      now: this.now,
      messageId: `m${this.ran.length}`,
      input,
      recognition: NOTHING_RECOGNIZED,
      acts: [],
      chosen: undefined,
      repeated: false,
      open: [],
      attempt: 0,
      recorded: [],
      leftover: [],
      stuck: undefined,
      contact,
      conversation,
      handoff,
      views: VIEWS,
      wording: WORDING,
      newId: this.newId,
      newSerial: SERIAL,
      newCode: CODE,
    };
  }
}
