import { type Entity } from '../../domain/recognition/entities';
import {
  type DescribedGoods,
  type DescribingWord,
  type ForeignGoods,
} from '../../domain/recognition/recognition';
import { type CategoryText, type ProductText } from '../recognizer';
import { readWordLists } from '../data-files';
import { lightStem } from '../text/stem';
import { ASKING_WORDS, BARE_WORDS, PURPOSE_WORDS, RELATIVE_WORDS, SELLING_WORDS } from './asking-words';
import { GoodsVocabulary, formsOf, type Rows } from './goods-vocabulary';
import { isCounted, isListed, type Run } from './listed-goods';
import { isGlued, isGoods, isOfGoods, isTopicWord, sharedRows, type WordRole } from './word-roles';
import { normalizeText, spanOfWords, type NormalText, type Word } from '../text/normalize';

/** Names from here on are sure: their words describe nothing more. */
const NAMED = 0.5;
const SURE_NAME = 0.7;
/** A code of a model: "m7", "x99". */
const CODE = /^\p{L}{1,4}\d{1,4}\p{L}?$/u;
/** A word that more rows have than this tells nothing of what is meant. */
const MOST_ROWS = 200;

/** What people say of goods beside their names: properties that some rows have, and things that no row is. */
export class DescribedGoodsReader {
  private readonly vocabulary: GoodsVocabulary;
  /** Words of questions that have an approved answer: they ask after no goods. */
  private readonly topics: ReadonlySet<string>;

  /**
   * @param isOrdinary words of the two languages, which are not names
   * @param repair the word that a mistyped one stands for
   */
  constructor(
    private readonly products: readonly ProductText[],
    categories: readonly CategoryText[],
    questions: readonly string[],
    private readonly isOrdinary: (word: string) => boolean,
    repair: (word: string) => string,
  ) {
    this.vocabulary = new GoodsVocabulary(products, categories, repair);
    this.topics = new Set(questions.flatMap((question) => formsOf(normalizeText(question))));
  }

  read(normal: NormalText, entities: readonly Entity[]): DescribedGoods | undefined {
    const roles = normal.words.map((word) => this.roleOf(word, normal, entities));
    const named = entities.find((entity) => entity.type === 'category');
    const category = named?.type === 'category' ? named.value.id : undefined;
    const matching = this.skusOf(this.common(roles, category));
    const words = this.describingWords(normal, roles);
    const foreign = [...this.foreignIn(normal, roles, entities), ...this.onlyMentioned(normal, roles)];
    const facts = this.factsIn(normal);
    const kind = this.vocabulary.kindNamed(normal) ?? category ?? this.kindLed(roles);
    const isBare =
      roles.every(isOfGoods) && roles.some(({ kind: role }) => role === 'names' || role === 'describes');
    const isAny = matching.length + foreign.length + words.length > 0 || isBare || kind !== undefined;
    return isAny ? { matching, foreign, words, facts, kind, isBare } : undefined;
  }

  /** "Kopi buat moka pot": the first word for goods is of one kind, and the rest says what for. */
  private kindLed(roles: readonly WordRole[]): string | undefined {
    const first = roles.find(isGoods);
    const isKind = first?.kind === 'describes' && first.isKind === true;
    return isKind ? this.vocabulary.onlyKindOf(first.rows) : undefined;
  }

  private factsIn(normal: NormalText): Array<{ key: string; skus: string[] }> {
    return this.vocabulary.factsIn(normal).map(({ key, rows }) => ({ key, skus: this.skusOf(rows) }));
  }

  private skusOf(rows: Iterable<number>): string[] {
    return [...rows].flatMap((row) => this.products[row]?.sku ?? []);
  }

