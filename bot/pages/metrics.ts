import { createHash, timingSafeEqual } from 'node:crypto';
import { type IncomingMessage } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type Request, type Response, type Server } from 'restify';
import { type Instant } from '../../domain/time/instant';
import { type Database } from '../../models/database/database';
import { type QueueDepths, queueDepths } from '../../models/desk/queue-depths';
import { wasForwarded } from '../http/site';
import { MEASURES } from '../settings/measures';
import { EXPOSITION_TYPE, type Labels, gauge, total } from '../settings/prometheus';

export interface MetricsDeps {
  database: Database;
  clock: () => Instant;
  /** Opens the page from anywhere; undefined: it is for this machine alone. */
  token: string | undefined;
}

/** Milliseconds for which what was counted in the database is told again: several may ask, and often. */
const KEPT_MS = 5_000;

/**
 * `/metrics` in Prometheus' text format: what this process has done since it began, and what waits in the database.
 * Who may not read it is told that there is no such page.
 */
export function mountMetrics(server: Server, deps: MetricsDeps): void {
  const depths = keptFor(KEPT_MS, () => queueDepths(deps.database));
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  server.get('/metrics', async (request: Request, response: Response) => {
    if (!mayRead(request, deps.token)) {
      response.json(404, { status: 'not found' });
      return;
    }
    const own = MEASURES.map((measure) => measure.text()).join('');
    // While the database is away, what this process counts is told all the same.
    const waiting = await depths().then(
      (found) => waitingText(found, deps.clock()) + gauge('tangga_database_up', DATABASE_UP, [[{}, 1]]),
      () => gauge('tangga_database_up', DATABASE_UP, [[{}, 0]]),
    );
    response.setHeader('Content-Type', EXPOSITION_TYPE);
    response.setHeader('Cache-Control', 'no-store');
    response.sendRaw(200, own + waiting + processText(delay.percentile(99) / 1e9));
    delay.reset();
  });
}

const DATABASE_UP = 'Whether the database could be read.';

/** With a token only its bearer may; without one only who sits on this machine and did not come through a proxy. */
export function mayRead(
  request: Pick<IncomingMessage, 'headers' | 'socket'>,
  token: string | undefined,
): boolean {
  if (token === undefined) return isLoopback(request.socket.remoteAddress) && !wasForwarded(request);
  const [, given] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  return given !== undefined && timingSafeEqual(digest(given), digest(token));
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(::ffff:)?127\.|^::1$/.test(address);
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** What is being read is read once, and told to all who ask within that time. A failure is not kept. */
function keptFor<Value>(ms: number, read: () => Promise<Value>): () => Promise<Value> {
  let kept: { until: number; value: Promise<Value> } | undefined;
  return () => {
    if (kept && performance.now() < kept.until) return kept.value;
    const value = read();
    kept = { until: performance.now() + ms, value };
    value.catch(() => (kept = undefined));
    return value;
  };
}

function waitingText(found: QueueDepths, now: Instant): string {
  const age = found.oldestInbox === undefined ? 0 : (Date.parse(now) - Date.parse(found.oldestInbox)) / 1000;
  const counts = (
    rows: ReadonlyArray<{ count: number; channel?: string; state: string }>,
  ): Array<[Labels, number]> => rows.map(({ count, ...labels }) => [labels, count]);
  return [
    gauge('tangga_inbox_pending', 'Messages accepted and not answered yet.', [[{}, found.inbox]]),
    gauge('tangga_inbox_oldest_seconds', 'Age of the oldest of them.', [[{}, Math.max(0, age)]]),
    gauge('tangga_deliveries', 'Messages to channels that wait or were given up.', counts(found.deliveries)),
    gauge('tangga_rep_deliveries', 'Calls to reps that wait or were given up.', counts(found.repDeliveries)),
    gauge('tangga_handoffs', 'Handoffs that are not over, by state.', counts(found.handoffs)),
    gauge('tangga_complaints_open', 'Complaints that are not settled.', [[{}, found.complaints]]),
    gauge('tangga_questions_open', 'Questions that nobody has answered.', [[{}, found.questions]]),
  ].join('');
}

function processText(delay: number): string {
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return [
    gauge('process_resident_memory_bytes', 'Memory of this process.', [[{}, rss]]),
    gauge('nodejs_heap_size_used_bytes', 'Heap in use.', [[{}, heapUsed]]),
    gauge('nodejs_eventloop_lag_p99_seconds', 'Delay of the event loop since the last look.', [[{}, delay]]),
    total('process_cpu_seconds_total', 'CPU of this process since it began.', (user + system) / 1e6),
    gauge('process_uptime_seconds', 'Since this process began.', [[{}, process.uptime()]]),
  ].join('');
}
