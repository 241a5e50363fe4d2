import { type Random } from '../random';

/**
 * A copy of a text with the slips of hurried typing: swapped, missing, doubled or neighbouring letters,
 * lost vowels, held-down last letters. Training on such copies makes the model sure-footed on phones.
 */
export function noisyCopy(text: string, random: Random): string {
  return text.replace(/\p{L}{3,}/gu, (word) => (random() < 0.3 ? noisyWord(word, random) : word));
}

const NEIGHBOURS: Record<string, string> = {
  a: 'sq',
  b: 'vn',
  c: 'xv',
  d: 'sf',
  e: 'wr',
  f: 'dg',
  g: 'fh',
  h: 'gj',
  i: 'uo',
  j: 'hk',
  k: 'jl',
  l: 'k',
  m: 'n',
  n: 'bm',
  o: 'ip',
  p: 'o',
  q: 'w',
  r: 'et',
  s: 'ad',
  t: 'ry',
  u: 'yi',
  v: 'cb',
  w: 'qe',
  x: 'zc',
  y: 'tu',
  z: 'x',
};

function noisyWord(word: string, random: Random): string {
  const kind = random();
  if (kind < 0.35) return withoutVowels(word, random);
  if (kind < 0.45) return word + word.slice(-1).repeat(1 + Math.floor(random() * 3));
  const at = 1 + Math.floor(random() * (word.length - 1));
  const letter = word[at] ?? '';
  if (kind < 0.6) return word.slice(0, at) + word.slice(at + 1);
  if (kind < 0.75) return word.slice(0, at - 1) + letter + (word[at - 1] ?? '') + word.slice(at + 1);
  if (kind < 0.85) return word.slice(0, at) + letter + word.slice(at);
  const near = NEIGHBOURS[letter] ?? letter;
  return word.slice(0, at) + (near[Math.floor(random() * near.length)] ?? letter) + word.slice(at + 1);
}

function withoutVowels(word: string, random: Random): string {
  const [first = '', ...rest] = word;
  return first + rest.filter((letter) => !/[aeiou]/u.test(letter) || random() < 0.4).join('');
}
