import { hasTrait, isIntent } from '../../domain/recognition/intent';
import { readWordLists } from '../data-files';
import { PhraseFinder } from '../feeling/phrase-finder';

const LISTS = readWordLists('guards.txt');
const finderOf = (list: string) => {
  const finder = new PhraseFinder<true>();
  for (const phrase of LISTS.get(list) ?? []) finder.add(phrase, true);
  return finder;
};
const COMPLAINT_WORDS = finderOf('complaintWords');
const LATE = finderOf('lateSigns');
const DAMAGE = finderOf('damageSigns');
const NEGATIONS = new Set(LISTS.get('negations'));
const REACH = 3;

/** Something is wrong, and not said what. */
export const VAGUE_COMPLAINT = 'complain';

export function isComplaint(intent: string): boolean {
  return isIntent(intent) && hasTrait(intent, 'complaint');
}

/** All words of complaint are negated: "tidak rusak kok", "bukan komplain", "no problem". */
export function deniesComplaint(words: readonly string[]): boolean {
  const found = COMPLAINT_WORDS.find(words);
  if (found.length === 0 || LATE.find(words).length > 0) return false;
  return found.every(({ from }) =>
    words.slice(Math.max(0, from - REACH), from).some((word) => NEGATIONS.has(word)),
  );
}

/** The complaint that kind words hide: "bagus banget, 3 hari belum sampai". */
export function hiddenComplaint(words: readonly string[]): string | undefined {
  if (deniesComplaint(words)) return undefined;
  if (LATE.find(words).length > 0) return 'complain_late';
  return DAMAGE.find(words).length > 0 ? 'complain_damaged' : undefined;
}
