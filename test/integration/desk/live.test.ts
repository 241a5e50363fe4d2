import { expect } from 'chai';
import { WebSocket } from 'ws';
import { type LiveHint } from '../../../bot/desk/views';
import { type DeskWorld, openDesk } from './desk-world';
import { RepClient } from './rep-client';

/** Opens the desk's socket; rejects with the status of a refusal. */
function openSocket(
  url: string,
  headers: Record<string, string>,
): Promise<{ socket: WebSocket; hints: LiveHint[]; closed: Promise<number> }> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/desk/live`, { headers });
  const hints: LiveHint[] = [];
  socket.on('message', (data: Buffer) => hints.push(JSON.parse(data.toString()) as LiveHint));
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve({ socket, hints, closed }));
    socket.on('unexpected-response', (_request, response) => reject(new Error(String(response.statusCode))));
    socket.on('error', reject);
  });
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !holds(); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 10));
  expect(holds()).to.equal(true);
}

async function refusal(url: string, headers: Record<string, string>): Promise<string> {
  return openSocket(url, headers).then(
    () => 'opened',
    (error: Error) => error.message,
  );
}

describe('the desk, live', () => {
  let world: DeskWorld;
  let dewi: RepClient;
  before(async () => {
    world = await openDesk();
    dewi = await RepClient.signedIn(world.url, 'dewi');
  });
  after(() => world.close());

  it('opens for a signed-in page of ours only', async () => {
    const origin = world.url;
    expect(await refusal(world.url, { origin })).to.equal('401');
    expect(await refusal(world.url, { origin, cookie: 'desk_session=x.y' })).to.equal('401');
    expect(await refusal(world.url, { origin: 'https://evil.example', cookie: dewi.cookie })).to.equal('403');
    expect(await refusal(world.url, { cookie: dewi.cookie })).to.equal('403');
  });

  it('leaves the sockets of other paths alone', () => {
    const request = { url: '/v3/directline/conversations/x/stream', headers: {} } as Parameters<
      typeof world.desk.handleUpgrade
    >[0];
    expect(world.desk.handleUpgrade(request, undefined as never, Buffer.alloc(0))).to.equal(false);
  });

  it('hints at what has changed, without saying what', async () => {
    const { socket, hints } = await openSocket(world.url, { origin: world.url, cookie: dewi.cookie });
    await until(() => hints.length === 2);
    const id = await world.customer('mau bicara dengan orang');
    await until(() => hints.some((hint) => hint.type === 'conversation' && hint.id === id));
    expect(hints[0]).to.deep.equal({ type: 'queue' });
    expect(JSON.stringify(hints)).to.not.contain('bicara');
    socket.close();
  });

  it('tells who of the team is there, each once, until they leave', async () => {
    const maya = await RepClient.signedIn(world.url, 'maya');
    const first = await openSocket(world.url, { origin: world.url, cookie: dewi.cookie });
    const namesIn = (): string =>
      first.hints
        .flatMap((hint) => (hint.type === 'online' ? [hint.reps.map(({ name }) => name).join()] : []))
        .at(-1) ?? '';
    const tabs = await Promise.all(
      [1, 2].map(() => openSocket(world.url, { origin: world.url, cookie: maya.cookie })),
    );
    await until(() => namesIn() === 'Dewi,Maya');
    for (const { socket } of tabs) socket.close();
    await until(() => namesIn() === 'Dewi');
    first.socket.close();
  });

  it('tells a page that its session has ended', async () => {
    const wati = await RepClient.signedIn(world.url, 'wati');
    const { closed } = await openSocket(world.url, { origin: world.url, cookie: wati.cookie });
    await wati.post('sign-out', {});
    expect(await closed).to.equal(4401);
  });
});