  /** Each word that some rows have, whatever it does in the text, with the rows that have it. */
  private describingWords({ words }: NormalText, roles: readonly WordRole[]): DescribingWord[] {
    return words.flatMap((word, at) => {
      const role = roles[at];
      if (role === undefined || role.kind === 'mark' || (role.kind === 'other' && !role.isTopic)) return [];
      const form = word.standard.split(' ').at(-1) ?? '';
      const rows = this.vocabulary.rowsWith(form);
      if (rows.size === 0 || rows.size > MOST_ROWS) return [];
      const fact = this.vocabulary.factOf(form);
      const unwanted = isUnwanted(words, at) ? { isUnwanted: true as const } : {};
      return [{ word: word.text, skus: this.skusOf(rows), ...(fact !== undefined && { fact }), ...unwanted }];
    });
  }

  /**
   * The rows that have every word. Within a kind, named or meant by the first word ("kopi"), a word that none of the
   * kind has tells nothing ("kopi termurah buat di rumah"), unless rows of another kind have all that was said
   * ("espresso machine for a café"). Words of descriptions alone mean nothing in particular.
   */
  private common(roles: readonly WordRole[], named: string | undefined): number[] {
    const described = roles.flatMap((role) => (role.kind === 'describes' ? [role] : []));
    const [head] = described;
    if (!head || (named === undefined && described.every(({ isWeak }) => isWeak))) return [];
    const kind = this.kindAround(head, named);
    const rows = described.map((role) => role.rows);
    const telling = kind ? rows.filter((some) => [...some].some((row) => kind.has(row))) : rows;
    const nouns = roles.flatMap((role) => (role.kind === 'names' && role.rows ? [role.rows] : []));
    const elsewhere =
      telling.length < rows.length && named !== undefined ? sharedRows([...rows, ...nouns]) : [];
    if (elsewhere.length > 0 || telling.length === 0) return elsewhere;
    return sharedRows(kind ? [kind, ...telling] : telling);
  }

  private kindAround(
    head: Extract<WordRole, { kind: 'describes' }>,
    named: string | undefined,
  ): Rows | undefined {
    if (named !== undefined) return this.vocabulary.rowsOfKind(named);
    return head.isKind ? head.rows : this.vocabulary.rowsOfKind(this.vocabulary.kindMeant(head.rows) ?? '');
  }

  private roleOf(word: Word, normal: NormalText, entities: readonly Entity[]): WordRole {
    const inside = entities.filter(({ start, end }) => start < word.end && word.start < end);
    const name = inside.find(
      (entity) =>
        entity.type !== 'category' &&
        (entity.type !== 'product' || entity.value.score >= NAMED) &&
        !isDoubtfulName(entity),
    );
    if (name?.type === 'company' && isAskedFor(name, normal)) return { kind: 'foreign', isName: true };
    if (name) return { kind: name.type === 'product' ? 'names' : 'other' };
    if (word.kind !== 'word' && word.kind !== 'code')
      return { kind: word.kind === 'mark' ? 'mark' : 'other' };
    const kind = inside.find((entity) => entity.type === 'category');
    return this.roleOfWord(word.standard.split(' '), kind?.type === 'category' ? kind.value.id : undefined);
  }

  private roleOfWord(forms: readonly string[], kind: string | undefined): WordRole {
    const last = forms.at(-1) ?? '';
    // "mesin kopi" is the kind; "mesin espresso" says more than the kind, and so does "arabika".
    if (kind !== undefined && forms.some((form) => this.vocabulary.namesKind(kind, form)))
      return { kind: 'names', rows: this.vocabulary.rowsOf(last)?.rows };
    if (forms.every((form) => ASKING_WORDS.has(form) || ASKING_WORDS.has(lightStem(form))))
      return kind === undefined
        ? { kind: 'other', isBare: forms.every((form) => BARE_WORDS.has(form)) }
        : { kind: 'names' };
    const meant = kind === undefined ? this.vocabulary.rowsMeantBy(last) : undefined;
    if (meant) return { kind: 'describes', rows: meant, isWeak: false, isKind: true };
    const found = this.vocabulary.rowsOf(last);
    const ofKind = this.vocabulary.rowsOfKind(kind ?? '');
    const isOfKind = kind === undefined || [...(found?.rows ?? [])].some((row) => ofKind?.has(row));
    if (found && isOfKind) return { kind: 'describes', ...found };
    if (kind !== undefined) return { kind: 'names' };
    const isTopic = forms.some((form) => this.topics.has(lightStem(form)));
    return isTopic || forms.every(isGlued) ? { kind: 'other', isTopic } : { kind: 'foreign' };
  }

