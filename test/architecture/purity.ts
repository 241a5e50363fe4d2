import ts from 'typescript';
import { type Source, lineOf, parse, walk } from './source';

/** Where time is computed with; everybody else asks this file. */
const CALENDAR = 'domain/time/calendar.ts';

/** Names of the outside world, and what to do instead. */
const OUTSIDE: Readonly<Record<string, string>> = {
  process: 'take configuration as an argument',
  console: 'return a value or record an event; bot/settings/logger.ts alone writes logs',
  performance: 'time is an argument: use turn.now',
  fetch: 'the outside world lives in bot/',
  setTimeout: 'what happens later is a job (bot/jobs/)',
  setInterval: 'what happens later is a job (bot/jobs/)',
  globalThis: 'take what you need as an argument',
  crypto: 'take ids and chance as arguments: turn.newId',
  require: 'import what you need',
};

/** What would make domain/ or dialogs/ depend on more than their arguments, with the way out. */
export function impurities(source: Source): string[] {
  if (!/^(domain|dialogs)\//.test(source.path)) return [];
  const file = parse(source);
  const found: string[] = [];
  walk(file, (node) => {
    const fault = faultOf(node, source.path);
    if (fault) found.push(`${source.path}:${lineOf(file, node)} ${fault}`);
  });
  return found;
}

function faultOf(node: ts.Node, path: string): string | undefined {
  if (node.kind === ts.SyntaxKind.AsyncKeyword || ts.isAwaitExpression(node)) {
    return 'is asynchronous: domain/ and dialogs/ compute, whoever calls them waits. Load the data before, as an argument.';
  }
  if (!ts.isIdentifier(node) || !isReference(node)) return undefined;
  const outside = Object.hasOwn(OUTSIDE, node.text) ? OUTSIDE[node.text] : undefined;
  if (outside) return `names ${node.text}: ${outside}.`;
  if (node.text === 'Math' && memberOf(node) === 'random') return 'names Math.random: chance is an argument.';
  if (node.text === 'Date' && readsClock(node))
    return 'reads the clock: the time is an argument, use turn.now.';
  if ((node.text === 'Date' || node.text === 'Intl') && path !== CALENDAR) {
    return `names ${node.text}: only ${CALENDAR} computes with time. Use or extend its functions.`;
  }
  return undefined;
}

/** `Date.now`, `Date()` and `new Date()`; with an argument a Date is only a way to compute. */
function readsClock(date: ts.Identifier): boolean {
  if (memberOf(date) === 'now') return true;
  const { parent } = date;
  if (ts.isCallExpression(parent)) return parent.expression === date;
  return ts.isNewExpression(parent) && (parent.arguments?.length ?? 0) === 0;
}

function memberOf(node: ts.Identifier): string | undefined {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node) return parent.name.text;
  const isIndexed = ts.isElementAccessExpression(parent) && parent.expression === node;
  return isIndexed && ts.isStringLiteralLike(parent.argumentExpression)
    ? parent.argumentExpression.text
    : undefined;
}

/** A name that stands for something, not the name of a property or of a thing being declared. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isQualifiedName(parent)) return parent.left === node;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  return (
    !('name' in parent && parent.name === node) && !('propertyName' in parent && parent.propertyName === node)
  );
}
