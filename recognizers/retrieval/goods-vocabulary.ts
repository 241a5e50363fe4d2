import { type CategoryText, type ProductText } from '../recognizer';
import { lightStem } from '../text/stem';
import { normalizeText, type NormalText } from '../text/normalize';
import { ASKING_WORDS, MISSING_WORDS } from './asking-words';

/** The rows of the catalogue that have a word, by their place in it. */
export type Rows = ReadonlySet<number>;

/** What rows tell under one of their keys, with the rows that tell it. */
export interface Fact {
  key: string;
  parts: readonly string[];
  rows: Set<number>;
}

/** The share of the rows with a word that must be of one kind for the word to mean that kind. */
const MOSTLY = 0.5;
/** The share of a kind's names of several words that must begin or end with a word for it to mean that kind. */
const HEADS_FROM = 0.4;

/** Which words the rows of a catalogue and the names of its kinds are made of. */
export class GoodsVocabulary {
  private readonly titles = new Map<string, Set<number>>();
  private readonly descriptions = new Map<string, Set<number>>();
  private readonly facts = new Map<string, Set<number>>();
  /** The keys of the facts that have a word, each with how many rows tell it so. */
  private readonly factKeys = new Map<string, Map<string, number>>();
  /** Each fact by the first of its words: "keasaman rendah" under "asam". */
  private readonly told = new Map<string, Fact[]>();
  private readonly kinds = new Map<string, Set<number>>();
  private readonly kindOfRow: string[] = [];
  private readonly nouns = new Map<string, ReadonlySet<string>>();
  private readonly heads = new Map<string, Set<number>>();
  private readonly kindNames: Array<{ id: string; parts: readonly string[] }>;

  /** @param repair the word that a mistyped one stands for */
  constructor(
    products: readonly ProductText[],
    categories: readonly CategoryText[],
    private readonly repair: (word: string) => string,
  ) {
    products.forEach((product, row) => this.addRow(product, row));
    for (const { id, names } of categories) this.nouns.set(id, new Set(names.flatMap(stemsOf)));
    for (const category of categories) this.addHeads(category);
    this.kindNames = categories
      .flatMap(({ id, words }) => words.map((name) => ({ id, parts: stemsOf(name) })))
      .sort((a, b) => b.parts.length - a.parts.length);
  }

  /** The rows whose name or tags have a word, else those that tell it in their description, else in their facts. */
  rowsOf(word: string): { rows: Rows; isWeak: boolean } | undefined {
    const titled = this.found(this.titles, word);
    if (titled) return { rows: titled, isWeak: false };
    const told = this.found(this.descriptions, word) ?? this.found(this.facts, word);
    return told && { rows: told, isWeak: true };
  }

  /** The rows that have a word anywhere: in name, tags, description or what is told of them. */
  rowsWith(word: string): Rows {
    return new Set(
      [this.titles, this.descriptions, this.facts].flatMap((map) => [...(this.found(map, word) ?? [])]),
    );
  }

  /** The key of the fact that most rows tell a word in. */
  factOf(word: string): string | undefined {
    const keys = this.readings(word).flatMap((form) => this.factKeys.get(form) ?? [])[0];
    return [...(keys ?? [])].sort((a, b) => b[1] - a[1])[0]?.[0];
  }

  rowsOfKind(id: string): Rows | undefined {
    return this.kinds.get(id);
  }

  /** Whether a word is one of those a kind is called by. */
  namesKind(id: string, word: string): boolean {
    return this.nouns.get(id)?.has(lightStem(word)) ?? false;
  }

  /** "Mesin" begins the names of two kinds and means the rows of both; undefined for what begins few names. */
  rowsMeantBy(word: string): Rows | undefined {
    return this.heads.get(lightStem(word));
  }

