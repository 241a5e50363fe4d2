/** What came of trying to reach a customer. `postponed`: they asked for another hour. */
export const ATTEMPT_RESULTS = ['reached', 'no_answer', 'wrong_number', 'postponed'] as const;
export type AttemptResult = (typeof ATTEMPT_RESULTS)[number];
