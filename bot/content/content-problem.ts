/** A mistake in a content file, in words for the person who wrote it: what is wrong and what to do. */
export interface ContentProblem {
  /** Relative to the company folder, e.g. `catalogue.csv`. */
  file: string;
  /** From 1; absent when the whole file is meant. */
  line?: number;
  message: string;
}

/** `catalogue.csv:12: …`, as editors and terminals link it. */
export function formatProblem({ file, line, message }: ContentProblem): string {
  return `${line === undefined ? file : `${file}:${line}`}: ${message}`;
}

/** The company folder cannot be used. Carries all mistakes, so that one reading is enough to mend them. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
  readonly code = 'content_invalid';

  constructor(
    folder: string,
    readonly problems: readonly ContentProblem[],
  ) {
    const count = problems.length === 1 ? 'one mistake' : `${problems.length} mistakes`;
    super(`${count} in ${folder}:\n${problems.map((problem) => `  ${formatProblem(problem)}`).join('\n')}`);
  }
}
