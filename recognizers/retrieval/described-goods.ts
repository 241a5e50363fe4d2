import { type Entity } from '../../domain/recognition/entities';
import { type DescribedGoods, type ForeignGoods } from '../../domain/recognition/recognition';
import { type CategoryText, type ProductText } from '../recognizer';
import { lightStem } from '../text/stem';
import { ASKING_WORDS, BARE_WORDS, PURPOSE_WORDS } from './asking-words';
import { isCounted, isListed } from './listed-goods';
import { normalizeText, spanOfWords, type NormalText, type Word } from '../text/normalize';

/** Names from here on are sure: their words describe nothing more. */
const NAMED = 0.5;
const SURE_NAME = 0.7;
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
  /** Words of questions that have an approved answer: they ask after no goods. */
  private readonly topics = new Set<string>();
  private readonly kinds = new Map<string, Set<number>>();
  private readonly nouns = new Map<string, ReadonlySet<string>>();

  /**
   * @param isOrdinary words of the two languages, which are no names
   * @param repair the word that a mistyped one stands for
   */
  constructor(
    private readonly products: readonly ProductText[],
    categories: readonly CategoryText[],
    questions: readonly string[],
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
    for (const question of questions)
      for (const word of wordsOf(normalizeText(question))) this.topics.add(word);
    for (const { id, names } of categories)
      this.nouns.set(id, new Set(names.flatMap((name) => [...wordsOf(normalizeText(name))])));
  }

  read(normal: NormalText, entities: readonly Entity[]): DescribedGoods | undefined {
    const words = normal.words.map((word) => this.roleOf(word, entities));
    const kind = entities.find((entity) => entity.type === 'category');
    const common = this.common(words, kind?.type === 'category' ? kind.value.id : undefined);
    const matching = common.map((row) => this.products[row]?.sku ?? '');
    const foreign = this.foreignIn(normal, words, entities);
    const isBare =
      words.every(isOfGoods) && words.some(({ kind: role }) => role === 'names' || role === 'describes');
    return matching.length + foreign.length === 0 && !isBare ? undefined : { matching, foreign, isBare };
  }

  /**
   * The rows that have every word. Within a kind, named or meant by the first word ("kopi"), a word that none of the
   * kind has tells nothing ("kopi termurah buat di rumah"), unless rows of another kind have all that was said
   * ("espresso machine for a café"). Words of descriptions alone mean nothing in particular.
   */
  private common(words: readonly WordRole[], named: string | undefined): number[] {
    const described = words.flatMap((role) => (role.kind === 'describes' ? [role] : []));
    const [head] = described;
    if (!head || (named === undefined && described.every(({ isWeak }) => isWeak))) return [];
    const kind = this.kinds.get(named ?? this.kindMeant(head.rows) ?? '');
    const rows = described.map((role) => role.rows);
    const telling = kind ? rows.filter((some) => [...some].some((row) => kind.has(row))) : rows;
    const nouns = words.flatMap((role) => (role.kind === 'names' && role.rows ? [role.rows] : []));
    const elsewhere =
      telling.length < rows.length && named !== undefined ? sharedRows([...rows, ...nouns]) : [];
    if (elsewhere.length > 0 || telling.length === 0) return elsewhere;
    return sharedRows(kind ? [kind, ...telling] : telling);
  }

  /** The kind that most rows with a word are of; undefined when they are of many. */
  private kindMeant(rows: Rows): string | undefined {
    const counts = new Map<string, number>();
    for (const row of rows) counts.set(this.kindOf[row] ?? '', (counts.get(this.kindOf[row] ?? '') ?? 0) + 1);
    const [most] = [...counts].sort((a, b) => b[1] - a[1]);
    return most && most[1] >= MOSTLY * rows.size ? most[0] : undefined;
  }

  private roleOf(word: Word, entities: readonly Entity[]): WordRole {
    const inside = entities.filter(({ start, end }) => start < word.end && word.start < end);
    const name = inside.find(
      (entity) =>
        entity.type !== 'category' &&
        (entity.type !== 'product' || entity.value.score >= NAMED) &&
        !isDoubtfulName(entity),
    );
    if (name) return { kind: name.type === 'product' ? 'names' : 'other' };
    if (word.kind !== 'word' && word.kind !== 'code')
      return { kind: word.kind === 'mark' ? 'mark' : 'other' };
    const kind = inside.find((entity) => entity.type === 'category');
    const forms = word.standard.split(' ');
    // "mesin kopi" is the kind; "mesin espresso" says more than the kind, and so does "arabika".
    const nouns = kind?.type === 'category' ? this.nouns.get(kind.value.id) : undefined;
    if (nouns && forms.some((form) => nouns.has(lightStem(form))))
      return { kind: 'names', rows: this.rowsOf(forms.at(-1) ?? '')?.rows };
    if (forms.every((form) => ASKING_WORDS.has(form) || ASKING_WORDS.has(lightStem(form))))
      return kind
        ? { kind: 'names' }
        : { kind: 'other', isBare: forms.every((form) => BARE_WORDS.has(form)) };
    const found = this.rowsOf(forms.at(-1) ?? word.standard);
    const isOfKind =
      kind?.type !== 'category' ||
      [...(found?.rows ?? [])].some((row) => this.kinds.get(kind.value.id)?.has(row));
    if (found && isOfKind) return { kind: 'describes', ...found };
    if (kind) return { kind: 'names' };
    const isTopic = forms.some((form) => this.topics.has(lightStem(form)));
    return isTopic || forms.every(isGlued) ? { kind: 'other', isTopic } : { kind: 'foreign' };
  }

  private rowsOf(word: string): { rows: Rows; isWeak: boolean } | undefined {
    const forms = [lightStem(word), lightStem(this.repair(word))];
    const [titled] = forms.flatMap((form) => this.titles.get(form) ?? []);
    if (titled) return { rows: titled, isWeak: false };
    const [told] = forms.flatMap((form) => this.descriptions.get(form) ?? []);
    return told && { rows: told, isWeak: true };
  }

  /** Each run of words that no row has, with the word of ours before it: "penggiling M7", "kursi biru". */
  private foreignIn(
    normal: NormalText,
    roles: readonly WordRole[],
    entities: readonly Entity[],
  ): ForeignGoods[] {
    const found: ForeignGoods[] = [];
    for (let from = 0; from < roles.length; from++) {
      let to = from + 1;
      // An approved answer may speak of chairs; "2 gayo, 1 kursi" wants one all the same.
      const isTopic = isTopicWord(roles[from]) && isCounted(normal, entities, { from, to });
      if (roles[from]?.kind !== 'foreign' && !isTopic) continue;
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
          isListed: isListed(normal, entities, { from, to }, (at) => roles[at]?.kind === 'names'),
        });
      from = to;
    }
    return found;
  }
}

/** What a word of a text does. */
type WordRole =
  | { kind: 'mark' | 'foreign' }
  /** `isTopic`: a word of a question with an approved answer. */
  | { kind: 'other'; isBare?: boolean; isTopic?: boolean }
  /** A name or a word for a kind; the rows that have the word, where it is one of several in the kind's name. */
  | { kind: 'names'; rows?: Rows | undefined }
  /** `isWeak`: only descriptions have it. */
  | { kind: 'describes'; rows: Rows; isWeak: boolean };

/** What is hardly the name of a person or a firm may as well be one of goods: "the Wilfa Svart". */
function isDoubtfulName({ type, sure = 1 }: Entity): boolean {
  return (type === 'name' || type === 'company') && sure < SURE_NAME;
}

function isTopicWord(role: WordRole | undefined): boolean {
  return role?.kind === 'other' && role.isTopic === true;
}

function isOfGoods(role: WordRole): boolean {
  return role.kind !== 'foreign' && (role.kind !== 'other' || role.isBare === true);
}

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
