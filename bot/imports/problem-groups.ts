import { type ContentProblem } from '../content/content-problem';

/** Lines shown of equal problems. */
const SHOWN = 5;

/** Equal problems once, with how many there are and where: `Column stock: is no count (4012 rows: lines 3, 4, 5 …)`. */
export function groupedProblems(problems: readonly ContentProblem[]): string[] {
  const groups = new Map<string, ContentProblem[]>();
  for (const problem of problems) {
    // What is quoted differs from row to row, what is wrong does not.
    const kind = problem.message.replace(/"[^"]*"/gu, '""').replace(/line \d+/gu, 'line');
    const group = groups.get(kind);
    if (group) group.push(problem);
    else groups.set(kind, [problem]);
  }
  return [...groups.values()].map(inWords);
}

function inWords(group: readonly ContentProblem[]): string {
  const [first] = group;
  if (!first) return '';
  const at = first.line === undefined ? first.file : `${first.file}:${first.line}`;
  if (group.length === 1) return `${at}: ${first.message}`;
  const lines = group.slice(0, SHOWN).flatMap(({ line }) => line ?? []);
  const more = group.length > SHOWN ? ' …' : '';
  return `${at}: ${first.message} (${group.length} rows: lines ${lines.join(', ')}${more})`;
}
