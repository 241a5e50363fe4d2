import { standardPhrase } from '../intents/concepts';

/** Finds listed phrases of one to `longest` words in a row of standard words, the longest first. */
export class PhraseFinder<T> {
  private readonly known = new Map<string, T>();
  private longest = 1;

  add(phrase: string, value: T): void {
    const key = standardPhrase(phrase) || phrase;
    if (!this.known.has(key)) this.known.set(key, value);
    this.longest = Math.max(this.longest, key.split(' ').length);
  }

  has(word: string): boolean {
    return this.known.has(word);
  }

  find(words: readonly string[]): Array<{ from: number; to: number; phrase: string; value: T }> {
    const found: Array<{ from: number; to: number; phrase: string; value: T }> = [];
    for (let from = 0; from < words.length; from++) {
      for (let length = Math.min(this.longest, words.length - from); length > 0; length--) {
        const phrase = words.slice(from, from + length).join(' ');
        const value = this.known.get(phrase);
        if (value === undefined) continue;
        found.push({ from, to: from + length, phrase, value });
        from += length - 1;
        break;
      }
    }
    return found;
  }
}
