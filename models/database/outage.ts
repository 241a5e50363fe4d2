/**
 * Codes that say something of the database and nothing of what it was asked: PostgreSQL's by class (08 connection,
 * 53 resources such as a full disk, 57P it shuts down, 58 its system) and those of waiting (40001, 40P01 deadlock,
 * 55P03 lock, 57014 time limit); SQLite's and the network's by name.
 */
const OUTAGE_CODES = new RegExp(
  [
    '^(08...|53...|57P..|58...|40001|40P01|55P03|57014|25P03)$',
    '^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY|NOMEM|PROTOCOL)',
    '^E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOTFOUND|AI_AGAIN|NOSPC)$',
  ].join('|'),
);

/** Of those, the ones after which a connection is of no more use. */
const LOST_CODES = /^(08...|57P..|25P03|ECONNRESET|EPIPE|ETIMEDOUT)$/;

/** `pg` says these without a code. */
const LOST_WORDS =
  /connection terminated|client has encountered a connection error|query read timeout|not queryable|already released/i;
const OUTAGE_WORDS = /timeout exceeded when trying to connect/i;

/** Whether an error means that the database is away or busy, so that the same statement may be tried again. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return OUTAGE_CODES.test(codeOf(error)) || OUTAGE_WORDS.test(error.message) || isConnectionLost(error);
}

/** Whether an error says that its connection is gone: another one may work. */
export function isConnectionLost(error: unknown): boolean {
  return error instanceof Error && (LOST_CODES.test(codeOf(error)) || LOST_WORDS.test(error.message));
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
