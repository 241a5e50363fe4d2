import { type Instant } from '../../domain/time/instant';
import { type Question } from './questions';
import { type Aside } from './side-question';

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
  /** Messages that told nothing, e.g. a face. */
  wordless?: number;
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
