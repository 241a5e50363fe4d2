import { type Instant } from '../../domain/time/instant';
import { QUESTIONS, type QuestionId } from '../../domain/leads/qualification';
import { type Turn } from '../contract/turn';

/** An open question of the form. */
export interface Asking {
  stage: 'question';
  asking: QuestionId;
  together: QuestionId | undefined;
  /** How often each question was asked, in whatever words: one asked twice is passed over. */
  times: Partial<Record<QuestionId, number>>;
  /** How often they asked why or refused: twice, and the form asks no more. */
  reluctance: number;
  /** When it was asked: after a month it is not taken up again (F-11). */
  askedAt: Instant;
  /** How many questions remain was told once (F-8). */
  told: boolean;
}

/** Where the form stands. Named, not numbered: adding a stage moves no live conversation. */
export type Form =
  | Asking
  /** F-3: a number that may be two things. */
  | { stage: 'which'; number: number; back: Asking }
  /** How to address them: gender is never guessed from a name (I-2). */
  | { stage: 'honorific'; back: Asking }
  /** F-13: the summary, and what of it to change. */
  | { stage: 'summary'; tries: number }
  | { stage: 'change' }
  /** F-14: keep what was told, or delete it. */
  | { stage: 'leaving'; back: Asking | undefined }
  /** A person is offered, not forced. */
  | { stage: 'offer'; tries: number }
  /** When the promised call suits. */
  | { stage: 'hour' }
  /** F-10: go on with the form of the other day, or begin anew. */
  | { stage: 'returning' };

/** A question is asked twice at most, in other words the second time (F-12, F-20). */
const MOST_ASKED = 2;

export function isAskedEnough(times: Asking['times'], question: QuestionId): boolean {
  return (times[question] ?? 0) >= MOST_ASKED;
}

/** The count after a question has been asked once more. */
export function askedOnceMore(times: Asking['times'], question: QuestionId): Asking['times'] {
  return { ...times, [question]: (times[question] ?? 0) + 1 };
}

/** Dialogs whose open question is one of the form's: an answer to it is a slot. */
const ADVISERS = ['compare', 'recommend'];

/** The form on top of the stack, if it is there. */
export function openForm(turn: Turn): Form | undefined {
  const frame = turn.conversation.stack.at(-1);
  // The host keeps under this id only what `qualify` returned.
  return frame?.id === 'qualify' ? (frame.state as Form) : undefined;
}

/** The slots the open question asks for. */
export function openQuestions(turn: Turn): readonly QuestionId[] {
  const form = openForm(turn);
  if (form?.stage === 'question') return form.together ? [form.asking, form.together] : [form.asking];
  const frame = turn.conversation.stack.at(-1);
  const { asking } = (frame?.state ?? {}) as { asking?: QuestionId };
  return frame && ADVISERS.includes(frame.id) && asking && QUESTIONS.includes(asking) ? [asking] : [];
}
