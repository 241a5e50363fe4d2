import { expect } from 'chai';
import fc from 'fast-check';
import { type TurnInput } from '../../../domain/conversation/turn-input';
import { onEachDatabase, type Place } from '../../databases';
import { FAULT_POINTS, type FaultPoint, MortalProcess } from './mortal-process';

/** What a history does: waves of messages sent at once, and where the process dies on the way. */
interface History {
  waves: Array<Array<{ conversation: number; copies: number }>>;
  kills: Array<{ point: FaultPoint; nth: number }>;
}

const CONVERSATIONS = 3;

const arbitraryHistory: fc.Arbitrary<History> = fc.record({
  waves: fc.array(
    fc.array(
      fc.record({
        conversation: fc.integer({ min: 0, max: CONVERSATIONS - 1 }),
        copies: fc.integer({ min: 1, max: 3 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    { minLength: 1, maxLength: 4 },
  ),
  kills: fc.array(
    fc.record({ point: fc.constantFrom(...FAULT_POINTS), nth: fc.integer({ min: 1, max: 6 }) }),
    { minLength: 1, maxLength: 3 },
  ),
});

let serial = 0;
const newId = (kind: string): string => `${kind}-${(serial += 1)}`;

interface Sent {
  conversationId: string;
  clientId: string;
  text: string;
}

/** A client that sends again what was not acknowledged, and a process that is started again when it died. */
class Bench {
  private process: MortalProcess | undefined;
  deaths = new Map<FaultPoint, number>();

  constructor(private readonly url: string) {}

  async alive(): Promise<MortalProcess> {
    if (this.process?.isDead) {
      await this.process.bury();
      this.process = undefined;
    }
    this.process ??= await MortalProcess.start(this.url, newId);
    return this.process;
  }

  async close(): Promise<void> {
    const process = await this.alive();
    await process.stop();
  }

  /** Runs a history to its end and returns what was sent and what each conversation then shows. */
  async run(history: History): Promise<Map<string, { sent: Sent[]; echoes: string[]; replies: string[] }>> {
    const names = Array.from({ length: CONVERSATIONS }, () => newId('conversation'));
    (await this.alive()).spare();
    for (const name of names) await this.enter(name);
    const kills = [...history.kills];
    const arm = async (): Promise<void> => {
      const next = kills.shift();
      if (next) (await this.alive()).killAt(next.point, next.nth);
    };
    await arm();
    const sent: Sent[] = [];
    for (const wave of history.waves) {
      const messages = wave.map(({ conversation }) => {
        const clientId = newId('client');
        return { conversationId: names[conversation] as string, clientId, text: `text of ${clientId}` };
      });
      sent.push(...messages);
      let open = messages;
      while (open.length > 0) {
        const acknowledged = await this.sendAll(
          open,
          wave.map(({ copies }) => copies),
        );
        open = open.filter((message) => !acknowledged.has(message.clientId)).reverse();
        if (open.length > 0) await arm();
      }
    }
    const shown = new Map<string, { sent: Sent[]; echoes: string[]; replies: string[] }>();
    for (const name of names) {
      const own = sent.filter((message) => message.conversationId === name);
      shown.set(name, { sent: own, ...(await this.quiet(name, own.length)) });
    }
    return shown;
  }

  private async enter(conversationId: string): Promise<void> {
    const process = await this.alive();
    const arrival = { conversationId, channel: 'webchat', channelUserId: `dl_${conversationId}` };
    await process.intake.enter({ ...arrival, language: 'id', source: 'unknown', campaign: undefined });
  }

  /** Sends all at once, some of them several times; resolves with those that were acknowledged. */
  private async sendAll(messages: readonly Sent[], copies: readonly number[]): Promise<Set<string>> {
    const process = await this.alive();
    const acknowledged = new Set<string>();
    const sends = messages.flatMap((message, index) =>
      Array.from({ length: copies[index] ?? 1 }, async () => {
        await process.intake.accept(incoming(message));
        acknowledged.add(message.clientId);
      }),
    );
    await Promise.race([Promise.all(sends), untilDead(process)]);
    return acknowledged;
  }

  /** What a client sees once every message is answered: tells repeats by their place in the log. */
  private async quiet(
    conversationId: string,
    expected: number,
  ): Promise<{ echoes: string[]; replies: string[] }> {
    const deadline = Date.now() + 10_000;
    for (;;) {
      const process = await this.alive();
      const log = await process.store.activitiesAfter(conversationId, 0);
      const texts = log.map(({ activity }) => activity as { text: string; echo?: boolean });
      const echoes = texts.filter(({ echo }) => echo).map(({ text }) => text);
      const replies = texts.filter(({ echo }) => !echo).flatMap(({ text }) => text.split('\n'));
      const settled = echoes.length >= expected && replies.length >= expected;
      if (settled || Date.now() > deadline) return { echoes, replies };
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }
}

function incoming(message: Sent): Parameters<MortalProcess['intake']['accept']>[0] {
  const input: TurnInput = { kind: 'message', text: message.text, button: undefined, attachments: [] };
  return {
    conversationId: message.conversationId,
    channelKey: `test:${message.conversationId}:${message.clientId}`,
    input,
    receivedAt: new Date().toISOString(),
    echo: { text: message.text, echo: true },
  };
}

async function untilDead(process: MortalProcess): Promise<void> {
  while (!process.isDead) await new Promise((resolve) => setTimeout(resolve, 1));
}

/** Histories a database; SQLite is the default of the product and gets the thousand. */
const RUNS: Record<string, number> = { sqlite: 1000, postgres: 150 };

onEachDatabase(
  'Every message is handled once and answered once, in order, wherever the process dies',
  (makePlace) => {
    let place: Place;
    let bench: Bench;

    before(async () => {
      place = await makePlace();
      bench = new Bench(place.url);
    });

    after(async () => {
      await bench?.close();
      await place?.remove();
    });

    it('over random histories of repeated, reordered, burst and concurrent messages', async function () {
      this.timeout(600_000);
      await fc.assert(
        fc.asyncProperty(arbitraryHistory, async (history) => {
          for (const { sent, echoes, replies } of (await bench.run(history)).values()) {
            expect(echoes).to.have.members(sent.map(({ text }) => text));
            expect(echoes).to.have.length(sent.length);
            expect(replies, 'every reply once, in the order of acceptance').to.deep.equal(echoes);
          }
        }),
        { numRuns: RUNS[place.url.startsWith('sqlite:') ? 'sqlite' : 'postgres'], endOnFailure: true },
      );
    });

    for (const point of FAULT_POINTS) {
      it(`when it dies at «${point}»`, async () => {
        const history: History = {
          waves: [
            [
              { conversation: 0, copies: 2 },
              { conversation: 1, copies: 1 },
              { conversation: 0, copies: 1 },
            ],
            [{ conversation: 0, copies: 1 }],
          ],
          kills: [{ point, nth: 1 }],
        };
        const before = await bench.alive();
        for (const { echoes, replies } of (await bench.run(history)).values()) {
          expect(replies).to.deep.equal(echoes);
        }
        expect(before.isDead, 'the process passed this point').to.equal(true);
      });
    }
  },
);
