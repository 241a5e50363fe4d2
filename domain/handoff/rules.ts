import { type AttemptRules } from './attempt';
import { type BusinessCalendar, addBusinessHours, isOpen, nextOpening } from '../time/business-calendar';
import { plusMillis } from '../time/calendar';
import { type WaitStage } from '../conversation/due';
import { type Instant } from '../time/instant';

/** The timers of a handoff (`domain.md` §2.6, §4.2). */
export interface HandoffRules {
  /** Seconds one rep has to accept, how many reps are asked, and how long the whole team then is. */
  offerS: number;
  maxReps: number;
  broadcastS: number;
  /** Seconds after which the waiting customer hears from us, and is given a choice. */
  heartbeatS: number;
  choiceS: number;
  /** Conversations one rep can hold at a time, unless their own row says otherwise. */
  capacity: number;
  slaAcceptS: number;
  silence: {
    repNudgeMin: number;
    repSupervisorMin: number;
    repReofferMin: number;
    custNudgeMin: number;
    custPauseMin: number;
    endH: number;
  };
  /** A rep who served a customer within this many days is asked first. */
  stickyD: number;
  outcomeDueH: number;
  /** Minutes after opening by which a call-back is promised (T42). */
  callbackMin: number;
  /** How often a promised call-back may be moved before no new time is given. */
  callbackMoves: number;
  /** Tries to reach somebody who asked for a call, a meeting or a reminder. */
  task: AttemptRules;
}

export const DEFAULT_HANDOFF_RULES: HandoffRules = {
  offerS: 60,
  maxReps: 3,
  broadcastS: 120,
  heartbeatS: 60,
  choiceS: 180,
  capacity: 3,
  slaAcceptS: 300,
  silence: {
    repNudgeMin: 3,
    repSupervisorMin: 6,
    repReofferMin: 10,
    custNudgeMin: 10,
    custPauseMin: 30,
    endH: 24,
  },
  stickyD: 180,
  outcomeDueH: 24,
  callbackMin: 30,
  callbackMoves: 2,
  task: { attempts: 3, againH: 2 },
};

/** The stage of waiting after so many seconds; undefined while it is too short to mention. */
export function waitStage(
  seconds: number,
  rules: Pick<HandoffRules, 'heartbeatS' | 'choiceS' | 'slaAcceptS'>,
): WaitStage | undefined {
  if (seconds >= rules.slaAcceptS) return 'late';
  if (seconds >= rules.choiceS) return 'choice';
  return seconds >= rules.heartbeatS ? 'heartbeat' : undefined;
}

/** When a rep will write after none was available: in half an hour of working time. */
export function nextCallback(
  now: Instant,
  calendar: BusinessCalendar,
  rules: Pick<HandoffRules, 'callbackMin'>,
): Instant {
  return callbackAt(now, calendar, rules) ?? addBusinessHours(now, rules.callbackMin / 60, calendar);
}

/** T42: when to promise a rep's message outside business hours; undefined during business hours. */
export function callbackAt(
  now: Instant,
  calendar: BusinessCalendar,
  rules: Pick<HandoffRules, 'callbackMin'>,
): Instant | undefined {
  if (isOpen(now, calendar)) return undefined;
  return plusMillis(nextOpening(now, calendar), rules.callbackMin * 60_000);
}
