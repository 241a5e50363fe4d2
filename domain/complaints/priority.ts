import { type ComplaintRules } from './rules';
import { type Priority, type Severity } from './kinds';
import { type Rung, type Standing } from '../ladder/rung';

/** Value of a buyer (§2.2.4). */
export type Segment = 'MVC' | 'MOST_POTENTIAL' | 'NO_VALUE';

export interface PriorityInput {
  severity: Severity;
  /** Hours until it must be settled, e.g. until the party; undefined when nothing presses. */
  neededWithinH: number | undefined;
  segment: Segment | undefined;
  /** Undefined for somebody we do not know. */
  standing: Standing | undefined;
  /** The same issue again (C-24). */
  repeat: boolean;
  angry: boolean;
}

/** One reason of a priority, in points. */
export interface PriorityLine {
  because: 'severity' | 'urgency' | 'segment' | 'rung' | 'repeat' | 'anger';
  points: number;
}

export interface PriorityVerdict {
  priority: Priority;
  score: number;
  /** Their sum is the score. */
  lines: PriorityLine[];
}

/** How soon a complaint is due (§2.4.4, T27). Being valuable only ever raises it; SEV1 is P1 for a stranger. */
export function prioritise(input: PriorityInput, rules: ComplaintRules): PriorityVerdict {
  const { points } = rules;
  const lines: PriorityLine[] = [
    { because: 'severity', points: rules.base[input.severity] },
    { because: 'urgency', points: urgencyPoints(input.neededWithinH, points.urgency) },
    { because: 'segment', points: segmentPoints(input.segment, points.segment) },
    { because: 'rung', points: rungPoints(input.standing, points.rung) },
    { because: 'repeat', points: input.repeat ? points.repeat : 0 },
    { because: 'anger', points: input.angry ? points.anger : 0 },
  ];
  const score = lines.reduce((sum, line) => sum + line.points, 0);
  const priority = input.severity === 'SEV1' ? 'P1' : priorityAt(score, rules);
  return { priority, score, lines: lines.filter((line) => line.points > 0) };
}

function priorityAt(score: number, rules: Pick<ComplaintRules, 'p1' | 'p2' | 'p3'>): Priority {
  if (score >= rules.p1) return 'P1';
  if (score >= rules.p2) return 'P2';
  return score >= rules.p3 ? 'P3' : 'P4';
}

const RAISED: Record<Priority, Priority> = { P4: 'P3', P3: 'P2', P2: 'P1', P1: 'P1' };

/** One level up; P1 is the top (§4.5.7). */
export function raisePriority(priority: Priority): Priority {
  return RAISED[priority];
}

/** H-3: a complaint calls a person when it is P1, when anger was heard twice, or when SEV2 came back. */
export function complaintCallsForPerson(complaint: {
  priority: Priority;
  severity: Severity;
  repeat: boolean;
  angryMessages: number;
}): boolean {
  const cameBack = complaint.repeat && complaint.severity <= 'SEV2';
  return complaint.priority === 'P1' || complaint.angryMessages >= 2 || cameBack;
}

function urgencyPoints(hours: number | undefined, points: ComplaintRules['points']['urgency']): number {
  if (hours === undefined) return 0;
  if (hours <= 24) return points.h24;
  return hours <= 72 ? points.d3 : 0;
}

function segmentPoints(segment: Segment | undefined, points: ComplaintRules['points']['segment']): number {
  switch (segment) {
    case 'MVC':
      return points.mvc;
    case 'MOST_POTENTIAL':
      return points.potential;
    case 'NO_VALUE':
    case undefined:
      return 0;
  }
}

type RungPoints = ComplaintRules['points']['rung'];

const RUNG_POINTS: Record<Rung, keyof RungPoints | undefined> = {
  SUSPECT: undefined,
  PROSPECT: undefined,
  SHOPPER: 'shopper',
  CUSTOMER: 'customer',
  MEMBER: 'member',
  ADVOCATE: 'advocate',
  RAVING_FAN: 'advocate',
};

function rungPoints(standing: Standing | undefined, points: RungPoints): number {
  if (standing === undefined || standing === 'OUT_OF_TARGET') return 0;
  const key = RUNG_POINTS[standing];
  return key === undefined ? 0 : points[key];
}