  /** The kind that most rows with a word are of; undefined when they are of many. */
  kindMeant(rows: Rows): string | undefined {
    const counts = new Map<string, number>();
    for (const row of rows) {
      const kind = this.kindOfRow[row] ?? '';
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    const [most] = [...counts].sort((a, b) => b[1] - a[1]);
    return most && most[1] >= MOSTLY * rows.size ? most[0] : undefined;
  }

  /** The one kind that all these rows are of; undefined when they are of several. */
  onlyKindOf(rows: Rows): string | undefined {
    const kinds = new Set([...rows].map((row) => this.kindOfRow[row]));
    return kinds.size === 1 ? [...kinds][0] : undefined;
  }

  /** The kind with the longest name all of whose words stand in a text: "mesin kopi untuk kantor". */
  kindNamed(normal: NormalText): string | undefined {
    const spoken = new Set(formsOf(normal));
    return this.kindNames.find(({ parts }) => parts.length > 1 && parts.every((part) => spoken.has(part)))
      ?.id;
  }

  private found(map: ReadonlyMap<string, Rows>, word: string): Rows | undefined {
    return this.readings(word)
      .map((form) => map.get(form))
      .find((rows) => rows !== undefined);
  }

  /** As it stands, as it is spelt right, and what "citrusy" is of. */
  private readings(word: string): string[] {
    const repaired = lightStem(this.repair(word));
    const root = word.length > SHORTEST_ROOT && word.endsWith('y') ? [lightStem(word.slice(0, -1))] : [];
    return [lightStem(word), ...root, repaired];
  }

  private addRow(
    { name, sku, aliases, tags, description, facts = [], category }: ProductText,
    row: number,
  ): void {
    push(this.kinds, category, row);
    this.kindOfRow.push(category);
    const telling = (text: string): string[] => stemsOf(text).filter((word) => !ASKING_WORDS.has(word));
    for (const word of telling([name, sku, ...aliases, ...tags].join(' . '))) push(this.titles, word, row);
    for (const word of telling(description)) push(this.descriptions, word, row);
    for (const { key, words } of facts) {
      const parts = stemsOf(words);
      // "Daya: tanpa listrik" is not an electric product.
      if (parts.some((word) => MISSING_WORDS.has(word))) continue;
      for (const word of telling(words)) {
        push(this.facts, word, row);
        const keys = this.factKeys.get(word) ?? new Map<string, number>();
        this.factKeys.set(word, keys.set(key, (keys.get(key) ?? 0) + 1));
      }
      this.addFact(key, parts, row);
    }
  }

  private addFact(key: string, parts: readonly string[], row: number): void {
    const [first] = parts;
    if (first === undefined || parts.length < 2) return;
    const others = this.told.get(first) ?? [];
    const same = others.find((fact) => fact.key === key && fact.parts.join(' ') === parts.join(' '));
    if (same) same.rows.add(row);
    else this.told.set(first, [...others, { key, parts, rows: new Set([row]) }]);
  }

  /** The facts all of whose words stand in a text: "yang asamnya rendah" speaks of those with low acidity. */
  factsIn(normal: NormalText): readonly Fact[] {
    const spoken = formsOf(normal);
    const known = new Set(spoken);
    return spoken
      .flatMap((word) => this.told.get(word) ?? [])
      .filter(({ parts }) => parts.every((part) => known.has(part)));
  }

  private addHeads({ id, words }: CategoryText): void {
    const names = words.map(stemsOf).filter(({ length }) => length > 1);
    for (const head of new Set(names.flatMap((name) => [name.at(0) ?? '', name.at(-1) ?? '']))) {
      const led = names.filter((name) => name.at(0) === head || name.at(-1) === head);
      if (led.length < HEADS_FROM * names.length) continue;
      for (const row of this.kinds.get(id) ?? []) push(this.heads, head, row);
    }
  }
}

/** Letters a word has at least before its "-y". */
const SHORTEST_ROOT = 4;

function stemsOf(text: string): string[] {
  return formsOf(normalizeText(text));
}

/** The words of a text in standard spelling without their endings, each once. */
export function formsOf({ words }: NormalText): string[] {
  const found = new Set<string>();
  for (const { kind, standard } of words) {
    if (kind !== 'word' && kind !== 'code') continue;
    for (const form of standard.split(' ')) found.add(lightStem(form));
  }
  return [...found];
}

function push(map: Map<string, Set<number>>, key: string, row: number): void {
  const rows = map.get(key);
  if (rows) rows.add(row);
  else map.set(key, new Set([row]));
}
