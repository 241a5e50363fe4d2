import { readWordLists } from '../data-files';
import { asksBack } from './asking-back';
import { standardPhrase } from './concepts';

const LISTS = readWordLists('shortcuts.txt');
const FILLERS = new Set(LISTS.get('=fillers'));
const PHRASES = new Map<string, string>();
for (const [intent, phrases] of LISTS) {
  if (intent.startsWith('=')) continue;
  for (const phrase of phrases) {
    for (const key of [standardPhrase(phrase) || phrase, bareKey(standardPhrase(phrase).split(' '))]) {
      if (key !== '' && !PHRASES.has(key)) PHRASES.set(key, intent);
    }
  }
}

/**
 * The intent of a clause that needs no classifier ("batal deh", "unsubscribe"); undefined for all others.
 * @param words standard words; fillers ("kak", "dong") are looked past.
 */
export function shortcutIntent(words: readonly string[]): string | undefined {
  if (words.length === 0 || words.length > 8) return undefined;
  const whole = words.filter((word) => word !== '?' && word !== '!');
  const asked = words.includes('?');
  const intent = PHRASES.get(whole.join(' ')) ?? PHRASES.get(bareKey(whole)) ?? ofFillers(whole);
  // "ya?" and "siap?" ask; they agree to nothing.
  if (intent === 'affirm' && asksBack(whole)) return undefined;
  return asked && (intent === 'affirm' || intent === 'deny') ? undefined : intent;
}

/** "ya kak": nothing but fillers, of which the first says something by itself; "tolong ya" agrees to nothing. */
function ofFillers(words: readonly string[]): string | undefined {
  return words.every((word) => FILLERS.has(word)) ? PHRASES.get(words[0] ?? '') : undefined;
}

function bareKey(words: readonly string[]): string {
  return words.filter((word) => !FILLERS.has(word)).join(' ');
}
