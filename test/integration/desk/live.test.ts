import { expect } from 'chai';
import { CustomerLine } from './customer-line';
import { type DeskWorld, openDesk } from './desk-world';
import { openSocket, until } from './live-socket';
import { RepClient } from './rep-client';

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

  it('leaves the sockets of other paths alone', async () => {
    const request = { url: '/v3/directline/conversations/x/stream', headers: {} } as Parameters<
      typeof world.desk.handleUpgrade
    >[0];
    expect(await world.desk.handleUpgrade(request, undefined as never, Buffer.alloc(0))).to.equal(false);
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

  const untilCalled = async (conversationId: string): Promise<void> => {
    const handoffs = `SELECT id FROM handoff WHERE conversation_id = $1`;
    for (let tries = 0; tries < 200; tries += 1) {
      if ((await world.database.read(handoffs, [conversationId])).length > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error('nobody was called');
  };

  it('shows that the customer writes, while a person is called or there, and keeps nothing of it', async () => {
    const customer = await CustomerLine.open(world.url);
    const { socket, hints } = await openSocket(world.url, { origin: world.url, cookie: dewi.cookie });
    const typed = (): number => hints.filter(({ type }) => type === 'typing').length;
    await customer.say('halo');
    await customer.type();
    await customer.say('mau bicara dengan orang');
    await untilCalled(customer.id);
    expect(typed()).to.equal(0);
    const before = customer.shown.length;
    await customer.type();
    await until(() => typed() === 1);
    expect(hints.find(({ type }) => type === 'typing')).to.deep.equal({ type: 'typing', id: customer.id });
    expect((await dewi.act(customer.id, 'claim')).status).to.equal(200);
    await customer.type();
    await until(() => typed() === 2);
    expect(customer.shown.slice(before).filter(({ type }) => type === 'typing')).to.deep.equal([]);
    const kept = await world.database.read(`SELECT seq FROM outbox WHERE activity LIKE '%typing%'`);
    expect(kept).to.deep.equal([]);
    customer.close();
    socket.close();
  });

  it('tells what the customer looks at, as words, masked until the conversation is in the own hands', async () => {
    const customer = await CustomerLine.open(world.url);
    const { socket, hints } = await openSocket(world.url, { origin: world.url, cookie: dewi.cookie });
    await customer.look({ product: 'M1', title: '<img src=x onerror=alert(1)>', call: '+62 812 3456 7889' });
    await until(() => hints.some((hint) => hint.type === 'conversation' && hint.id === customer.id));
    const seen = async (): Promise<Array<{ name: string; text: string }>> =>
      (await dewi.see(customer.id)).page;
    const [product, title] = [
      { name: 'product', text: 'M1' },
      { name: 'title', text: '<img src=x onerror=alert(1)>' },
    ];
    // The greeting is told too, and may be what was heard first.
    let masked = await seen();
    for (let tries = 0; tries < 50 && masked.length === 0; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      masked = await seen();
    }
    expect(masked.slice(0, 2)).to.deep.equal([product, title]);
    expect(masked[2]?.text).not.to.include('3456');
    await dewi.act(customer.id, 'claim');
    expect(await seen()).to.deep.equal([product, title, { name: 'call', text: '+62 812 3456 7889' }]);
    customer.close();
    socket.close();
  });

  it('tells a page that its session has ended', async () => {
    const wati = await RepClient.signedIn(world.url, 'wati');
    const { closed } = await openSocket(world.url, { origin: world.url, cookie: wati.cookie });
    await wati.post('sign-out', {});
    expect(await closed).to.equal(4401);
  });
});
