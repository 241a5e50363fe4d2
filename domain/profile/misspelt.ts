/**
 * Whether two names are one name written twice, once wrongly: they begin and end alike, and what differs in between is
 * at most one letter in three (of the longer). Capitals do not count.
 */
export function isMisspelt(one: string, other: string): boolean {
  const [short = '', long = ''] = [one.toLowerCase(), other.toLowerCase()].sort(
    (a, b) => a.length - b.length,
  );
  const front = alike(short, long);
  const back = alike(reversed(short.slice(front)), reversed(long.slice(front)));
  return long.length - front - back <= Math.max(1, Math.floor(long.length / 3));
}

/** How many letters two texts have in common from their beginning. */
function alike(one: string, other: string): number {
  let count = 0;
  while (count < one.length && one[count] === other[count]) count += 1;
  return count;
}

function reversed(text: string): string {
  return [...text].reverse().join('');
}
