import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { expect } from 'chai';
import { NOTHING_RECOGNIZED } from '../../../domain/recognition/recognition';
import { CircuitBreaker } from '../../../recognizers/circuit-breaker';
import { createLuisRecognizer } from '../../../recognizers/luis-recognizer';
import { type Recognizer } from '../../../recognizers/recognizer';

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
});
