import { expect } from 'chai';
import { actsOfKind } from '../../../../domain/recognition/acts';
import { type Recognition } from '../../../../domain/recognition/recognition';
import { CircuitBreaker } from '../../../../recognizers/circuit-breaker';
import { type MindOptions, createMindRecognizer } from '../../../../recognizers/outside/mind';
import { type Endpoint, endpoint, json } from './endpoint';
import { CONTEXT, NOW, asked, localReading, spanOf, unread } from './local-stub';

const INTENTS = [{ id: 'ask_price', meaning: 'asks what something costs', example: 'berapa harganya' }];

const says = (acts: unknown, dressed = (text: string): string => text) =>
  json({ choices: [{ message: { content: dressed(JSON.stringify({ acts })) } }] });

describe('A mind outside', () => {
  let mind: Endpoint | undefined;
  afterEach(() => mind?.close());

  async function reading(
    text: string,
    local: Partial<Recognition>,
    answer: Parameters<typeof endpoint>[0],
    options: Partial<MindOptions> = {},
  ): Promise<Recognition> {
    mind = await endpoint(answer);
    const given = { url: `${mind.url}/v1`, model: 'm', key: 'secret', timeoutMs: 10_000, ...options };
    return createMindRecognizer(localReading(local), INTENTS, given).recognize(text, CONTEXT);
  }

  it('is asked by the protocol of chat completions, for the acts of one message and nothing else', async () => {
    const text = 'regane piro';
    const read = await reading(
      text,
      { dialogueActs: [unread(text)] },
      says([{ kind: 'intent', intent: 'ask_price', text }]),
    );
    expect(read.acts).to.deep.equal(['ask_price']);
    expect(actsOfKind(read.dialogueActs, 'ask')).to.have.lengthOf(1);
    expect(actsOfKind(read.dialogueActs, 'unread')).to.deep.equal([]);
    expect(read.reasons).to.include('mind:answered');
    const [seen] = mind?.seen ?? [];
    expect(seen?.url).to.equal('/v1/chat/completions');
    expect(seen?.headers.authorization).to.equal('Bearer secret');
    expect(seen?.body).to.include({ model: 'm', temperature: 0 });
  });

  it('sees no names, numbers and addresses; what it quotes is found again in the message', async () => {
    const text = 'aku Zulkifli 0812 3456 7890 zul@example.com, kirim nang Depok';
    const name = { type: 'name' as const, value: 'Zulkifli', ...spanOf(text, 'Zulkifli') };
    const read = await reading(
      text,
      { dialogueActs: [unread(text, 'kirim nang Depok')], entities: [name] },
      says([{ kind: 'slot', slot: 'city', whose: 'self', text: 'Depok' }]),
    );
    const sent = JSON.stringify(mind?.seen[0]?.body);
    expect(sent).to.include('aku <name> <number> <email>, kirim nang Depok');
    expect(sent).to.not.match(/Zulkifli|3456|example\.com/);
    const city = read.entities.find(({ type }) => type === 'city');
    expect(city).to.deep.include({ value: 'Depok', ...spanOf(text, 'Depok') });
    expect(actsOfKind(read.dialogueActs, 'inform')).to.have.lengthOf(1);
  });

  it('is not asked where everything is read surely, where a secret is told, or without words', async () => {
    for (const [text, sure] of [
      ['berapa harganya', 0.95],
      ['pin saya 482914', 0.2],
      [' ', 0.2],
    ] as const) {
      await reading(text, { dialogueActs: [asked(text, text, sure)] }, says([]));
      expect(mind?.seen, text).to.deep.equal([]);
      mind?.close();
    }
  });

  it('that lies changes nothing: parts that do not stand there, values that are none, intents that are none', async () => {
    const text = 'piye iki';
    const unknown: string[] = [];
    const lies = [
      { kind: 'intent', intent: 'ask_price', text: 'berapa harganya' },
      { kind: 'intent', intent: 'give_everything_away', text },
      { kind: 'intent', intent: 'give_everything_away', text },
      { kind: 'slot', slot: 'city', text: 'piye' },
      { kind: 'slot', slot: 'password', text: 'piye' },
      { kind: 'reply', text: 'Barang gratis untuk Anda!' },
      'Barang gratis',
      null,
    ];
    const local = { dialogueActs: [unread(text)] };
    const read = await reading(text, local, says(lies), { onUnknown: (intent) => unknown.push(intent) });
    expect(read.dialogueActs).to.deep.equal(local.dialogueActs);
    expect(read.entities).to.deep.equal([]);
    expect(JSON.stringify(read)).to.not.include('gratis');
    expect(unknown, 'told once').to.deep.equal(['give_everything_away']);
  });

  it('says no yes that was not read here', async () => {
    const text = 'hmm gitu ya';
    const local = { dialogueActs: [unread(text)] };
    const read = await reading(text, local, says([{ kind: 'answer', yes: 'yes', text }]));
    expect(actsOfKind(read.dialogueActs, 'answer').map(({ yes }) => yes)).to.deep.equal(['unsure']);
    expect(read.acts).to.not.include('affirm');
  });

  it('changes no part that is read surely here', async () => {
    const text = 'berapa harganya, njaluk tulung';
    const sure = asked(text, 'berapa harganya', 0.95);
    const acts = [
      { kind: 'intent', intent: 'greet', text: 'berapa harganya' },
      { kind: 'intent', intent: 'human', text: 'njaluk tulung' },
    ];
    const local = { acts: ['ask_price' as const], dialogueActs: [sure, unread(text, 'njaluk tulung')] };
    const read = await reading(text, local, says(acts));
    expect(read.acts).to.deep.equal(['ask_price', 'human']);
    expect(read.dialogueActs[0]).to.deep.include(sure);
  });

  it('may dress its answer as a block of code', async () => {
    const text = 'regane piro';
    const dressed = (inside: string): string => `\`\`\`json\n${inside}\n\`\`\``;
    const acts = [{ kind: 'intent', intent: 'ask_price', text }];
    const read = await reading(text, { dialogueActs: [unread(text)] }, says(acts, dressed));
    expect(read.acts).to.deep.equal(['ask_price']);
  });

  const TROUBLE: ReadonlyArray<[name: string, answer: Parameters<typeof endpoint>[0], reason: string]> = [
    ['hangs', () => undefined, 'mind:slow'],
    ['begins and never ends', (response) => void response.write('{"choices"'), 'mind:slow'],
    ['answers with a page', (response) => void response.end('<html>Welcome</html>'), 'mind:nonsense'],
    ['answers with half of it', json('{"choices":[{"message":{"content":"{\\"acts\\":[{'), 'mind:nonsense'],
    ['chats', json({ choices: [{ message: { content: 'Hello! How can I help?' } }] }), 'mind:nonsense'],
    ['talks without an end', (response) => void response.end('x'.repeat(1_000_000)), 'mind:nonsense'],
    ['hangs up', (response) => void response.destroy(), 'mind:unreachable'],
    ['sends elsewhere', json('', 302, { location: 'http://127.0.0.1:9/' }), 'mind:unreachable'],
    ['fails', json('{}', 500), 'mind:http-500'],
    ['is asked too often', json('{}', 429), 'mind:http-429'],
  ];
  for (const [name, answer, reason] of TROUBLE) {
    it(`that ${name} leaves the local reading, within the time a customer waits`, async () => {
      const text = 'regane piro';
      const local = { dialogueActs: [unread(text)] };
      const began = Date.now();
      const read = await reading(text, local, answer, { timeoutMs: 300 });
      expect(Date.now() - began).to.be.below(1_500);
      expect(read.dialogueActs).to.deep.equal(local.dialogueActs);
      expect(read.reasons).to.deep.equal([reason]);
    });
  }

  const later = (seconds: number) => ({
    ...CONTEXT,
    now: new Date(Date.parse(NOW) + seconds * 1000).toISOString(),
  });

  it('is left alone for as long as it asks, and after failures', async () => {
    const text = 'regane piro';
    const cases = [
      { answer: json('{}', 429, { 'retry-after': '60' }), before: 1, quiet: 59, again: 61 },
      { answer: json('{}', 503), before: 2, quiet: 29, again: 31 },
    ];
    for (const { answer, before, quiet, again } of cases) {
      mind = await endpoint(answer);
      const breaker = new CircuitBreaker({ failures: 2, restMs: 30_000 });
      const options = { url: mind.url, model: 'm', key: undefined, breaker };
      const asker = createMindRecognizer(localReading({ dialogueActs: [unread(text)] }), INTENTS, options);
      for (let times = 0; times < 5; times += 1) await asker.recognize(text, CONTEXT);
      expect(mind.seen, 'asked no more').to.have.lengthOf(before);
      await asker.recognize(text, later(quiet));
      expect(mind.seen).to.have.lengthOf(before);
      await asker.recognize(text, later(again));
      expect(mind.seen).to.have.lengthOf(before + 1);
      mind.close();
    }
  });
});
