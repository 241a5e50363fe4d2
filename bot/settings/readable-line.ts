/** pino's numbers of levels that a reader should notice. */
const LEVELS: Readonly<Record<number, string>> = { 40: 'WARNING ', 50: 'ERROR ', 60: 'FATAL ' };

/** What stands in front of a line, or is not for people. */
const IN_FRONT = ['time', 'level', 'name', 'msg', 'stack'];

/**
 * A log line for a terminal: `10:20:31 telegram: WARNING the channel is away (tries 3)`.
 * @param line what pino writes: one JSON object, times in UTC; shown in the machine's own zone
 */
export function readableLine(line: string): string {
  const entry = JSON.parse(line) as Record<string, unknown> & { time: string; level: number };
  const more = Object.entries(entry)
    .filter(([key, value]) => !IN_FRONT.includes(key) && value !== undefined)
    .map(([key, value]) => `${key} ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const time = new Date(entry.time).toTimeString().slice(0, 8);
  const details = more.length === 0 ? '' : ` (${more.join(', ')})`;
  const stack = typeof entry.stack === 'string' ? `\n${entry.stack}` : '';
  return `${time} ${String(entry.name)}: ${LEVELS[entry.level] ?? ''}${String(entry.msg)}${details}${stack}\n`;
}
