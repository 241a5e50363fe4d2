import { readWordLists } from '../data-files';
import { type RecognizerContent } from '../recognizer';
import { normalizeText } from '../text/normalize';

/** The longest phrase that is a concept, in words. */
export const LONGEST_CONCEPT = 3;

/** The concept of all words of `data/foreign.txt`: what a shop does not deal with. */
export const FOREIGN = '#foreign';

/** The words of a phrase as the classifier sees them, joined by spaces. */
export function standardPhrase(phrase: string): string {
  return normalizeText(phrase)
    .words.filter(({ kind }) => kind !== 'mark')
    .map(({ standard }) => standard)
    .join(' ');
}

/** Word or phrase → concepts, from `data/concepts.txt`, `data/lexicon.txt` and `data/foreign.txt`. */
export function listedConcepts(): Map<string, string[]> {
  const concepts = new Map<string, string[]>();
  for (const file of ['concepts.txt', 'lexicon.txt']) {
    for (const [concept, words] of readWordLists(file)) {
      for (const word of words) add(concepts, word, `${file}:${concept}`);
    }
  }
  for (const words of readWordLists('foreign.txt').values()) {
    for (const word of words) add(concepts, word, FOREIGN);
  }
  return concepts;
}

/** What of the content says what the company deals with. */
export type OwnGoods = Pick<RecognizerContent, 'products' | 'categories' | 'faq' | 'cities'>;

/**
 * The company's cities and products are concepts too: a phrase about one holds for all. What it sells or answers
 * questions about is never foreign: to a bakery a doughnut is not.
 */
export function addContentConcepts(concepts: Map<string, string[]>, content: OwnGoods): void {
  const isOwn = ownPhrases(content);
  for (const [phrase, known] of concepts) {
    if (!known.includes(FOREIGN) || !isOwn(phrase)) continue;
    concepts.set(
      phrase,
      known.filter((concept) => concept !== FOREIGN),
    );
  }
  for (const city of content.cities) add(concepts, city, '#city');
  for (const { sku, aliases } of content.products) {
    for (const name of [sku, ...aliases]) {
      if (name.split(/\s+/u).length <= LONGEST_CONCEPT) add(concepts, name, '#product');
    }
  }
}

/** Whether a phrase of standard words stands in the catalogue, the categories or the frequent questions. */
export function ownPhrases({
  products,
  categories,
  faq,
}: Omit<OwnGoods, 'cities'>): (phrase: string) => boolean {
  const own = new Set<string>();
  const texts = [
    ...products.map(({ name, aliases, tags, description }) =>
      [name, ...aliases, ...tags, description].join(' . '),
    ),
    ...categories.map(({ names, words }) => [...names, ...words].join(' . ')),
    ...faq.map(({ questions }) => questions.join(' . ')),
  ];
  for (const text of texts) {
    const words = standardPhrase(text).split(' ');
    for (let from = 0; from < words.length; from++) {
      for (let count = 1; count <= LONGEST_CONCEPT; count++)
        own.add(words.slice(from, from + count).join(' '));
    }
  }
  return (phrase) => own.has(phrase);
}

function add(concepts: Map<string, string[]>, phrase: string, concept: string): void {
  const key = phrase.startsWith('#') ? phrase : standardPhrase(phrase);
  const known = concepts.get(key);
  if (key === '' || known?.includes(concept)) return;
  concepts.set(key, [...(known ?? []), concept]);
}
