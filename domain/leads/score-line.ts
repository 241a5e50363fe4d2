import { type Instant } from '../time/instant';
import { type Standing } from '../ladder/rung';
import { type Signal } from './rules';
import { type ContactType } from './target-market';
import { type Track, type LeadSlots } from './slots';

/** The texts that explain a score, by message key. */
export type ScoreText =
  | `score.${'segment' | 'size' | 'territory' | 'role' | 'contact' | 'volume' | 'signal-cap' | 'silence'}`
  | `score.challenge-${'specific' | 'general'}`
  | `score.need-${'product' | 'category'}`
  | `score.timeline-${'d7' | 'd30' | 'd90' | 'd180' | 'later' | 'unknown'}`
  | `score.budget-${'enough' | 'half' | 'less' | 'unknown' | 'accepted'}`
  | `score.signal-${Signal}`
  | `score.${'buyer' | 'referred' | 'student' | 'vendor' | 'competitor' | 'abuse'}`
  | `score.switching-${'high' | 'medium'}`;
export type ScoreRuleId =
  | `fit.${'segment' | 'size' | 'territory' | 'role' | 'contact'}`
  | `intent.${'challenge' | 'need' | 'timeline' | 'budget' | 'volume' | 'signal'}`
  | 'Q-7'
  | 'Q-8';
/** One visible reason of a score. `because.key` names the text, `values` its placeholders. */
export interface ScoreLine {
  ruleId: ScoreRuleId;
  points: number;
  because: { key: ScoreText; values: Readonly<Record<string, string | number>> };
}

export interface ScoreInput {
  track: Track;
  slots: LeadSlots;
  signals: readonly Signal[];
  /** Phone or e-mail is known. */
  contactable: boolean;
  /** Price of one unit of the product of interest, at the quantity wanted; undefined when there is none. */
  unitPrice: number | undefined;
  /** Ids of the segments the company is for. */
  targetSegments: readonly string[];
  standing: Standing;
  referredByMember: boolean;
  contactType: ContactType | undefined;
  abusive: boolean;
  lastInboundAt: Instant;
}
