import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { expect } from 'chai';
import { NOTHING_RECOGNIZED } from '../../../domain/recognition/recognition';
import { CircuitBreaker } from '../../../recognizers/circuit-breaker';
import { createLuisRecognizer } from '../../../recognizers/luis-recognizer';
import { type Recognizer } from '../../../recognizers/recognizer';
import { localReading, spanOf, unread } from './outside/local-stub';

const now = '2026-11-22T02:00:00.000Z';
const context = { now, language: undefined };
const local: Recognizer = {
  recognize: () =>
    Promise.resolve({
      ...NOTHING_RECOGNIZED,
      inScope: true,
      acts: ['greet'],
      intents: [{ intent: 'greet', score: 0.9 }],
    }),
};

/** A LUIS v3 endpoint on loopback; `answer` decides status and body. */
async function stub(answer: (url: string) => { status: number; body: unknown; delayMs?: number }) {
  const calls: Array<{ url: string; key: unknown; query: string }> = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { query } = JSON.parse(body) as { query: string };
      calls.push({ url: request.url ?? '', key: request.headers['ocp-apim-subscription-key'], query });
      const { status, body: sent, delayMs = 0 } = answer(request.url ?? '');
      setTimeout(() => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(sent));
      }, delayMs);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    calls,
    close: () => server.closeAllConnections() ?? server.close(),
  };
}

const prediction = (topIntent: string, score: number) => ({
  query: 'q',
  prediction: { topIntent, intents: { [topIntent]: { score }, other: { score: 0.01 } }, entities: {} },
});

describe('the LUIS recognizer (T59)', () => {
  const settings = {
    appId: '00000000-0000-4000-8000-000000000000',
    key: 'secret',
    slot: 'production',
    timeoutMs: 200,
  };

  it('takes the intents of LUIS, by its v3 protocol', async () => {
    const luis = await stub(() => ({ status: 200, body: prediction('ask_price', 0.95) }));
    const { acts, intents } = await createLuisRecognizer(local, { ...settings, ...luis }).recognize(
      'brp',
      context,
    );
    luis.close();
    expect(acts).to.deep.equal(['ask_price']);
    expect(intents[0]).to.deep.equal({ intent: 'ask_price', score: 0.95 });
    expect(luis.calls[0]?.url).to.match(
      /^\/luis\/prediction\/v3\.0\/apps\/00000000-0000-4000-8000-000000000000\/slots\/production\/predict\?/u,
    );
    expect(luis.calls[0]?.key).to.equal('secret');
    expect(luis.calls[0]?.query).to.equal('brp');
  });

  it('answers locally when LUIS fails, is slow, unsure or absent', async () => {
    const answers = [
      { status: 500, body: {} },
      { status: 200, body: prediction('ask_price', 0.9), delayMs: 600 },
      { status: 200, body: prediction('ask_price', 0.1) },
    ];
    for (const answer of answers) {
      const luis = await stub(() => answer);
      const { acts } = await createLuisRecognizer(local, { ...settings, ...luis }).recognize('brp', context);
      luis.close();
      expect(acts).to.deep.equal(['greet']);
    }
    const { acts } = await createLuisRecognizer(local, {
      ...settings,
      endpoint: 'http://127.0.0.1:9',
    }).recognize('x', context);
    expect(acts).to.deep.equal(['greet']);
  });

  it('asks a failing LUIS no more until it has rested', async () => {
    const luis = await stub(() => ({ status: 503, body: {} }));
    const breaker = new CircuitBreaker({ failures: 2, restMs: 1_000 });
    const recognizer = createLuisRecognizer(local, { ...settings, ...luis, breaker });
    for (let time = 0; time < 5; time++) await recognizer.recognize('x', context);
    expect(luis.calls.length).to.equal(2);
    await recognizer.recognize('x', { ...context, now: '2026-11-22T02:00:02.000Z' });
    luis.close();
    expect(luis.calls.length).to.equal(3);
  });

  const entities = (name: string, startIndex: number, length: number) => ({
    [name]: ['x'],
    $instance: { [name]: [{ type: name, text: 'x', startIndex, length, score: 0.9 }] },
  });

  it('speaks of intents that are none of ours: the local reading stays, and it is told once', async () => {
    const luis = await stub(() => ({ status: 200, body: prediction('Weather.Ask', 0.99) }));
    const unknown: string[] = [];
    const onUnknown = (intent: string): unknown => unknown.push(intent);
    const recognizer = createLuisRecognizer(local, { ...settings, ...luis, onUnknown });
    for (let time = 0; time < 3; time += 1) {
      const { acts, intents } = await recognizer.recognize('brp', context);
      expect([acts, intents[0]?.intent]).to.deep.equal([['greet'], 'greet']);
    }
    luis.close();
    expect(unknown).to.deep.equal(['Weather.Ask']);
  });

  it('calls things by other names, which content tells; values are read here', async () => {
    const text = 'piro kirim nang Depok';
    const body = prediction('TanyaHarga', 0.9);
    Object.assign(body.prediction, { entities: entities('Kota', text.indexOf('Depok'), 5) });
    const luis = await stub(() => ({ status: 200, body }));
    const names = { intents: { TanyaHarga: 'ask_price' as const }, entities: { Kota: 'city' as const } };
    const town = localReading({ dialogueActs: [unread(text)] });
    const read = await createLuisRecognizer(town, { ...settings, ...luis, names }).recognize(text, context);
    luis.close();
    expect(read.acts).to.deep.equal(['ask_price']);
    expect(read.entities).to.have.lengthOf(1);
    expect(read.entities[0]).to.deep.include({ type: 'city', value: 'Depok', ...spanOf(text, 'Depok') });
    expect(read.dialogueActs.map(({ kind }) => kind)).to.have.members(['ask', 'inform']);
  });

  it('sees no name and no number', async () => {
    const luis = await stub(() => ({ status: 200, body: prediction('ask_price', 0.9) }));
    const text = 'saya Sari 0812 3456 7890 brp';
    const name = { type: 'name' as const, value: 'Sari', ...spanOf(text, 'Sari') };
    await createLuisRecognizer(localReading({ entities: [name] }), { ...settings, ...luis }).recognize(
      text,
      context,
    );
    luis.close();
    expect(luis.calls[0]?.query).to.equal('saya <name> <number> brp');
  });

  it('lies and talks nonsense: nothing is taken of it', async () => {
    const outOfPlace = prediction('ask_price', 0.9);
    Object.assign(outOfPlace.prediction, { entities: entities('city', 900, 5) });
    const nonsense: unknown[] = [
      '<html>',
      [],
      { prediction: null },
      { prediction: { topIntent: 7, intents: [] } },
    ];
    for (const body of nonsense) {
      const luis = await stub(() => ({ status: 200, body }));
      const read = await createLuisRecognizer(local, { ...settings, ...luis }).recognize('brp', context);
      luis.close();
      expect(read.acts, JSON.stringify(body)).to.deep.equal(['greet']);
    }
    const luis = await stub(() => ({ status: 200, body: outOfPlace }));
    const read = await createLuisRecognizer(local, { ...settings, ...luis }).recognize('brp', context);
    luis.close();
    expect(read.entities).to.deep.equal([]);
  });

  it('asks for a rest by 429, and has one at once', async () => {
    const luis = await stub(() => ({ status: 429, body: {} }));
    const recognizer = createLuisRecognizer(local, { ...settings, ...luis });
    for (let time = 0; time < 3; time += 1) await recognizer.recognize('x', context);
    luis.close();
    expect(luis.calls).to.have.lengthOf(1);
  });
});
