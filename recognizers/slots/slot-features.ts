import { hashFeature } from '../intents/feature-bag';
import { type SlotToken } from './slot-tokens';

/** Beyond the text. */
const OUTSIDE: SlotToken = { form: '^', written: '^', shape: '', tags: [], start: 0, end: 0 };
const AFFIX = 3;

/**
 * The features of each token as hashes: words and tags two to each side, pairs of words, affixes, shape, and
 * what the open question expects.
 */
export function slotFeatures(tokens: readonly SlotToken[], expecting: string | undefined): Uint32Array[] {
  const at = (index: number) => tokens[index] ?? OUTSIDE;
  return tokens.map((token, index) => {
    const features: number[] = [];
    const add = (feature: string) => features.push(hashFeature(feature));
    const near = [-2, -1, 0, 1, 2].map((step) => at(index + step));
    near.forEach((other, place) => {
      add(`${place}w${other.form}`);
      for (const tag of other.tags) add(`${place}t${tag}`);
    });
    const [before2, before, , after, after2] = near as [
      SlotToken,
      SlotToken,
      SlotToken,
      SlotToken,
      SlotToken,
    ];
    add(`a${before2.form} ${before.form}`);
    add(`b${before.form} ${token.form}`);
    add(`c${token.form} ${after.form}`);
    add(`d${after.form} ${after2.form}`);
    add(`e${before.form} ${after.form}`);
    add(`o${token.written}`);
    add(`s${token.shape}`);
    add(`S${before.shape} ${token.shape} ${after.shape}`);
    add(`p${token.written.slice(0, AFFIX)}`);
    add(`q${token.written.slice(-AFFIX)}`);
    for (const tag of token.tags) {
      add(`x${before.form} ${tag}`);
      for (const other of before.tags) add(`y${other} ${tag}`);
    }
    if (tokens.length === 1) add('only');
    if (expecting !== undefined) add(`z${expecting} ${token.shape}`);
    return Uint32Array.from(features);
  });
}
