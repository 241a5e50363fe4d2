import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { expect } from 'chai';
import { mayRead, mountMetrics } from '../../../bot/pages/metrics';
import { createServer } from '../../../bot/http/server';
import { MEASURES, turnSeconds } from '../../../bot/settings/measures';
import { type Database, openDatabase } from '../../../models/database/database';
import { type Place, onEachDatabase } from '../../databases';
import { enter } from '../models/store-world';

const NOW = '2026-11-22T03:00:00.000Z';
const TOKEN = 'a-token-of-the-monitor';

type Asked = Parameters<typeof mayRead>[0];

function asked(address: string, headers: Record<string, string> = {}): Asked {
  return { headers, socket: { remoteAddress: address } as Asked['socket'] };
}

interface Page {
  status: number;
  type: string | undefined;
  text: string;
}

function fetchPage(port: number, headers: Record<string, string> = {}): Promise<Page> {
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, path: '/metrics', headers }, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => (text += part.toString()));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'], text }),
      );
    });
    call.on('error', reject);
    call.end();
  });
}

describe('Who may read /metrics', () => {
  it('without a token: this machine, and nobody through a proxy', () => {
    expect(mayRead(asked('127.0.0.1'), undefined)).to.equal(true);
    expect(mayRead(asked('::1'), undefined)).to.equal(true);
    expect(mayRead(asked('::ffff:127.0.0.1'), undefined)).to.equal(true);
    expect(mayRead(asked('10.0.0.7'), undefined)).to.equal(false);
    expect(mayRead(asked('127.0.0.1', { 'x-forwarded-for': '203.0.113.9' }), undefined)).to.equal(false);
    expect(mayRead(asked('127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }), undefined)).to.equal(false);
  });

  it('with a token: its bearer alone, from anywhere', () => {
    expect(mayRead(asked('10.0.0.7', { authorization: `Bearer ${TOKEN}` }), TOKEN)).to.equal(true);
    expect(mayRead(asked('127.0.0.1'), TOKEN)).to.equal(false);
    expect(mayRead(asked('10.0.0.7', { authorization: `Bearer ${TOKEN}x` }), TOKEN)).to.equal(false);
    expect(mayRead(asked('10.0.0.7', { authorization: TOKEN }), TOKEN)).to.equal(false);
  });
});

onEachDatabase('/metrics', (makePlace) => {
  let place: Place;
  let database: Database;
  let web: ReturnType<typeof createServer>;
  let port: number;

  before(async () => {
    place = await makePlace();
    database = await openDatabase(place.url);
    web = createServer({ publicUrl: undefined, trustProxy: false, ready: () => true });
    mountMetrics(web.server, { database, clock: () => NOW, token: TOKEN });
    await new Promise<void>((resolve) => void web.server.listen(0, '127.0.0.1', resolve));
    ({ port } = web.server.address() as { port: number });
    await waiting();
  });

  after(async () => {
    await web?.close(0);
    await database?.close();
    await place?.remove();
  });

  /** Two messages wait for half an hour and ten minutes, one delivery was given up, a handoff is open and one over. */
  async function waiting(): Promise<void> {
    const id = await enter(database);
    await database.write(async (sql) => {
      for (const [seq, at, state] of [
        [1, '2026-11-22T02:30:00.000Z', 'pending'],
        [2, '2026-11-22T02:50:00.000Z', 'pending'],
        [3, '2026-11-22T01:00:00.000Z', 'done'],
      ] as const) {
        await sql.run(
          `INSERT INTO inbox (message_id, conversation_id, seq, channel_key, input, received_at, state)
           VALUES ($1, $2, $3, $1, '{}', $4, $5)`,
          [`m${seq}`, id, seq, at, state],
        );
      }
      for (const [seq, state] of [
        [1, 'sent'],
        [2, 'dead'],
      ] as const) {
        await sql.run(
          `INSERT INTO delivery (conversation_id, seq, channel, state, attempts, next_at, at)
           VALUES ($1, $2, 'telegram', $3, 1, $4, $4)`,
          [id, seq, state, NOW],
        );
      }
      for (const [handoff, status] of [
        ['h1', 'queued'],
        ['h2', 'returned'],
      ] as const) {
        await sql.run(
          `INSERT INTO handoff (id, conversation_id, contact_id, rule, topic, requested_at, status, state)
           SELECT $1, id, contact_id, 'H-1', 'kopi', $2, $3, '{}' FROM conversation WHERE id = $4`,
          [handoff, NOW, status, id],
        );
      }
    });
  }

  const read = (): Promise<Page> => fetchPage(port, { authorization: `Bearer ${TOKEN}` });

  it('tells what waits, how long, and what this process has done', async () => {
    turnSeconds.observe(0.02, { outcome: 'answer' });
    const { status, type, text } = await read();
    expect(status).to.equal(200);
    expect(type).to.equal('text/plain; version=0.0.4; charset=utf-8');
    const lines = text.split('\n');
    expect(lines).to.include.members([
      'tangga_inbox_pending 2',
      'tangga_inbox_oldest_seconds 1800',
      'tangga_deliveries{channel="telegram",state="dead"} 1',
      'tangga_handoffs{state="queued"} 1',
      'tangga_complaints_open 0',
      'tangga_questions_open 0',
      'tangga_database_up 1',
    ]);
    expect(text).to.match(/^tangga_turn_seconds_count\{outcome="answer"\} [1-9]/m);
    expect(text).to.match(/^process_resident_memory_bytes \d+$/m);
    for (const line of lines.slice(0, -1)) {
      expect(line).to.match(/^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="[^"]*",?)+\})? [\d.e+-]+)$/);
    }
  });

  it('is not there for whoever has no token', async () => {
    expect((await fetchPage(port)).status).to.equal(404);
    expect((await fetchPage(port, { authorization: 'Bearer wrong' })).status).to.equal(404);
  });

  it('the board asks for nothing that is not told', async () => {
    const { text } = await read();
    const told = new Set([...text.matchAll(/^# TYPE (\w+) /gm)].map(([, name = '']) => name));
    const board = readFileSync('deployment/grafana-board.json', 'utf8');
    const wanted = [...board.matchAll(/\b((?:tangga|process|nodejs)_\w+)/g)].map(([, name = '']) =>
      name.replace(/_(bucket|sum|count)$/, ''),
    );
    expect(wanted).to.have.length.greaterThan(15);
    expect([...new Set(wanted)].filter((name) => !told.has(name))).to.deep.equal([]);
    expect(MEASURES).to.have.length(6);
  });
});
