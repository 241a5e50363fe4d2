import path from 'node:path';
import { HANDLED_INTENTS } from '../../dialogs';
import { checkContent, type CheckOptions } from '../content/check-content';
import { ContentError, type ContentProblem, formatProblem } from '../content/content-problem';
import { loadContent } from '../content/load-content';

/** All mistakes of a company folder: those that keep it from being read, else those of the whole. */
export function problemsIn(companyFolder: string, options: CheckOptions = {}): readonly ContentProblem[] {
  try {
    return checkContent(loadContent(companyFolder), options);
  } catch (error) {
    if (error instanceof ContentError) return error.problems;
    throw error;
  }
}

/** `npm run check:content [-- FOLDER]`: prints the mistakes, one a line. @returns the exit code. */
export function runContentCheck(
  companyFolder: string,
  options: CheckOptions = {},
  write: (line: string) => void = (line) => process.stdout.write(line),
): number {
  const problems = problemsIn(companyFolder, options);
  for (const problem of problems) {
    const file = path.join(companyFolder, problem.file);
    write(`${formatProblem({ ...problem, file })}\n`);
  }
  const verdict = problems.length === 0 ? 'no mistakes' : `${problems.length} to mend`;
  write(`Content of ${companyFolder}: ${verdict}.\n`);
  return problems.length === 0 ? 0 : 1;
}

if (require.main === module) {
  const folder = process.argv[2] ?? path.join('content', process.env.COMPANY ?? 'nusa-seduh');
  process.exitCode = runContentCheck(folder, { handledIntents: HANDLED_INTENTS });
}
