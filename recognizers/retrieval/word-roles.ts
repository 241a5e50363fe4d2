import { ASKING_WORDS } from './asking-words';
import { type Rows } from './goods-vocabulary';

/** What a word of a text does. */
export type WordRole =
  | { kind: 'mark' }
  /** `isName`: another company's name, not one of ours. */
  | { kind: 'foreign'; isName?: boolean }
  /** `isTopic`: a word of an approved answer. */
  | { kind: 'other'; isBare?: boolean; isTopic?: boolean }
  /** A name or a word for a kind; the rows that have the word, where it is one of several in the kind's name. */
  | { kind: 'names'; rows?: Rows | undefined }
  /** `isWeak`: only descriptions have it; `isKind`: it means kinds of goods, and the rows are all of theirs. */
  | { kind: 'describes'; rows: Rows; isWeak: boolean; isKind?: boolean };

export function isOfGoods(role: WordRole): boolean {
  return role.kind !== 'foreign' && (role.kind !== 'other' || role.isBare === true);
}

export function isTopicWord(role: WordRole | undefined): boolean {
  return role?.kind === 'other' && role.isTopic === true;
}

export function isGoods(role: WordRole | undefined): boolean {
  return role?.kind === 'names' || role?.kind === 'describes';
}

/** "thatone", "what'sthe": words of asking without the space between. */
export function isGlued(word: string): boolean {
  for (let at = 2; at <= word.length - 2; at++) {
    if (ASKING_WORDS.has(word.slice(0, at)) && ASKING_WORDS.has(word.slice(at))) return true;
  }
  return false;
}

/** The rows that are in all of them, in the order of the catalogue. */
export function sharedRows(sets: readonly Rows[]): number[] {
  const [first, ...others] = [...sets].sort((a, b) => a.size - b.size);
  return [...(first ?? [])].filter((row) => others.every((set) => set.has(row)));
}
