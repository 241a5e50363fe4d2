import { expect } from 'chai';
import fc from 'fast-check';
import { type RepAct } from '../../../../domain/conversation/turn-input';
import {
  HANDOFF_MOVES,
  isCalling,
  isHeld,
  ownershipOf,
  waitsSince,
} from '../../../../domain/handoff/handoff';
import { timersOf } from '../../../../domain/handoff/timers';
import { millisBetween } from '../../../../domain/time/calendar';
import { HandoffModel, REPS, type Ran, VIEWS } from './handoff-model';

type Step = (model: HandoffModel) => void;

const repArb = fc.constantFrom(...REPS);
const acts: RepAct[] = [
  { act: 'claim' },
  { act: 'decline', reason: 'rapat' },
  { act: 'reply', text: 'halo kak' },
  { act: 'return', note: undefined },
  { act: 'transfer', to: 'team' },
  { act: 'transfer', to: 'bayu' },
  { act: 'pause' },
  { act: 'take_over' },
];

/** Repeated clicks: the same act comes twice. An old button: the claim names the call before this one. */
const stepArb: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Step>((model) => model.customerWrites()) },
  { weight: 1, arbitrary: fc.constant<Step>((model) => model.customerCallsOff()) },
  {
    weight: 8,
    arbitrary: fc
      .tuple(repArb, fc.constantFrom(...acts), fc.boolean())
      .map(([rep, act, twice]): Step => (model) => {
        model.acts(rep, act);
        if (twice) model.acts(rep, act);
      }),
  },
  {
    weight: 1,
    arbitrary: repArb.map(
      (rep): Step =>
        (model) =>
          model.acts(rep, { act: 'claim', handoffId: 'an-old-one' }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(repArb, fc.constantFrom('signed_out' as const, 'disconnected' as const)).map(
      ([rep, how]): Step =>
        (model) =>
          model.goes(rep, how),
    ),
  },
  {
    weight: 1,
    arbitrary: repArb.map(
      (rep): Step =>
        (model) =>
          void model.ready.add(rep),
    ),
  },
  {
    weight: 6,
    arbitrary: fc.constantFrom(1, 30, 61, 130, 200, 400, 700, 2_000, 40_000, 100_000).map(
      (seconds): Step =>
        (model) =>
          model.passes(seconds),
    ),
  },
);

function said({ outputs }: Ran): number {
  return outputs.filter((output) => output.kind === 'say' && output.author !== 'system').length;
}

/** Between the claim and the return the bot says nothing of its own. */
function botIsSilent(ran: Ran): boolean {
  const isWithHuman = ownershipOf(ran.before) === 'human' && ownershipOf(ran.after) === 'human';
  return !isWithHuman || ran.before?.id !== ran.after?.id || said(ran) === 0;
}

/** A state follows from the one before, and nobody gets what a colleague holds but by being given it. */
function isPermitted({ before, after, input }: Ran): boolean {
  if (!before || !after || before.id !== after.id) return true;
  const isSame = before.state.status === after.state.status;
  if (!isSame && !HANDOFF_MOVES[before.state.status].includes(after.state.status)) {
    // One turn may go through the queue to a promised time.
    return isHeld(before.state) && after.state.status === 'scheduled' && input.kind === 'due';
  }
  return !isHeld(before.state) || !isHeld(after.state) || before.state.repId === after.state.repId;
}

/** What the holder writes reaches the customer; what anybody else writes does not. */
function wordsArrive({ input, before, outputs }: Ran): boolean {
  if (input.kind !== 'rep' || input.act.act !== 'reply') return true;
  const isHolder = isHeld(before?.state) && before.state.repId === input.repId;
  return outputs.some(({ kind }) => kind === 'relay') === isHolder;
}

/** At most one offer is open, and it is the one that the state names. */
function offersAreTrue({ after }: Ran): boolean {
  const open = (after?.offers ?? []).filter(({ result }) => result === undefined);
  const named = after?.state.status === 'offered' ? [after.state.offer.id] : [];
  return JSON.stringify(open.map(({ id }) => id)) === JSON.stringify(named);
}

/** Nobody waits longer than the timers say: for a person at all, and for the next word of one. */
function nobodyWaitsTooLong(model: HandoffModel): boolean {
  const { handoff, now } = model;
  if (!handoff) return true;
  const rules = VIEWS.rules.handoff;
  if (isCalling(handoff.state)) return millisBetween(waitsSince(handoff), now) < rules.slaAcceptS * 1000;
  const since = isHeld(handoff.state) ? handoff.state.waitsSince : undefined;
  return since === undefined || millisBetween(since, now) < rules.silence.repReofferMin * 60_000;
}

/** A state that is no end has an exit and a timer. */
function hasWayOut({ handoff }: HandoffModel): boolean {
  if (!handoff) return true;
  const isEnd = ownershipOf(handoff) === 'bot';
  const exits = HANDOFF_MOVES[handoff.state.status].filter((to) => to !== handoff.state.status);
  return (exits.length === 0) === isEnd && (timersOf(handoff, VIEWS.rules.handoff).length === 0) === isEnd;
}

function eachNoticeOnce({ notices, ran }: HandoffModel): boolean {
  const waits = ran.flatMap(({ input, outputs }) =>
    input.kind === 'due' && input.due.what === 'handoff_time' && outputs.length > 0
      ? [`${input.due.handoffId} ${input.due.step} ${input.due.since}`]
      : [],
  );
  return new Set(waits).size === waits.length && new Set(notices.map(({ id }) => id)).size === notices.length;
}

/** The customer hears of a handoff's end, or of somebody else's coming, when they wait for a word. */
function isToldOfLoss({ before, after, outputs }: Ran): boolean {
  const waited = isHeld(before?.state) && before.state.waitsSince !== undefined;
  const isLost = ownershipOf(after) !== 'human';
  return !waited || !isLost || outputs.some(({ kind }) => kind === 'say');
}

// Asked a million times: an assertion is made only of what does not hold.
const AFTER_A_TURN = Object.entries({ botIsSilent, isPermitted, wordsArrive, offersAreTrue, isToldOfLoss });
const ALWAYS = Object.entries({ nobodyWaitsTooLong, hasWayOut, eachNoticeOnce });

describe('Histories of a handoff', () => {
  it('10,000 of customer, reps, timers, sign-outs and repeated clicks keep every promise', () => {
    fc.assert(
      fc.property(fc.array(stepArb, { minLength: 3, maxLength: 24 }), (steps) => {
        const model = new HandoffModel();
        for (const step of steps) {
          step(model);
          model.jobs();
          for (const [name, holds] of ALWAYS) if (!holds(model)) expect.fail(name);
        }
        for (const ran of model.ran)
          for (const [name, holds] of AFTER_A_TURN)
            if (!holds(ran))
              expect.fail(`${name}: ${JSON.stringify([ran.before?.state, ran.input, ran.after?.state])}`);
      }),
      { numRuns: Number(process.env.HISTORIES ?? 10_000) },
    );
  }).timeout(300_000);

  it('reach every state', () => {
    const reached = new Set<string>();
    // A day of silence is rare among random steps: the seed makes that the same histories are walked each time.
    const histories = fc.array(stepArb, { minLength: 10, maxLength: 30 });
    const steps = fc.sample(histories, { numRuns: 3_000, seed: 13 });
    for (const history of steps) {
      const model = new HandoffModel();
      for (const step of history) step(model);
      for (const { after } of model.ran) if (after) reached.add(after.state.status);
    }
    expect([...reached].sort()).to.deep.equal(Object.keys(HANDOFF_MOVES).sort());
  }).timeout(120_000);
});
