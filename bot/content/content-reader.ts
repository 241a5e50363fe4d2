import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
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
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  if (document.errors.length > 0) {
    for (const error of document.errors) {
      const line = counter.linePos(error.pos[0]).line;
      reader.problems.push({ file, line, message: syntaxMessage(error.message) });
    }
    return undefined;
  }
  const lineOf = (at: YamlPath): number => lineInDocument(document, counter, at);
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { file, value: parsed.data as z.output<Schema>, lineOf };
  for (const issue of parsed.error.issues) {
    reader.problems.push({ file, line: lineOf(issue.path), message: explainIssue(issue) });
  }
  return undefined;
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
