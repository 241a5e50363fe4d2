import { type Instant } from '../../domain/time/instant';
import { type Intent } from '../../domain/recognition/intent';

/** The questions of the intake, at most four (§2.4.3). */
export type Question = 'hurt' | 'story' | 'order' | 'wish';

/** A question about what we sell in the middle of a complaint: answered when the complaint is taken down (F-15). */
export interface Aside {
  acts: readonly Intent[];
  sku?: string;
  /** The message that asked it. */
  text: string;
}

/** What is known of a complaint beside its file while it is being told. */
export interface Account {
  complaintId: string;
  /** Questions that were asked; none comes back once it was answered. */
  asked: readonly Question[];
  /** How often they were angry. */
  angry: number;
  neededBy?: Instant;
  repeat: boolean;
  /** The wish was asked a second time, because something else was told first. */
  wishAgain?: boolean;
  /** A person was called for it. */
  called?: boolean;
  /** The thing it is about, when one was named. */
  sku?: string;
  /** A question about something else, to be answered once the complaint is taken down. */
  aside?: Aside;
}

/** An essential is missing and was asked for. */
export interface Asking extends Account {
  stage: 'asking';
  question: Question;
}

/** The ticket is there, and whatever comes may be added to it. */
export interface Standing extends Account {
  stage: 'standing';
}

/** A complaint that is open in the conversation. */
export type Open = Asking | Standing;

export type Stage = Open['stage'];

/** The question that waits for an answer; undefined when the ticket is there. */
export function openQuestion(open: Open): Question | undefined {
  return open.stage === 'asking' ? open.question : undefined;
}
