import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CORE_SCHEMA, load } from 'js-yaml';
import { LineCounter, parseDocument, type Document } from 'yaml';
import { type z } from 'zod';
import { type Place } from './content';
import { type ContentProblem } from './content-problem';
import { explainIssue } from './explain-issue';

/** The company folder being read; mistakes are collected, never thrown, so that all are told at once. */
export interface ContentReader {
  folder: string;
  problems: ContentProblem[];
  places: Map<string, Place>;
}

type YamlPath = ReadonlyArray<string | number>;

/** A YAML or JSON file that has the right shape. `lineOf` finds where a field stands. */
export interface ReadFile<Value> {
  file: string;
  value: Value;
  lineOf: (at: YamlPath) => number;
}

/** @returns undefined when there is no such file, which is a problem unless `optional`. */
export function readText(reader: ContentReader, file: string, optional = false): string | undefined {
  const full = path.join(reader.folder, file);
  if (existsSync(full)) return readFileSync(full, 'utf8').replace(/^\uFEFF/u, '');
  if (!optional) reader.problems.push({ file, message: 'This file is missing; add it.' });
  return undefined;
}

/** JSON is YAML too, so one reader serves both and both get line numbers. */
export function readYaml<Schema extends z.ZodType>(
  reader: ContentReader,
  file: string,
  schema: Schema,
  optional = false,
): ReadFile<z.output<Schema>> | undefined {
  const text = readText(reader, file, optional);
  if (text === undefined) return undefined;
  const places = memoize(() => placesIn(text));
  const quick = valueOf(text);
  const errors = quick ? [] : places().errors;
  for (const { message, line } of errors)
    reader.problems.push({ file, line, message: syntaxMessage(message) });
  if (errors.length > 0) return undefined;
  const lineOf = (at: YamlPath): number => places().lineOf(at);
  const parsed = schema.safeParse((quick ?? places()).value);
  if (parsed.success) return { file, value: parsed.data as z.output<Schema>, lineOf };
  for (const issue of parsed.error.issues) {
    reader.problems.push({ file, line: lineOf(issue.path), message: explainIssue(issue) });
  }
  return undefined;
}

/** The value alone, three times as fast as with its places; undefined when it cannot be read. */
function valueOf(text: string): { value: unknown } | undefined {
  try {
    return { value: load(text, { schema: CORE_SCHEMA }) };
  } catch {
    return undefined;
  }
}

/** The document with its places: made for what is wrong with it, and for nothing else. */
interface Placed {
  errors: Array<{ message: string; line: number }>;
  value: unknown;
  lineOf: (at: YamlPath) => number;
}

function placesIn(text: string): Placed {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  return {
    errors: document.errors.map(({ message, pos }) => ({ message, line: counter.linePos(pos[0]).line })),
    value: document.errors.length > 0 ? undefined : document.toJS(),
    lineOf: (at) => lineInDocument(document, counter, at),
  };
}

function memoize<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Where a field stands; its line is looked up when somebody asks. */
export function placeIn(read: Pick<ReadFile<unknown>, 'file' | 'lineOf'>, at: YamlPath): Place {
  return {
    file: read.file,
    get line() {
      return read.lineOf(at);
    },
  };
}

function syntaxMessage(message: string): string {
  const first = message.split('\n')[0] ?? message;
  return `This cannot be read (${first.replace(/ at line.*$/u, '')}). Check indentation, quotes and colons here.`;
}

/** The line of the deepest part of the path that exists: a missing field is told at its owner. */
function lineInDocument(document: Document, counter: LineCounter, at: YamlPath): number {
  for (let depth = at.length; depth > 0; depth--) {
    const node: unknown = document.getIn(at.slice(0, depth), true);
    const range = rangeOf(node);
    if (range !== undefined) return counter.linePos(range).line;
  }
  return 1;
}

function rangeOf(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node)) return undefined;
  const { range } = node;
  return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : undefined;
}
