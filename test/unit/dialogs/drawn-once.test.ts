import { expect } from 'chai';
import fc from 'fast-check';
import { viewsOf } from '../../../bot/knowledge/views';
import { DialogHost } from '../../../bot/pipeline/dialog-host';
import { DrawnNumbers } from '../../../bot/pipeline/drawn-numbers';
import { DIALOGS } from '../../../dialogs';
import { type AnyDialog, type Step } from '../../../dialogs/contract/dialog';
import { type Turn } from '../../../dialogs/contract/turn';
import { type Snapshot } from '../../../domain/contact/snapshot';
import { type Due } from '../../../domain/conversation/due';
import { type RepAct, type TurnInput } from '../../../domain/conversation/turn-input';
import { type Intent } from '../../../domain/recognition/intent';
import { shippedContent } from '../../shipped-content';
import { Chat, type Part, messageOf, part } from '../bot/pipeline/generated-messages';
import { NOW, Talk } from './complaints/complaint-turn';

const CONTENT = shippedContent();
const VIEWS = viewsOf(CONTENT, CONTENT.products);
const HOST = new DialogHost(DIALOGS);

/** Messages before the one in question: enough for a complaint, a wish for a person, an open question. */
const HISTORIES = fc.sample(fc.array(fc.array(part, { minLength: 1, maxLength: 3 }), { maxLength: 4 }), {
  numRuns: 6,
  seed: 10,
});
const OPENINGS: Part[][] = (['complain_damaged', 'human', 'buy', 'membership_join'] as const).map(
  (intent) => [{ kind: 'want', intent, about: [], sure: 0.95 }],
);
const REPLIES: Part[][] = [
  [{ kind: 'answer', yes: 'yes', sure: 0.95 }],
  [{ kind: 'answer', yes: 'no', sure: 0.95 }],
  [{ kind: 'inform', slot: { name: 'name', value: 'Rina' }, whose: 'self', sure: 0.95 }],
  [{ kind: 'unread', sure: 0.5 }],
];
const REP_ACTS: RepAct[] = [
  { act: 'claim' },
  { act: 'reply', text: 'halo kak' },
  { act: 'return', note: undefined },
  { act: 'transfer', to: 'team' },
  { act: 'note', text: 'catatan' },
  { act: 'state_fact', key: 'city', value: 'Bogor' },
  { act: 'record_order', sku: 'O10', quantity: 1, paid: true },
  { act: 'give_voucher', amount: 50_000, days: 30, reason: 'maaf' },
  { act: 'promise_call', at: '2026-11-24T03:00:00.000Z', text: 'penawaran' },
];

/** A moment of each kind, about what stands in the snapshot. */
function dues({ contact, handoff }: Snapshot): Record<Due['what'], Due> {
  const complaintId = contact.complaints.at(-1)?.id ?? 'complaint';
  const handoffId = handoff?.id ?? 'handoff';
  return {
    complaint_draft: { what: 'complaint_draft', complaintId },
    complaint_promise: { what: 'complaint_promise', complaintId, promise: 'firstHuman', stage: 'overdue' },
    complaint_silence: { what: 'complaint_silence', complaintId, step: 'remind' },
    handoff_waits: { what: 'handoff_waits', handoffId, stage: 'choice' },
    referral: { what: 'referral', friendId: 'friend', stage: 'converted' },
    survey: { what: 'survey', about: 'handoff', subjectId: handoffId },
    callback_missed: { what: 'callback_missed', handoffId, callbackAt: NOW },
    handoff_time: { what: 'handoff_time', handoffId, step: 'offer_ends', since: NOW },
    outcome_due: { what: 'outcome_due', handoffId, repId: 'dewi', stage: 'rep' },
    rep_news: { what: 'rep_news', kind: 'task_due', about: 'request' },
    handoff_route: { what: 'handoff_route', handoffId, reps: [] },
    handoff_rep_gone: { what: 'handoff_rep_gone', handoffId, repId: 'dewi', how: 'signed_out' },
  };
}

/** Counts what was drawn for good: what is drawn again is not counted. */
class Counter {
  drawn = 0;
  private readonly next = (): number => (this.drawn += 1);
  readonly numbers = new DrawnNumbers({
    newId: (kind) => `${kind}-${this.next()}`,
    newSerial: this.next,
    newCode: () => `K7PM-${this.next()}`,
  });
}

