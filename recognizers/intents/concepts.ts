import { readWordLists } from '../data-files';
import { type ProductText } from '../recognizer';
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

/** The company's cities and products are concepts too: a phrase about one holds for all. */
export function addContentConcepts(
  concepts: Map<string, string[]>,
  content: { products: readonly ProductText[]; cities: readonly string[] },
): void {
  for (const city of content.cities) add(concepts, city, '#city');
  for (const { sku, aliases } of content.products) {
    for (const name of [sku, ...aliases]) {
      if (name.split(/\s+/u).length <= LONGEST_CONCEPT) add(concepts, name, '#product');
    }
  }
}

function add(concepts: Map<string, string[]>, phrase: string, concept: string): void {
  const key = phrase.startsWith('#') ? phrase : standardPhrase(phrase);
  const known = concepts.get(key);
  if (key === '' || known?.includes(concept)) return;
  concepts.set(key, [...(known ?? []), concept]);
}
