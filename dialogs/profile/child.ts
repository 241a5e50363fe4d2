import { localDate } from '../../domain/time/calendar';
import { endsWithCue, framed, isWholly, plainWords } from '../reading/plain-words';
import { type Turn } from '../contract/turn';

/** A child who writes, or one whom a grown-up writes of. */
export type Child = 'writer' | 'other';

type Heard = Pick<Turn, 'input' | 'views' | 'now' | 'chosen'>;

/** From this age on somebody buys and agrees for themselves (PDP 25). */
const OF_AGE = 18;
/** Words that an age, a class or a number may have. */
const MOST_WORDS = 4;
/** Words before it in which it is looked for who is told of. */
const NEAR = 4;

/** Whether a message tells of a minor: by years, by the year of birth, by school or explicitly. */
export function childIn(turn: Heard): Child | undefined {
  if (turn.input.kind !== 'message' || turn.chosen !== undefined) return undefined;
  const text = plainWords(turn).trim();
  // "14yo" may be two words, "8th" is one.
  return toldIn(turn, text.split(' ')) ?? toldIn(turn, text.replace(/(\d)(\p{L})/gu, '$1 $2').split(' '));
}

function toldIn(turn: Heard, spoken: readonly string[]): Child | undefined {
  for (const [from] of spoken.entries()) {
    const [before, rest] = [spoken.slice(0, from), spoken.slice(from)];
    const isTold = isUnderAge(turn, rest) || isAge(turn, before, rest) || isBirth(turn, rest);
    const child = isTold ? whoIsTold(turn, before) : undefined;
    if (child) return child;
  }
  return undefined;
}

/** "Masih SMP", "in 8th grade", "a minor". */
function isUnderAge({ views }: Heard, rest: readonly string[]): boolean {
  const length = lengthOf(views.cues.underAge, rest);
  return length > 0 && lengthOf(views.cues.notAnAge, rest.slice(length)) === 0;
}

/** "Umur lima belas", "aku 14 tahun", "I'm 14": a number alone is an age only behind "I am". */
function isAge({ views }: Heard, before: readonly string[], rest: readonly string[]): boolean {
  const { ageAhead, ageUnderLimit, yearsOld, notAnAge, goesOn, amOfAge, writes, childOf } = views.cues;
  const ahead = lengthOf(ageAhead, rest);
  const number = lengthOf(ageUnderLimit, rest.slice(ahead));
  const years = lengthOf(yearsOld, rest.slice(ahead + number));
  const behind = rest.slice(ahead + number + years);
  if (number === 0 || lengthOf(notAnAge, behind) > 0) return false;
  if (ahead > 0) return true;
  const last = before.at(-1) ?? '';
  if (years > 0 && (before.length === 0 || isWholly(writes, last) || isWholly(childOf, last))) return true;
  const isPlain = behind.length === 0 || lengthOf(goesOn, behind) > 0;
  return endsWithCue(amOfAge, before.join(' ')) && (years > 0 || isPlain);
}

/** "Lahir 2012". */
function isBirth({ views, now }: Heard, rest: readonly string[]): boolean {
  const born = lengthOf(views.cues.born, rest);
  const year = Number(rest[born]);
  const age = Number(localDate(now, views.company.timeZone).slice(0, 4)) - year;
  return born > 0 && age >= 0 && age < OF_AGE;
}

/** Who it is told of: a child that is named before it, else who writes; undefined for neither. */
function whoIsTold(turn: Heard, before: readonly string[]): Child | undefined {
  const { childOf, writes, aGiftFor, grownUp, politeness } = turn.views.cues;
  const near = before.slice(-NEAR);
  if (near.some((word) => isWholly(childOf, word))) {
    return aGiftFor.test(framed(before.join(' '))) ? undefined : 'other';
  }
  if (grownUp.test(plainWords(turn))) return undefined;
  const isOfWriter = near.some((word) => isWholly(writes, word));
  return isOfWriter || before.every((word) => isWholly(politeness, word)) ? 'writer' : undefined;
}

/** How many of the first words are the cue; 0 for none. */
function lengthOf(cue: RegExp, words: readonly string[]): number {
  for (let length = Math.min(MOST_WORDS, words.length); length > 0; length -= 1) {
    if (isWholly(cue, words.slice(0, length).join(' '))) return length;
  }
  return 0;
}
