import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CATEGORIES, type Category } from './judge/finding';
import { traitsOf } from './manner';
import { type Outcome } from './run';

/** The figures of a run, as lines: per 100 customers, by kind of errand and by manner. */
export function figures(outcomes: readonly Outcome[]): string[] {
  const reached = outcomes.filter(({ findings }) => findings.length === 0).length;
  return [
    `customers ${outcomes.length}, turns ${outcomes.reduce((sum, { talk }) => sum + talk.turns.length - 1, 0)}`,
    '',
    `${'reached the goal without a fault'.padEnd(44)}${per100(reached, outcomes)} of 100`,
    ...CATEGORIES.map((category) => {
      const customers = outcomes.filter(({ findings }) =>
        findings.some((one) => one.category === category),
      ).length;
      return `${`  ${category}`.padEnd(44)}${per100(customers, outcomes)} of 100`;
    }),
    '',
    'by errand',
    ...shares(outcomes, ({ customer }) => [customer.goal.kind]),
    '',
    'by manner',
    ...shares(outcomes, ({ customer }) => traitsOf(customer.manner)),
  ];
}

/** How many customers had a fault of a category. */
export function countOf(outcomes: readonly Outcome[], category: Category): number {
  return outcomes.filter(({ findings }) => findings.some((one) => one.category === category)).length;
}

function per100(count: number, { length }: readonly Outcome[]): string {
  return ((count / Math.max(1, length)) * 100).toFixed(1).padStart(6);
}

function shares(outcomes: readonly Outcome[], groupsOf: (outcome: Outcome) => string[]): string[] {
  const groups = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    for (const group of groupsOf(outcome)) groups.set(group, [...(groups.get(group) ?? []), outcome]);
  }
  return [...groups]
    .map(([group, members]) => ({
      group,
      members,
      reached: members.filter(({ findings }) => findings.length === 0).length,
    }))
    .sort(
      (a, b) => a.reached / a.members.length - b.reached / b.members.length || a.group.localeCompare(b.group),
    )
    .map(({ group, members, reached }) => {
      const faults = [
        ...new Set(members.flatMap(({ findings }) => findings.map(({ category }) => category))),
      ];
      return `  ${group.padEnd(32)}${String(reached).padStart(4)} of ${String(members.length).padEnd(4)} ${faults.join(', ')}`;
    });
}

/** One conversation as people read it, with what was wrong on top. */
export function transcript({ customer, talk, findings }: Outcome): string {
  const { goal, manner, person, number } = customer;
  return [
    `customer ${number}: ${goal.kind}`,
    `manner: ${traitsOf(manner).join('; ')}`,
    `person: ${person.name}, ${person.phone}, ${person.town}, ${person.company}, ${person.email}`,
    `truth: ${JSON.stringify(goal.truth, (_key, value: unknown) => (value instanceof RegExp ? String(value) : value))}`,
    ...findings.map(({ category, seen }) => `FAULT ${category}: ${seen}`),
    `ended: ${talk.end}`,
    '',
    ...talk.turns.flatMap(({ customerWords: said, pressed, as, replies, question }) => [
      ...(as === 'start' ? [] : [`> ${pressed ? `[${said}]` : said.replace(/\n/g, '\n> ')}`]),
      ...replies.flatMap(({ text, buttons, keys }) => [
        `  ${text.replace(/\n/g, '\n  ')}`,
        `    (${keys.join(' ')})${buttons.map(({ title }) => ` [${title}]`).join('')}`,
      ]),
      ...(question ? [`    … asks: ${question.asked}`] : []),
    ]),
    '',
  ].join('\n');
}

/** Transcripts of the customers who met a fault, one file each, and the figures. */
export function writeOut(folder: string, outcomes: readonly Outcome[]): void {
  mkdirSync(folder, { recursive: true });
  for (const outcome of outcomes.filter(({ findings }) => findings.length > 0)) {
    const { number, goal } = outcome.customer;
    const name = `${String(number).padStart(3, '0')}-${goal.kind.replace(/\W+/g, '-')}.txt`;
    writeFileSync(path.join(folder, name), transcript(outcome));
  }
  writeFileSync(path.join(folder, 'figures.txt'), `${figures(outcomes).join('\n')}\n`);
}
