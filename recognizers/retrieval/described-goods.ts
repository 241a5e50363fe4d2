import { type Entity } from '../../domain/recognition/entities';
import { type DescribedGoods, type ForeignGoods } from '../../domain/recognition/recognition';
import { type CategoryText, type ProductText } from '../recognizer';
import { lightStem } from '../text/stem';
import { ASKING_WORDS, PURPOSE_WORDS } from './asking-words';
import { normalizeText, spanOfWords, type NormalText, type Word } from '../text/normalize';

/** Names from here on are sure: their words describe nothing more. */
const NAMED = 0.5;
/** A code of a model: "m7", "x99". */
const CODE = /^\p{L}{1,4}\d{1,4}\p{L}?$/u;

/** The share of the rows with a word that must be of one kind for the word to mean that kind. */
const MOSTLY = 0.5;

/** The rows of the catalogue that have a word. */
type Rows = ReadonlySet<number>;

/** What people say of goods beside their names: properties that some rows have, and things that no row is. */
export class DescribedGoodsReader {
  private readonly titles = new Map<string, Set<number>>();
  private readonly descriptions = new Map<string, Set<number>>();
  private readonly kindOf: string[] = [];
  private readonly kinds = new Map<string, Set<number>>();
  private readonly nouns = new Map<string, ReadonlySet<string>>();

  /**
   * @param isOrdinary words of the two languages, which are no names
   * @param repair the word that a mistyped one stands for
   */
  constructor(
    private readonly products: readonly ProductText[],
    categories: readonly CategoryText[],
    private readonly isOrdinary: (word: string) => boolean,
    private readonly repair: (word: string) => string,
  ) {
    products.forEach(({ name, sku, aliases, tags, description, category }, row) => {
      push(this.kinds, category, row);
      const title = wordsOf(normalizeText([name, sku, ...aliases, ...tags].join(' . ')));
      for (const word of title) if (!ASKING_WORDS.has(word)) push(this.titles, word, row);
      for (const word of wordsOf(normalizeText(description)))
        if (!ASKING_WORDS.has(word)) push(this.descriptions, word, row);
      this.kindOf.push(category);
    });
    for (const { id, names } of categories)
      this.nouns.set(id, new Set(names.flatMap((name) => [...wordsOf(normalizeText(name))])));
  }

  read(normal: NormalText, entities: readonly Entity[]): DescribedGoods | undefined {
    const words = normal.words.map((word) => this.roleOf(word, entities));
    const kind = entities.find((entity) => entity.type === 'category');
    const described = words.flatMap((role) => (role.kind === 'describes' ? [role.rows] : []));
    const common = this.common(described, kind?.type === 'category' ? kind.value.id : undefined);
    const matching = common.map((row) => this.products[row]?.sku ?? '');
    const foreign = this.foreignIn(normal, words);
    return matching.length + foreign.length === 0 ? undefined : { matching, foreign };
  }

  /**
   * The rows that have every word. Within a kind, named or meant by the first word ("kopi"), a word that none of the
   * kind has tells nothing: "kopi termurah buat di rumah".
   */
  private common(described: readonly Rows[], named: string | undefined): number[] {
    const [head] = described;
    if (!head) return [];
    const kind = this.kinds.get(named ?? this.kindMeant(head) ?? '');
    const telling = kind ? described.filter((rows) => [...rows].some((row) => kind.has(row))) : described;
    return telling.length === 0 ? [] : sharedRows(kind ? [kind, ...telling] : telling);
  }

  /** The kind that most rows with a word are of; undefined when they are of many. */
  private kindMeant(rows: Rows): string | undefined {
    const counts = new Map<string, number>();
    for (const row of rows) counts.set(this.kindOf[row] ?? '', (counts.get(this.kindOf[row] ?? '') ?? 0) + 1);
    const [most] = [...counts].sort((a, b) => b[1] - a[1]);
    return most && most[1] >= MOSTLY * rows.size ? most[0] : undefined;
  }

