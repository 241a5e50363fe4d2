import { distance } from 'fastest-levenshtein';
import { type Entity } from '../../domain/recognition/entities';
import { readWordLists } from '../data-files';
import { spanOfWords } from '../text/normalize';
import { type EntityInput, type EntityReader } from './entity-reader';

/** Words of which a mistyped city must not be made. */
export type IsCommonWord = (word: string) => boolean;

const LONGEST_CITY_WORDS = 3;

/** A reader of the company's cities: exact, short ("jkt", "jogja") or mistyped ("Bandug"). */
export function createCityReader(cities: readonly string[], isCommon: IsCommonWord): EntityReader {
  const names = cityNames(cities);
  const long = [...names].filter(([name]) => name.length >= 5);
  return (input) => {
    const found: Entity[] = [];
    for (let at = 0; at < input.normal.words.length; at++) {
      const match = cityAt(input, at, names) ?? mistypedCityAt(input, at, long, isCommon);
      if (!match) continue;
      found.push({ type: 'city', ...spanOfWords(input.normal, at, match.to), value: match.city });
      at = match.to - 1;
    }
    return found;
  };
}

function cityNames(cities: readonly string[]): Map<string, string> {
  const aliases = readWordLists('cities.txt');
  const names = new Map<string, string>();
  for (const city of cities) {
    names.set(city.toLowerCase(), city);
    for (const alias of aliases.get(city.toLowerCase()) ?? []) names.set(alias, city);
  }
  return names;
}

function cityAt(input: EntityInput, at: number, names: Map<string, string>) {
  const { words } = input.normal;
  for (let length = LONGEST_CITY_WORDS; length > 0; length--) {
    const said = words
      .slice(at, at + length)
      .map((word) => word.text)
      .join(' ');
    const city = names.get(said);
    if (city !== undefined && words.length >= at + length) return { city, to: at + length };
  }
  return undefined;
}

function mistypedCityAt(
  input: EntityInput,
  at: number,
  names: ReadonlyArray<[string, string]>,
  isCommon: IsCommonWord,
) {
  const word = input.normal.words[at];
  if (word?.kind !== 'word' || word.text.length < 5 || isCommon(word.text) || isCommon(word.standard))
    return undefined;
  const slips = word.text.length >= 8 ? 2 : 1;
  for (const [name, city] of names) {
    if (Math.abs(name.length - word.text.length) > slips || name[0] !== word.text[0]) continue;
    if (distance(name, word.text) <= slips) return { city, to: at + 1 };
  }
  return undefined;
}
