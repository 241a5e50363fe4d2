import { daysBetween } from '../time/calendar';
import { type Instant } from '../time/instant';
import { type LeadSlots } from './slots';
import { b2bLines, b2cLines } from './score-lines';
import { type LeadRules, type ModifierPoints } from './rules';
import { rungIndex } from '../ladder/rung';
import { type ScoreInput, type ScoreLine, type ScoreText } from './score-line';

/** */
export type Temperature = 'hot' | 'warm' | 'cold';

export interface LeadScore {
  fit: number;
  /** After decay. */
  intent: number;
  /** Q-7, together. */
  modifiers: number;
  /** 0..100. */
  total: number;
  temperature: Temperature;
  /** Their sum is the total before it was clamped (T14). Lines of no points are left out. */
  lines: ScoreLine[];
}

/** How good a lead is, on two axes, with every point explained (§2.3.4). Nothing is rounded (§4.5.6). */
export function scoreLead(input: ScoreInput, rules: LeadRules, now: Instant): LeadScore {
  const { fit, intent } = input.track === 'b2b' ? b2bLines(input, rules, now) : b2cLines(input, rules, now);
  const decay = decayLines(sum(intent), input.lastInboundAt, rules, now);
  const modifiers = modifierLines(input, rules.points.modifiers);
  const lines = [...fit, ...intent, ...decay, ...modifiers].filter((line) => line.points !== 0);
  const score = {
    fit: sum(fit),
    intent: sum(intent) + sum(decay),
    modifiers: sum(modifiers),
    total: Math.min(100, Math.max(0, sum(lines))),
  };
  return { ...score, temperature: temperatureOf(score, rules), lines };
}

/** interest and fit must both speak; much fit without intent is somebody who looks around. */
export function temperatureOf(
  score: Pick<LeadScore, 'total' | 'intent'>,
  rules: Pick<LeadRules, 'hot' | 'hotIntentMin' | 'warm'>,
): Temperature {
  if (score.total >= rules.hot && score.intent >= rules.hotIntentMin) return 'hot';
  return score.total >= rules.warm ? 'warm' : 'cold';
}

/** halves per full `halfLifeD` days since the customer last wrote. */
function decayLines(intent: number, lastInboundAt: Instant, rules: LeadRules, now: Instant): ScoreLine[] {
  const days = Math.max(0, Math.floor(daysBetween(lastInboundAt, now)));
  const halvings = Math.floor(days / rules.halfLifeD);
  if (halvings === 0) return [];
  const lost = intent - intent * 0.5 ** halvings;
  return [{ ruleId: 'Q-8', points: -lost, because: { key: 'score.silence', values: { days } } }];
}

/** */
function modifierLines(input: ScoreInput, points: ModifierPoints): ScoreLine[] {
  const lines: ScoreLine[] = [];
  const add = (key: ScoreText, amount: number, values: ScoreLine['because']['values'] = {}): void => {
    lines.push({ ruleId: 'Q-7', points: amount, because: { key, values } });
  };
  if (rungIndex(input.standing) >= rungIndex('SHOPPER'))
    add('score.buyer', points.buyer, { rung: input.standing });
  if (input.referredByMember) add('score.referred', points.referred);
  const switching = switchingDifficulty(input.slots);
  if (switching !== 'low') add(`score.switching-${switching}`, -points.switching[switching]);
  if (input.contactType === 'student') add('score.student', -points.student);
  if (input.contactType === 'vendor') add('score.vendor', -points.vendor);
  if (input.contactType === 'competitor') add('score.competitor', -points.competitor);
  if (input.abusive) add('score.abuse', -points.abuse);
  return lines;
}

/** How hard it is for the customer to switch: commitment and barriers together (D0, row 26). */
export function switchingDifficulty(slots: LeadSlots): 'high' | 'medium' | 'low' {
  const difficulty = (slots.current?.commitment ?? 0) + (slots.current?.barriers ?? 0);
  if (difficulty >= 3) return 'high';
  return difficulty === 2 ? 'medium' : 'low';
}

function sum(lines: readonly ScoreLine[]): number {
  return lines.reduce((total, line) => total + line.points, 0);
}
