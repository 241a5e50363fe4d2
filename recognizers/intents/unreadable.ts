/** Letters of a word that is a sentence without its spaces. */
const GLUED_LETTERS = 12;
/** Consonants alone, so many: a word without its vowels. */
const BARE = /^[^aeiou\d\P{L}]{3,}$/u;
const SHARE = 0.5;

/**
 * Words that were left out of writing, spaces or vowels ("ptngn mmbr", "canitmaketea"), and that could not be put back:
 * such a text is not foreign to us, it is not understood.
 * @param words standard words
 */
export function isUnreadable(words: readonly string[]): boolean {
  const spoken = words.filter((word) => /\p{L}/u.test(word));
  const [only = '', ...others] = spoken;
  if (others.length === 0) return only.length >= GLUED_LETTERS && !only.startsWith('#');
  return spoken.filter((word) => BARE.test(word)).length >= SHARE * spoken.length;
}
