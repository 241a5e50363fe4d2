import { type LabelledPart, type Phrase } from './recognizer';

export interface LabelledPhrase extends Phrase {
  /** The line of the file, from 1. */
  line: number;
  entities?: LabelledPart[];
}

/** What is wrong in a `.lu` file, so that its author finds the line. `line` counts from 1. */
export interface LuProblem {
  file: string;
  line: number;
  message: string;
}

export interface LuFile {
  phrases: LabelledPhrase[];
  /** `@ list` entities: entity → canonical value → synonyms. */
  lists: Map<string, Map<string, string[]>>;
  problems: LuProblem[];
}

type Section = { kind: 'none' | 'ignored' } | { kind: 'intent' | 'list'; name: string };

interface Reading {
  file: LuFile;
  where: { file: string; language: 'id' | 'en' };
  section: Section;
  /** The value of a list whose synonyms follow. */
  listValue: string | undefined;
  line: number;
}

const LABEL = /\{\s*@?([\p{L}_][\p{L}\p{N}_:.]*)\s*=\s*([^{}]*)\}/u;
const INTENT = /^#{1,2}\s*([\p{L}_][\p{L}\p{N}_.-]*)$/u;
const LIST_ENTITY = /^@\s*list\s+([\p{L}_][\p{L}\p{N}_]*)\s*=?$/u;
const OTHER_ENTITY = /^@\s*(ml|prebuilt|regex|composite|phraselist|patternany|intent)\b/u;

/**
 * Reads the subset of Bot Framework's `.lu` that we write: `# intent`, `- utterance`, inline labels
 * `{@product=M1}` (the plain text is kept), `@ list` entities, `>` comments. Never throws: what it
 * does not know is a problem naming file and line, and the rest is still read.
 */
export function parseLu(text: string, where: { file: string; language: 'id' | 'en' }): LuFile {
  const reading: Reading = {
    file: { phrases: [], lists: new Map(), problems: [] },
    where,
    section: { kind: 'none' },
    listValue: undefined,
    line: 0,
  };
  for (const raw of text.replace(/^\uFEFF/u, '').split(/\r?\n/u)) {
    reading.line++;
    readLine(raw, reading);
  }
  return reading.file;
}

function problem(reading: Reading, message: string): void {
  reading.file.problems.push({ file: reading.where.file, line: reading.line, message });
}

function readLine(raw: string, reading: Reading): void {
  const line = raw.trim();
  if (line === '' || line.startsWith('>')) return;
  if (line.startsWith('#')) return readIntent(line, reading);
  if (line.startsWith('@')) return readEntity(line, reading);
  if (/^[-*+]/u.test(line)) return readItem(raw, line.slice(1).trim(), reading);
  if (reading.section.kind !== 'ignored') problem(reading, `Unknown syntax: "${line.slice(0, 60)}".`);
}

function readIntent(line: string, reading: Reading): void {
  const name = INTENT.exec(line)?.[1];
  if (name === undefined) return problem(reading, `An intent is "# name", not "${line.slice(0, 60)}".`);
  reading.section = { kind: 'intent', name };
}

function readEntity(line: string, reading: Reading): void {
  const list = LIST_ENTITY.exec(line)?.[1];
  if (list !== undefined) {
    reading.section = { kind: 'list', name: list };
    reading.listValue = undefined;
    reading.file.lists.set(list, new Map());
    return;
  }
  reading.section = { kind: 'ignored' };
  const kind = OTHER_ENTITY.exec(line)?.[1];
  const what = kind === undefined ? 'Unknown entity definition' : `Entity kind "${kind}" is not used here`;
  problem(reading, `${what}: "${line.slice(0, 60)}"; use "@ list name".`);
}

function readItem(raw: string, item: string, reading: Reading): void {
  const { section } = reading;
  if (section.kind === 'none') return problem(reading, 'An utterance stands before the first "# intent".');
  if (section.kind === 'list') return readListItem(raw, item, section.name, reading);
  if (section.kind === 'intent') readUtterance(item, section.name, reading);
}

/** `- value :` at the margin names a canonical value, indented items below it are its synonyms. */
function readListItem(raw: string, item: string, list: string, reading: Reading): void {
  const values = reading.file.lists.get(list);
  if (/^\S/u.test(raw) && item.endsWith(':')) {
    reading.listValue = item.slice(0, -1).trim();
    values?.set(reading.listValue, []);
  } else if (reading.listValue === undefined) {
    problem(reading, `List "${list}" needs "- value :" before synonyms.`);
  } else {
    values?.get(reading.listValue)?.push(item);
  }
}

function readUtterance(item: string, intent: string, reading: Reading): void {
  const { text, entities } = withoutLabels(item);
  if (text.trim() === '') return problem(reading, 'An empty utterance.');
  if (/[{}]/u.test(text)) return problem(reading, `A label is {@entity=text}: "${item.slice(0, 60)}".`);
  const phrase: LabelledPhrase = { text, intent, language: reading.where.language, line: reading.line };
  if (entities.length > 0) phrase.entities = entities;
  reading.file.phrases.push(phrase);
}

function withoutLabels(item: string): { text: string; entities: LabelledPart[] } {
  const entities: LabelledPart[] = [];
  let text = item;
  for (let label = LABEL.exec(text); label; label = LABEL.exec(text)) {
    const [whole, entity = '', inner = ''] = label;
    const said = inner.trim();
    text = text.slice(0, label.index) + said + text.slice(label.index + whole.length);
    entities.push({ entity, text: said, start: label.index, end: label.index + said.length });
  }
  return { text, entities };
}
