import MiniSearch from 'minisearch';
import { ASKING_WORDS } from './asking-words';
import { lightStem } from '../text/stem';
import { normalizeText, type NormalText } from '../text/normalize';

/** A text to be found by its words. */
export interface SearchDocument {
  id: string;
  title: string;
  body: string;
}

/** Words that stand in every question and find nothing. */
const STOP_WORDS = new Set(
  (
    'yang dan di ke dari untuk dengan ini itu ada tidak bisa mau saya aku kamu kami kita apa apakah atau juga saja kak ' +
    'dong sih deh ya oke halo tolong mohon the a an of to in on at for with is are do does i you my your it can could ' +
    'would please and or me we what how tertawa pak bu'
  ).split(' '),
);

/** A number that tells a size: "800 gram", "160 cm". Smaller ones mostly count. */
const SIZE = /^[1-9]\d{1,3}$/u;

function terms(text: string): string[] {
  return termsOf(normalizeText(text));
}

function termsOf({ words }: NormalText): string[] {
  return words
    .filter(({ kind, text }) => kind === 'word' || kind === 'code' || SIZE.test(text))
    .flatMap(({ standard }) => standard.split(' '))
    .filter((term) => !STOP_WORDS.has(term))
    .map(lightStem);
}

/** Words read of a query: more only cost time. */
const MOST_TERMS = 24;
const FOUND = 5;
/** In a catalogue no larger than this any word may tell. */
const FEW_DOCUMENTS = 200;
/** What a match in the description counts against one in a name. */
const BODY_SHARE = 0.45;
/** Where a raw score is as likely right as wrong, and how fast that changes. */
const EVEN = 0.55;
const STEEPNESS = 7;

/** What a query word is worth, and in which field of a document it was found. */
type Matches = Record<string, readonly string[]>;

/** Typo-tolerant search with the recognizer's own normaliser, scores as probabilities. */
export class SearchIndex {
  private readonly index: MiniSearch<SearchDocument>;
  private readonly weights = new Map<string, number>();
  private readonly rare: number;

  /** @param isCommon words of the language, which are not matched with slips. */
  constructor(
    documents: readonly SearchDocument[],
    private readonly isCommon: (word: string) => boolean,
  ) {
    this.index = new MiniSearch<SearchDocument>({
      fields: ['title', 'body'],
      tokenize: terms,
      processTerm: (term) => term,
    });
    this.index.addAll(documents);
    this.rare = Math.log(1 + documents.length);
    const owners = new Map<string, number>();
    for (const { title, body } of documents) {
      for (const term of new Set(terms(`${title} ${body}`))) owners.set(term, (owners.get(term) ?? 0) + 1);
    }
    for (const [term, count] of owners) this.weights.set(term, Math.log(1 + documents.length / count));
  }

  /** Best first, at most five; `score` is the probability that the document is meant. */
  search(normal: NormalText): Array<{ id: string; score: number }> {
    const asked = this.telling([...new Set(termsOf(normal))].slice(0, MOST_TERMS));
    // A number alone is how many, or the answer to something.
    if (asked.every((term) => SIZE.test(term))) return [];
    const isExact = (term: string) => this.weights.has(term) || this.isCommon(term);
    const found = this.index.search(asked.join(' '), {
      boost: { title: 2 },
      prefix: (term) => term.length > 4 && !isExact(term),
      fuzzy: (term) => (isExact(term) ? false : term.length > 7 ? 2 : term.length > 3 ? 1 : false),
      maxFuzzy: 2,
      weights: { fuzzy: 0.4, prefix: 0.5 },
    });
    const best = found[0]?.score ?? 1;
    return found.slice(0, FOUND).map(({ id, score, match, terms: documentTerms, queryTerms }) => ({
      id: String(id),
      score: this.probability(asked, matchedFields(match, documentTerms, queryTerms), score / best),
    }));
  }

  /** Without the words that stand in a great part of the catalogue: they tell little and cost the most. */
  private telling(asked: readonly string[]): string[] {
    if (this.index.documentCount <= FEW_DOCUMENTS) return [...asked];
    const inLessThan = (share: number) =>
      asked.filter((term) => (this.weights.get(term) ?? Infinity) > Math.log(1 + 1 / share));
    const rare = inLessThan(0.1);
    return rare.some((term) => this.weights.has(term)) ? rare : inLessThan(0.5);
  }

  /** The share of the question that the document has, by weight and field, relative to the best. */
  private probability(asked: readonly string[], matched: Matches, nearness: number): number {
    let all = 0;
    let had = 0;
    for (const term of asked) {
      const weight = this.weights.get(term) ?? (ASKING_WORDS.has(term) || SIZE.test(term) ? 0 : this.rare);
      all += weight;
      const fields = matched[term];
      if (fields) had += (weight || this.rare) * (fields.includes('title') ? 1 : BODY_SHARE);
    }
    const raw = all === 0 ? 0 : Math.min(1, had / all) * nearness;
    return Math.round(1000 / (1 + Math.exp(-STEEPNESS * (raw - EVEN)))) / 1000;
  }
}

/** Query term → fields. MiniSearch tells the document's terms; a query term fits the nearest in spelling. */
function matchedFields(
  match: Readonly<Record<string, string[]>>,
  documentTerms: readonly string[],
  queryTerms: readonly string[],
): Matches {
  const fields: Record<string, readonly string[]> = {};
  for (const term of queryTerms) {
    const own =
      match[term] ??
      documentTerms.map((near) => (near[0] === term[0] ? match[near] : undefined)).find(Boolean);
    fields[term] = own ?? ['body'];
  }
  return fields;
}
