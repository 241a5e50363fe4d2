import { type Instant } from '../time/instant';
import { expectedValue, daysLeft, type LeadSlots } from './slots';
import { type BudgetPoints, type LeadRules, SIGNALS } from './rules';
import { type ScoreInput, type ScoreLine, type ScoreRuleId, type ScoreText } from './score-line';

type Values = ScoreLine['because']['values'];
type Territory = NonNullable<LeadSlots['location']>['territory'];

/** The lines of the two axes of a score (§2.3.4). */
export interface AxisLines {
  fit: ScoreLine[];
  intent: ScoreLine[];
}

/** B2B: 40 points of fit, 60 of intent. */
export function b2bLines(input: ScoreInput, rules: LeadRules, now: Instant): AxisLines {
  const { slots } = input;
  const points = rules.points.b2b;
  const fit: ScoreLine[] = [
    ...segmentLine(input, points.segment),
    ...territoryLine(slots, points.territory),
    ...(slots.size ? [line('fit.size', points.size[slots.size], 'score.size', { size: slots.size })] : []),
    ...(slots.role ? [line('fit.role', points.role[slots.role], 'score.role', { role: slots.role })] : []),
  ];
  const intent: ScoreLine[] = [
    ...(slots.challenge
      ? [line('intent.challenge', points.challenge[slots.challenge], `score.challenge-${slots.challenge}`)]
      : []),
    b2bTimeline(slots, points.timeline, now),
    budgetLine(input, points.budget, 0.8),
    ...(slots.quantity ? [line('intent.volume', points.volume, 'score.volume', { ...slots.quantity })] : []),
    ...signalLines(input, rules, points.signalCap),
  ];
  return { fit, intent };
}

/** B2C: 30 points of fit, 70 of intent. */
export function b2cLines(input: ScoreInput, rules: LeadRules, now: Instant): AxisLines {
  const { slots } = input;
  const points = rules.points.b2c;
  const fit: ScoreLine[] = [
    ...territoryLine(slots, points.territory),
    ...segmentLine(input, points.segment),
    ...(input.contactable ? [line('fit.contact', points.contact, 'score.contact', {})] : []),
  ];
  const intent: ScoreLine[] = [
    ...b2cNeed(slots, points.need),
    b2cTimeline(slots, points.timeline, now),
    budgetLine(input, points.budget, 1),
    ...signalLines(input, rules, points.signalCap),
  ];
  return { fit, intent };
}

function segmentLine({ slots, targetSegments }: ScoreInput, points: number): ScoreLine[] {
  if (slots.segment === undefined || !targetSegments.includes(slots.segment)) return [];
  return [line('fit.segment', points, 'score.segment', { segment: slots.segment })];
}

function territoryLine(slots: LeadSlots, points: { served: number; deliveryOnly: number }): ScoreLine[] {
  if (!slots.location) return [];
  const { city, territory } = slots.location;
  return [line('fit.territory', territoryPoints(territory, points), 'score.territory', { city, territory })];
}

function territoryPoints(territory: Territory, points: { served: number; deliveryOnly: number }): number {
  switch (territory) {
    case 'served':
    case 'deliveryOnly':
      return points[territory];
    case 'outside':
    case 'abroad':
      return 0;
  }
}

function b2bTimeline(
  { timeline }: LeadSlots,
  points: LeadRules['points']['b2b']['timeline'],
  now: Instant,
): ScoreLine {
  if (timeline === undefined || timeline === 'undecided')
    return line('intent.timeline', points.later, 'score.timeline-unknown');
  const days = daysLeft(timeline, now);
  const band = days <= 30 ? 'd30' : days <= 90 ? 'd90' : days <= 180 ? 'd180' : 'later';
  return line('intent.timeline', points[band], `score.timeline-${band}`, { days });
}

function b2cTimeline(
  { timeline }: LeadSlots,
  points: LeadRules['points']['b2c']['timeline'],
  now: Instant,
): ScoreLine {
  if (timeline === undefined || timeline === 'undecided')
    return line('intent.timeline', points.unknown, 'score.timeline-unknown');
  const days = daysLeft(timeline, now);
  const band = days <= 7 ? 'd7' : days <= 30 ? 'd30' : 'later';
  return line('intent.timeline', points[band], `score.timeline-${band}`, { days });
}

/** A product that is wanted, or only a kind of thing. */
function b2cNeed(slots: LeadSlots, points: { product: number; category: number }): ScoreLine[] {
  if (slots.sku !== undefined)
    return [line('intent.need', points.product, 'score.need-product', { sku: slots.sku })];
  const isKind = slots.category !== undefined || slots.challenge !== undefined;
  return isKind ? [line('intent.need', points.category, 'score.need-category')] : [];
}

/** The upper end of what they would spend against the price of what they want; bands are half-open. */
function budgetLine(input: ScoreInput, points: BudgetPoints, enoughAt: number): ScoreLine {
  const { budget, priceAccepted } = input.slots;
  const price = expectedValue(input.slots, input.unitPrice);
  if (priceAccepted) return line('intent.budget', points.enough, 'score.budget-accepted');
  if (budget === undefined || budget === 'undecided' || !price)
    return line('intent.budget', points.unknown, 'score.budget-unknown');
  const share = budget.max / price;
  const band = share >= enoughAt ? 'enough' : share >= 0.5 ? 'half' : 'less';
  return line('intent.budget', points[band], `score.budget-${band}`, { budget: budget.max, price });
}

/** Each kind of question counts once; what goes over the cap is taken off in a line of its own. */
function signalLines(input: ScoreInput, rules: LeadRules, cap: number): ScoreLine[] {
  const shown = SIGNALS.filter((signal) => input.signals.includes(signal));
  const lines = shown.map((signal) =>
    line('intent.signal', rules.points.signals[signal], `score.signal-${signal}`),
  );
  const over = lines.reduce((total, { points }) => total + points, 0) - cap;
  return over > 0 ? [...lines, line('intent.signal', -over, 'score.signal-cap', { cap })] : lines;
}

function line(ruleId: ScoreRuleId, points: number, key: ScoreText, values: Values = {}): ScoreLine {
  return { ruleId, points, because: { key, values } };
}
