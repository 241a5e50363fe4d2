import { type Entity } from '../../domain/recognition/entities';
import { type CategoryText } from '../recognizer';
import { lightStem } from '../text/stem';
import { normalizeText, spanOfWords } from '../text/normalize';
import { type EntityReader } from './entity-reader';

const LONGEST = 4;

/** A reader of the words people use for kinds of goods; the longest wins ("mesin kopi kantor"). */
export function createCategoryReader(categories: readonly CategoryText[]): EntityReader {
  const names = new Map<string, string>();
  for (const { id, words } of categories) {
    for (const word of words) {
      const key = keyOf(normalizeText(word).words.map(({ standard }) => standard));
      if (!names.has(key)) names.set(key, id);
    }
  }
  return ({ normal }) => {
    const found: Entity[] = [];
    const stems = normal.words.map(({ standard }) => lightStem(standard));
    for (let at = 0; at < stems.length; at++) {
      for (let length = LONGEST; length > 0; length--) {
        const id =
          at + length <= stems.length ? names.get(stems.slice(at, at + length).join(' ')) : undefined;
        if (id === undefined) continue;
        found.push({ type: 'category', ...spanOfWords(normal, at, at + length), value: { id } });
        at += length - 1;
        break;
      }
    }
    return found;
  };
}

function keyOf(words: readonly string[]): string {
  return words.map(lightStem).join(' ');
}
