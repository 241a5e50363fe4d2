import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { sqlitePlace } from '../../databases';
import { PersistentClient } from './persistent-client';
import { RealProcess } from './real-process';

const SECRET = 'a-secret-for-server-side-clients';
/** Sized for the gate; `npm run bench:soak` runs the whole. */
const TURNS = Number(process.env.TURNS ?? 240);
const CUSTOMERS = 8;
/** Then another person comes: what is kept of conversations must not grow either. */
const TURNS_EACH = 30;
const SAMPLES = 12;
/** What a process may need more at the end than after its first quarter, in mebibytes. */
const GROWTH_MB = 60;

const QUESTIONS = [
  'harga M1',
  'jam buka?',
  'ada biji kopi apa aja?',
  'ongkir ke Depok berapa?',
  'is the M1 in stock?',
];

/** Resident memory in mebibytes, as Linux tells it. */
function memoryOf(processId: number): number {
  const status = readFileSync(`/proc/${processId}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

describe('A server that goes on and on', () => {
  it('needs no more memory at the end than after its first quarter', async function () {
    if (process.platform !== 'linux') return this.skip();
    this.timeout(TURNS * 2000 + 120_000);
    const place = await sqlitePlace();
    const server = await RealProcess.server({ DATABASE_URL: place.url, DIRECT_LINE_SECRET: SECRET });
    const samples: number[] = [];
    const began = Date.now();
    let turns = 0;
    const customer = async (): Promise<void> => {
      while (turns < TURNS) {
        const one = new PersistentClient(() => server.url, SECRET);
        await one.begin();
        for (let own = 0; own < TURNS_EACH && turns < TURNS; own += 1) {
          turns += 1;
          await one.answered(await one.say(QUESTIONS[turns % QUESTIONS.length] ?? ''));
          if (turns % Math.floor(TURNS / SAMPLES) === 0) samples.push(memoryOf(server.child.pid ?? 0));
        }
      }
    };
    await Promise.all(Array.from({ length: CUSTOMERS }, customer));
    const seconds = (Date.now() - began) / 1000;
    if (process.env.TURNS)
      console.log(`${turns} turns in ${seconds} s; MiB: ${samples.map(Math.round).join(' ')}`);
    const quarter = samples.slice(0, Math.ceil(samples.length / 4));
    const last = samples.slice(-Math.ceil(samples.length / 4));
    expect(average(last) - average(quarter), samples.join(' ')).to.be.below(GROWTH_MB);
    expect(server.log.filter(({ level }) => level >= 50)).to.deep.equal([]);
    expect(await server.end()).to.equal(0);
    await place.remove();
  });
});

function average(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
