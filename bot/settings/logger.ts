import pino, { type Logger } from 'pino';
import { readableLine } from './readable-line';

export type LogFormat = 'auto' | 'json' | 'pretty';

/** Straight to standard output, one JSON object a line. */
const asJson = pino.destination(1);
let isPretty = false;

/**
 * Named loggers. They write ids, counts and times; never what people said, who they are, or a secret (V-10).
 */
const root = pino(
  {
    level: process.env.LOG_LEVEL ?? 'info',
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['*.authorization', '*.token', '*.password', '*.text', '*.email', '*.phone', 'req.headers'],
      censor: '[redacted]',
    },
  },
  {
    write: (line: string) => {
      if (isPretty) process.stdout.write(readableLine(line));
      else asJson.write(line);
    },
  },
);

export const serverLog: Logger = root.child({ name: 'server' });
export const turnLog: Logger = root.child({ name: 'turn' });
export const directLineLog: Logger = root.child({ name: 'directline' });
export const telegramLog: Logger = root.child({ name: 'telegram' });
export const azureLog: Logger = root.child({ name: 'azure' });
export const deskLog: Logger = root.child({ name: 'desk' });
export const deliveryLog: Logger = root.child({ name: 'delivery' });
export const contentLog: Logger = root.child({ name: 'content' });
export const repsLog: Logger = root.child({ name: 'reps' });
export const databaseLog: Logger = root.child({ name: 'database' });

/** `LOG_FORMAT`, from the start on. */
export function setLogFormat(format: LogFormat): void {
  isPretty = format === 'auto' ? process.stdout.isTTY : format === 'pretty';
}

/** `LOG_LEVEL` is validated with the rest of the configuration; it holds from then on. */
export function setLogLevel(level: string): void {
  const logs = [
    serverLog,
    turnLog,
    directLineLog,
    telegramLog,
    azureLog,
    deskLog,
    deliveryLog,
    contentLog,
    repsLog,
    databaseLog,
  ];
  for (const log of logs) log.level = level;
}

/** What of an error may be written: its kind, code and place, not its message, which can quote a customer. */
export function errorFields(error: unknown): { error: string; code?: string; stack?: string } {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const stack = error.stack?.split('\n').slice(1, 6).join('\n');
  return { error: error.name, code, stack };
}
