const WITH_ZONE = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2})?) ?([+-]\d{2}):?(\d{2})$/u;
const DAYS = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ ,T]+(\d{1,2}[:.]\d{2})(?:[:.]\d{2})?)?$/u;

/**
 * Reads the moments of a column into those of our own files. `01/10/2025` is the first of October unless the column
 * says otherwise; what cannot be read stays as it is.
 */
export function dateReader(column: readonly string[]): { read: (cell: string) => string; notes: string[] } {
  const found = column.flatMap((cell) => {
    const match = DAYS.exec(cell);
    return match ? [{ first: Number(match[1]), second: Number(match[2]) }] : [];
  });
  const dayFirst = found.some(({ first }) => first > 12);
  const monthFirst = found.some(({ second }) => second > 12);
  const isAmerican = monthFirst && !dayFirst;
  const read = (cell: string): string => {
    const zoned = WITH_ZONE.exec(cell);
    if (zoned) return `${zoned[1]}T${zoned[2]}${zoned[3]}:${zoned[4]}`;
    const days = DAYS.exec(cell);
    if (!days || (monthFirst && dayFirst)) return cell;
    const [, first = '', second = '', year = '', time = '00:00'] = days;
    const [day, month] = isAmerican ? [second, first] : [first, second];
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return `${date} ${time.replace('.', ':').padStart(5, '0')}`;
  };
  const order = isAmerican ? 'the month' : 'the day';
  const isGuess = found.length > 0 && !dayFirst && !monthFirst;
  return { read, notes: isGuess ? [`Dates were read with ${order} first.`] : [] };
}
