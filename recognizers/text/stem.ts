/**
 * A light stem without a dictionary: Indonesian and English endings, a few Indonesian prefixes. It need
 * not be right, only the same for forms of one word, so both languages go through the same rules.
 */
export function lightStem(word: string): string {
  if (word.length < 5) return word;
  let stem = withoutEnd(word, /(?:nya|lah|kah|pun|'s)$/u, 3);
  stem = withoutEnd(stem, /(?:kan|an|in|ing|ed|es|s|ly|ku|mu)$/u, 4);
  // "machine" and "machines": the ending took the vowel of one of them.
  stem = withoutEnd(stem, /e$/u, 4);
  stem = withoutStart(stem, /^(?:meng|mem|men|me|di|ber|ter|peng|pem|pen|per|nge|ng|ke|se)/u, 4);
  return stem;
}

function withoutEnd(word: string, ending: RegExp, least: number): string {
  const cut = word.replace(ending, '');
  return cut.length >= least ? cut : word;
}

function withoutStart(word: string, beginning: RegExp, least: number): string {
  const cut = word.replace(beginning, '');
  return cut.length >= least ? cut : word;
}

/** The consonants: what is left when vowels are dropped in writing ("aplks", "pengirmn"). */
export function skeleton(word: string): string {
  return word.replace(/[aeiou]/gu, '').replace(/(.)\1+/gu, '$1');
}
