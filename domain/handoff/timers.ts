import { plusHours, plusMillis } from '../time/calendar';
import { type HandoffStep } from '../conversation/due';
import { type Instant } from '../time/instant';
import { type Handoff, type HandoffState } from './handoff';
import { type HandoffRules } from './rules';

/** A moment at which the state of a handoff changes unless it was changed before. */
export interface HandoffTimer {
  step: HandoffStep;
  at: Instant;
  /** The beginning of the wait it belongs to: with the step the name of this moment. */
  since: Instant;
}

const MINUTE_MS = 60_000;

type Timed<S extends HandoffState['status']> = (
  handoff: Handoff,
  state: Extract<HandoffState, { status: S }>,
  rules: HandoffRules,
) => HandoffTimer[];

/**
 * The timers of every state that is not final (§2.6); the promised call-back has its own job (T42), and so has
 * what the waiting customer is told.
 */
const TIMERS: { [S in HandoffState['status']]: Timed<S> } = {
  queued: ({ requestedAt }, { since = requestedAt, asked, askedAt = since }, rules) => [
    ...(asked === 'team' ? [seconds('team_ends', askedAt, rules.broadcastS)] : []),
    seconds('nobody_came', since, rules.slaAcceptS),
  ],
  offered: (_handoff, { offer, since }, rules) => [
    { step: 'offer_ends', at: offer.until, since: offer.at },
    seconds('nobody_came', since, rules.slaAcceptS),
  ],
  scheduled: (_handoff, { callbackAt, moves }, rules) => [
    moves > rules.callbackMoves
      ? { step: 'given_up', at: plusHours(callbackAt, rules.silence.endH), since: callbackAt }
      : { step: 'callback', at: callbackAt, since: callbackAt },
  ],
  accepted: (_handoff, state, rules) => repSilent(state.waitsSince ?? state.claimedAt, rules),
  active: (_handoff, { claimedAt, repliedAt, waitsSince }, rules) =>
    waitsSince === undefined && repliedAt !== undefined
      ? [
          minutes('customer_nudge', repliedAt, rules.silence.custNudgeMin),
          minutes('customer_pause', repliedAt, rules.silence.custPauseMin),
        ]
      : repSilent(waitsSince ?? claimedAt, rules),
  paused: (_handoff, { pausedAt }, rules) => [
    { step: 'both_silent', at: plusHours(pausedAt, rules.silence.endH), since: pausedAt },
  ],
  returned: () => [],
  ended: () => [],
  cancelled: () => [],
  abandoned: () => [],
};

/** The timers that are still to come; empty in a final state, and only there. */
export function timersOf(handoff: Handoff, rules: HandoffRules): readonly HandoffTimer[] {
  const timed = TIMERS[handoff.state.status] as Timed<HandoffState['status']>;
  return timed(handoff, handoff.state, rules);
}

/** Whether a moment still stands: it may have been overtaken between its job and its turn. */
export function isDue(
  handoff: Handoff,
  { step, since }: Pick<HandoffTimer, 'step' | 'since'>,
  now: Instant,
  rules: HandoffRules,
): boolean {
  return timersOf(handoff, rules).some(
    (timer) => timer.step === step && timer.since === since && timer.at <= now,
  );
}

function repSilent(since: Instant, { silence }: HandoffRules): HandoffTimer[] {
  return [
    minutes('rep_nudge', since, silence.repNudgeMin),
    minutes('rep_supervisor', since, silence.repSupervisorMin),
    minutes('rep_lost', since, silence.repReofferMin),
  ];
}

function seconds(step: HandoffStep, since: Instant, after: number): HandoffTimer {
  return { step, at: plusMillis(since, after * 1000), since };
}

function minutes(step: HandoffStep, since: Instant, after: number): HandoffTimer {
  return { step, at: plusMillis(since, after * MINUTE_MS), since };
}
