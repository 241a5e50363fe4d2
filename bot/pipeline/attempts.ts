import { type Step } from '../../dialogs/contract/dialog';

/** How often the question that stands has been asked in a row. */
export interface Attempts {
  question: string;
  asked: number;
}

/** As often a question is asked, the second time in other words. */
export const MOST_ASKED = 2;

/** What is to be done with a question: ask it, show another way out instead, or end the dialog. */
export type NextAttempt = { kind: 'ask' | 'way_out' | 'give_up'; attempts: Attempts | undefined };

/**
 * The same question twice at most; then another way out, then the end.
 * A step that names no question is not counted.
 */
export function nextAttempt(before: Attempts | undefined, step: Step): NextAttempt {
  if (step.status !== 'waiting' || step.question === undefined) return { kind: 'ask', attempts: undefined };
  const asked = before?.question === step.question ? before.asked + 1 : 1;
  const attempts = { question: step.question, asked };
  if (asked <= MOST_ASKED) return { kind: 'ask', attempts };
  return { kind: asked === MOST_ASKED + 1 ? 'way_out' : 'give_up', attempts };
}
