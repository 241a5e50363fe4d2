import { daysBetween } from '../time/calendar';
import { type Instant } from '../time/instant';

/** What a satisfaction survey is about: how a complaint was settled (C-22), or the help of a person of ours. */
export type SurveyAbout = 'complaint' | 'handoff';

/** One question from 1 to 5, and one why. */
export interface Survey {
  id: string;
  about: SurveyAbout;
  /** Id of the complaint or the handoff. */
  subjectId: string;
  askedAt: Instant;
}

export interface SurveyRules {
  /** Hours after a handoff has ended until its help may be rated. */
  handoffAfterH: number;
  /** Hours after which it is too late to ask. */
  handoffUntilH: number;
  /** Nobody is asked about a handoff within this many days of another survey. */
  apartD: number;
}

export const DEFAULT_SURVEY_RULES: SurveyRules = { handoffAfterH: 1, handoffUntilH: 48, apartD: 30 };

export const RATINGS = [1, 2, 3, 4, 5] as const;

export type Rating = (typeof RATINGS)[number];

export function isRating(value: number): value is Rating {
  return RATINGS.some((rating) => rating === value);
}

/** Somebody has to see to it: the complaint is opened again (C-22), or a supervisor looks at the conversation. */
export function isPoor(rating: number): boolean {
  return rating <= 2;
}

/** Whether a handoff may be asked about: the one of a complaint is rated with the complaint, and not twice. */
export function mayAskAboutHandoff(
  lastAskedAt: Instant | undefined,
  isComplaintOpen: boolean,
  rules: SurveyRules,
  now: Instant,
): boolean {
  if (isComplaintOpen) return false;
  return lastAskedAt === undefined || daysBetween(lastAskedAt, now) >= rules.apartD;
}
