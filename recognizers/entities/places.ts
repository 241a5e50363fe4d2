import { distance } from 'fastest-levenshtein';
import { type Entity } from '../../domain/recognition/entities';
import { AREA_NAMES } from '../areas';
import { readWordLists } from '../data-files';
import { spanOfWords, type Word } from '../text/normalize';
import { Spelling } from '../text/spelling';
import { QUARTERS } from './area-names';
import { type EntityInput, type EntityReader } from './entity-reader';

/** Words of which a mistyped city must not be made. */
export type IsCommonWord = (word: string) => boolean;

const LONGEST_CITY_WORDS = 3;

/** Misspelt names of areas are searched among those of at least this many letters. */
const SHORTEST_MISTYPED = 6;

interface Places {
  /** The company's cities with their short forms. */
  own: Map<string, string>;
  /** Towns and regencies that are not ordinary words: places in any position. */
  towns: ReadonlyMap<string, string>;
  /** Districts, and names that are words too: places after "ke", "di", "in", or when a place was asked for. */
  led: ReadonlyMap<string, string>;
  leads: ReadonlySet<string>;
  /** What stands behind a person and no place: "ke abang saya" goes to a brother, not to Abang in Bali. */
  whose: ReadonlySet<string>;
  /** Words of the language, names among them or not. */
  isWord: IsCommonWord;
  spelling: Spelling;
}

/** A reader of places: the company's cities, exact, short ("jkt") or mistyped ("Bandug"), and any town of the country. */
export function createCityReader(
  cities: readonly string[],
  isCommon: IsCommonWord,
  isOrdinary: IsCommonWord,
): EntityReader {
  const places = {
    ...knownPlaces(cities, isOrdinary),
    isWord: (word: string) => isOrdinary(word) || isCommon(word),
  };
  const long = [...places.own].filter(([name]) => name.length >= 5);
  return (input) => {
    const found: Entity[] = [];
    for (let at = 0; at < input.normal.words.length; at++) {
      if (input.normal.words[at]?.kind !== 'word') continue;
      const match =
        cityAt(input, at, places.own) ??
        areaAt(input, at, places) ??
        mistypedCityAt(input, at, long, isCommon) ??
        mistypedArea(input, at, places, isCommon);
      if (!match) continue;
      found.push({ type: 'city', ...spanOfWords(input.normal, at, match.to), value: match.city });
      at = match.to - 1;
    }
    return found;
  };
}

function knownPlaces(cities: readonly string[], isOrdinary: IsCommonWord): Omit<Places, 'isWord'> {
  const lists = readWordLists('areas.txt');
  const ambiguous = new Set(lists.get('ambiguous'));
  const towns = new Map<string, string>();
  const led = new Map<string, string>();
  for (const [quarter, town] of QUARTERS) led.set(quarter, town);
  for (const name of AREA_NAMES.districts) led.set(name.toLowerCase(), name);
  for (const name of AREA_NAMES.regencies) {
    const key = name.toLowerCase();
    const isWord = ambiguous.has(key) || key.length < 5 || isOrdinary(key);
    (isWord ? led : towns).set(key, name);
  }
  const spelled = [...towns.keys()].filter((name) => name.length >= SHORTEST_MISTYPED);
  return {
    own: cityNames(cities),
    towns,
    led,
    leads: new Set(lists.get('leads')),
    whose: new Set(lists.get('whose')),
    spelling: new Spelling(new Map(spelled.map((name) => [name, 1]))),
  };
}

function areaAt(input: EntityInput, at: number, places: Places) {
  const known = cityAt(input, at, places.towns);
  if (known) return known;
  const isLed = places.leads.has(input.normal.words[at - 1]?.standard ?? '');
  if (!isLed && input.expecting !== 'city') return undefined;
  const area = cityAt(input, at, places.led);
  return area && isMeantAsPlace(input, { from: at, to: area.to, isLed }, places) ? area : undefined;
}

/** A name that is an ordinary word too ("deket", "abang") is a place where it stands for itself, or is led to as one. */
function isMeantAsPlace(
  { normal: { words } }: EntityInput,
  { from, to, isLed }: { from: number; to: number; isLed: boolean },
  { whose, isWord }: Places,
): boolean {
  const isOrdinary = (word: Word): boolean => isWord(word.text) || isWord(word.standard);
  const name = words[from];
  if (to - from > 1 || !name || !isOrdinary(name)) return true;
  const behind = words[to];
  if (isLed) return !whose.has(behind?.standard ?? '');
  return [words[from - 1], behind].every((word) => word?.kind !== 'word' || !isOrdinary(word));
}

function mistypedArea(
  input: EntityInput,
  at: number,
  { towns, leads, spelling }: Places,
  isCommon: IsCommonWord,
) {
  const word = input.normal.words[at];
  const isLed = leads.has(input.normal.words[at - 1]?.standard ?? '') || input.expecting === 'city';
  if (!isLed || !word || word.text.length < SHORTEST_MISTYPED - 1 || isCommon(word.text)) return undefined;
  const city = towns.get(spelling.repair(word.text));
  return city === undefined ? undefined : { city, to: at + 1 };
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

function cityAt({ normal: { words } }: EntityInput, at: number, names: ReadonlyMap<string, string>) {
  for (let length = Math.min(LONGEST_CITY_WORDS, words.length - at); length > 0; length--) {
    const said = length === 1 ? (words[at]?.text ?? '') : wordsJoined(words, at, length);
    const city = names.get(said);
    if (city !== undefined) return { city, to: at + length };
  }
  return undefined;
}

function wordsJoined(words: readonly Word[], at: number, length: number): string {
  return words
    .slice(at, at + length)
    .map((word) => word.text)
    .join(' ');
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