  private roleOf(word: Word, entities: readonly Entity[]): WordRole {
    if (word.kind !== 'word' && word.kind !== 'code')
      return { kind: word.kind === 'mark' ? 'mark' : 'other' };
    const inside = entities.filter(({ start, end }) => start < word.end && word.start < end);
    const name = inside.find(
      (entity) => entity.type !== 'category' && (entity.type !== 'product' || entity.value.score >= NAMED),
    );
    if (name) return { kind: name.type === 'product' ? 'names' : 'other' };
    const kind = inside.find((entity) => entity.type === 'category');
    const forms = word.standard.split(' ');
    // "mesin kopi" is the kind; "mesin espresso" says more than the kind, and so does "arabika".
    const nouns = kind?.type === 'category' ? this.nouns.get(kind.value.id) : undefined;
    if (nouns && forms.some((form) => nouns.has(lightStem(form)))) return { kind: 'names' };
    if (forms.every((form) => ASKING_WORDS.has(form) || ASKING_WORDS.has(lightStem(form))))
      return { kind: kind ? 'names' : 'other' };
    const rows = this.rowsOf(forms.at(-1) ?? word.standard);
    const isOfKind =
      kind?.type !== 'category' || [...(rows ?? [])].some((row) => this.kinds.get(kind.value.id)?.has(row));
    if (rows && isOfKind) return { kind: 'describes', rows };
    return { kind: kind ? 'names' : forms.every(isGlued) ? 'other' : 'foreign' };
  }

  private rowsOf(word: string): Rows | undefined {
    const forms = [lightStem(word), lightStem(this.repair(word))];
    const titled = forms.map((form) => this.titles.get(form)).find((rows) => rows !== undefined);
    return titled ?? forms.map((form) => this.descriptions.get(form)).find((rows) => rows !== undefined);
  }

  /** Each run of words that no row has, with the word of ours before it: "penggiling M7", "kursi biru". */
  private foreignIn(normal: NormalText, roles: readonly WordRole[]): ForeignGoods[] {
    const found: ForeignGoods[] = [];
    for (let from = 0; from < roles.length; from++) {
      if (roles[from]?.kind !== 'foreign') continue;
      let to = from + 1;
      // A code is a whole name.
      while (roles[to]?.kind === 'foreign' && !CODE.test(normal.words[to - 1]?.text ?? '')) to++;
      const words = normal.words.slice(from, to);
      const isPurpose = PURPOSE_WORDS.has(normal.words[from - 1]?.standard ?? '');
      const before = roles[from - 1]?.kind;
      const behind = before === 'names' || before === 'describes';
      if (!isPurpose)
        found.push({
          ...spanOfWords(normal, behind ? from - 1 : from, to),
          strange: words.some(({ text, standard }) => CODE.test(text) || !this.isOrdinary(standard)),
          isCode: words.some(({ text }) => CODE.test(text)),
          behindGoods: behind,
        });
      from = to;
    }
    return found;
  }
}

/** What a word of a text does. */
type WordRole = { kind: 'mark' | 'other' | 'names' | 'foreign' } | { kind: 'describes'; rows: Rows };

/** "thatone", "what'sthe": words of asking without the space between. */
function isGlued(word: string): boolean {
  for (let at = 2; at <= word.length - 2; at++) {
    if (ASKING_WORDS.has(word.slice(0, at)) && ASKING_WORDS.has(word.slice(at))) return true;
  }
  return false;
}

/** The rows that are in all of them, in the order of the catalogue. */
function sharedRows(sets: readonly Rows[]): number[] {
  const [first, ...others] = [...sets].sort((a, b) => a.size - b.size);
  return [...(first ?? [])].filter((row) => others.every((set) => set.has(row)));
}

function wordsOf({ words }: NormalText): Set<string> {
  const found = new Set<string>();
  for (const { kind, standard } of words) {
    if (kind !== 'word' && kind !== 'code') continue;
    for (const form of standard.split(' ')) found.add(lightStem(form));
  }
  return found;
}

function push(map: Map<string, Set<number>>, key: string, row: number): void {
  const rows = map.get(key);
  if (rows) rows.add(row);
  else map.set(key, new Set([row]));
}
