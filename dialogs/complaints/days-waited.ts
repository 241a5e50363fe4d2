/** How long somebody says to have waited. */

const UNITS: ReadonlyArray<{ pattern: string; days: number }> = [
  { pattern: 'hari|hr|days?', days: 1 },
  { pattern: 'minggu|mgg|pekan|weeks?', days: 7 },
  { pattern: 'bulan|bln|months?', days: 30 },
];

const NUMBERS: Readonly<Record<string, number>> = {
  se: 1,
  satu: 1,
  a: 1,
  one: 1,
  dua: 2,
  two: 2,
  tiga: 3,
  three: 3,
  empat: 4,
  four: 4,
  lima: 5,
  five: 5,
  enam: 6,
  six: 6,
  tujuh: 7,
  seven: 7,
  delapan: 8,
  sembilan: 9,
  sepuluh: 10,
  ten: 10,
};

const AMOUNT = `\\d{1,3}|${Object.keys(NUMBERS).join('|')}`;

/**
 * Days of waiting, the longest when several are named ("janji 2 hari, ini udah seminggu"); undefined when
 * none is. "2 hari lagi" is still to come.
 */
export function daysOfWaiting(text: string): number | undefined {
  const found = UNITS.flatMap(({ pattern, days }) => {
    const span = new RegExp(`\\b(${AMOUNT})\\s*(?:${pattern})(?:an)?\\b(?!\\s+lagi)`, 'gi');
    return [...text.matchAll(span)].map((match) => amountOf(match[1] ?? '') * days);
  });
  return found.length > 0 ? Math.max(...found) : undefined;
}

function amountOf(word: string): number {
  return NUMBERS[word.toLowerCase()] ?? Number(word);
}