  /** Each run of words that no row has, with the word of our goods next to it: "penggiling M7", "Lavazza beans". */
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
      if (!PURPOSE_WORDS.has(normal.words[from - 1]?.standard ?? ''))
        found.push(this.foreignRun(normal, roles, entities, { from, to }));
      from = to;
    }
    return found;
  }

  private foreignRun(
    normal: NormalText,
    roles: readonly WordRole[],
    entities: readonly Entity[],
    { from, to }: Run,
  ): ForeignGoods {
    const words = normal.words.slice(from, to);
    const isName = roles.slice(from, to).some((role) => role.kind === 'foreign' && role.isName === true);
    const isBehind = isGoods(roles[from - 1]);
    // "Lavazza beans", but not "murah kopinya".
    const isBefore = !isBehind && isGoods(roles[to]);
    return {
      ...spanOfWords(normal, isBehind ? from - 1 : from, isBefore ? to + 1 : to),
      strange: isName || words.some(({ text, standard }) => CODE.test(text) || !this.isOrdinary(standard)),
      isCode: words.some(({ text }) => CODE.test(text)),
      besideGoods: isBehind || isBefore,
      isListed: isListed(normal, entities, { from, to }, (at) => roles[at]?.kind === 'names'),
    };
  }

  /** "Gula aren ada?": rows speak of it and none is it. Behind "yang" it says how a thing is to be. */
  private onlyMentioned(normal: NormalText, roles: readonly WordRole[]): ForeignGoods[] {
    const isOther = roles.some(
      (role) =>
        role.kind === 'names' || role.kind === 'foreign' || (role.kind === 'describes' && !role.isWeak),
    );
    const from = roles.findIndex(({ kind }) => kind === 'describes');
    if (isOther || from < 0) return [];
    const before = normal.words[from - 1]?.standard ?? '';
    if (PURPOSE_WORDS.has(before) || RELATIVE_WORDS.has(before)) return [];
    const length = roles.slice(from).findIndex(({ kind }) => kind !== 'describes');
    const to = length < 0 ? roles.length : from + length;
    return [
      {
        ...spanOfWords(normal, from, to),
        strange: false,
        isCode: false,
        besideGoods: false,
        isListed: false,
      },
    ];
  }
}

/** "Do you carry Breville?": a company whose goods are asked for; "saya dari Breville" names one's own. */
function isAskedFor({ whose, start, end }: Entity, { words }: NormalText): boolean {
  const beside = [words.filter((word) => word.end <= start).at(-1), words.find((word) => word.start >= end)];
  return whose !== 'self' && beside.some((word) => word !== undefined && SELLING_WORDS.has(word.standard));
}

/** What is hardly the name of a person or a firm may as well be one of goods: "the Wilfa Svart". */
function isDoubtfulName({ type, sure = 1 }: Entity): boolean {
  return (type === 'name' || type === 'company') && sure < SURE_NAME;
}

const UNWANTED: ReadonlySet<string> = new Set(readWordLists('goods.txt').get('unwanted'));

/** How far before a property its no stands: "jangan yang terlalu asam". */
const NO_BEFORE = 3;

/** "Not too bitter", "yang ga asam": a no shortly before it, with no mark between. */
function isUnwanted(words: readonly Word[], at: number): boolean {
  const before = words.slice(Math.max(0, at - NO_BEFORE), at);
  const mark = before.findLastIndex(({ kind }) => kind === 'mark');
  return before.slice(mark + 1).some(({ standard }) => UNWANTED.has(standard));
}