const refuse = (): never => {
  throw new Error('a number is drawn by looking');
};

/** What a turn is made of besides the numbers. */
function turnOf(snapshot: Snapshot, input: TurnInput, parts: readonly Part[], acts: readonly Intent[]): Turn {
  const { recognition } = messageOf(parts);
  const read = { ...recognition, acts: [...acts] };
  const open = HOST.open(snapshot.conversation.stack);
  const turn = new Talk(snapshot).turn({ text: '', acts: [...acts] });
  return {
    ...turn,
    input,
    recognition: read,
    views: VIEWS,
    open,
    newId: refuse,
    newSerial: refuse,
    newCode: refuse,
  };
}

const message = (parts: readonly Part[]): TurnInput => ({
  kind: 'message',
  text: messageOf(parts).text,
  button: undefined,
  attachments: [],
});

/** Turns on which the dialog may be begun. */
function turnsFor({ startsOn, dueOn = [], startsAt = [] }: AnyDialog, snapshot: Snapshot): Turn[] {
  const wish = (intent: Intent): Part[] => [{ kind: 'want', intent, about: [], sure: 0.95 }];
  const spoken = startsOn.map((intent) => turnOf(snapshot, message(wish(intent)), wish(intent), [intent]));
  const due = dueOn.map((what) => turnOf(snapshot, { kind: 'due', due: dues(snapshot)[what] }, [], []));
  const rep = { kind: 'rep', repId: 'dewi', repName: 'Dewi' } as const;
  const acts = startsAt.includes('rep') ? REP_ACTS : [];
  const acted = acts.map((act) => turnOf(snapshot, { ...rep, act }, [], []));
  const other = REPLIES.map((parts) => turnOf(snapshot, message(parts), parts, []));
  return [...spoken, ...due, ...acted, ...other];
}

/** Runs a step as a turn runs it, and again as after a conflict. @returns the step and what it drew */
function twice(turn: Turn, run: (turn: Turn) => Step | undefined): { step: Step | undefined; drawn: number } {
  const counter = new Counter();
  const { newId, newSerial, newCode } = counter.numbers;
  const step = run({ ...turn, newId, newSerial, newCode });
  const { drawn } = counter;
  counter.numbers.restart();
  expect(run({ ...turn, newId, newSerial, newCode })).to.deep.equal(step);
  expect(counter.drawn, 'numbers drawn by the second try').to.equal(drawn);
  return { step, drawn };
}

/** What the agenda and the recognizer ask of a dialog before it acts. */
function look(dialog: AnyDialog, turn: Turn, state: object | undefined): void {
  dialog.wins?.(turn);
  for (const when of Object.values(dialog.follows ?? {})) when(turn);
  if (!state) return;
  dialog.claims?.(state, turn);
  dialog.expects?.(state);
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}

describe('a dialog that is looked at, or tried twice', () => {
  const snapshots: Snapshot[] = [];
  let drawnByAll = 0;

  before(async () => {
    for (const heard of [...HISTORIES, ...OPENINGS.map((parts) => [parts])]) {
      const chat = new Chat(HOST, VIEWS);
      for (const parts of heard) await chat.hear(parts);
      snapshots.push(frozen(chat.snapshot));
    }
  });

  for (const dialog of DIALOGS) {
    it(`${dialog.id} draws what it draws once, and nothing by being looked at`, () => {
      for (const snapshot of snapshots) {
        for (const turn of turnsFor(dialog, snapshot)) {
          look(dialog, turn, undefined);
          const { step, drawn } = twice(turn, dialog.begin);
          drawnByAll += drawn;
          if (step?.status === 'waiting') replies(dialog, snapshot, step.state);
        }
      }
    });
  }

  function replies(dialog: AnyDialog, snapshot: Snapshot, state: object): void {
    frozen(state);
    for (const parts of REPLIES) {
      const turn = turnOf(snapshot, message(parts), parts, []);
      look(dialog, turn, state);
      drawnByAll += twice(turn, (now) => dialog.reply?.(state, now)).drawn;
      twice(turn, (now) => dialog.resume?.(state, now));
      twice(turn, (now) => dialog.skip?.(state, now));
    }
  }

  after(() => expect(drawnByAll, 'something was drawn at all').to.be.greaterThan(500));
});
