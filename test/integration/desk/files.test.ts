import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { commitTurn } from '../../../models/turns/commit';
import { nextDelivery, settleDelivery } from '../../../models/turns/deliveries';
import { loadSnapshot } from '../../../models/turns/load';
import { activitiesAfter } from '../../../models/turns/outbox';
import { turnOn } from '../models/store-world';
import { type DeskWorld, openDesk } from './desk-world';
import { RepClient } from './rep-client';

/** One pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('files and what has not arrived, at the desk', () => {
  let world: DeskWorld;
  let dewi: RepClient;
  let bayu: RepClient;

  before(async () => {
    world = await openDesk();
    dewi = await RepClient.signedIn(world.url, 'dewi');
    bayu = await RepClient.signedIn(world.url, 'bayu');
  });
  after(() => world.close());

  async function upload(
    rep: RepClient,
    conversationId: string,
    content: Buffer,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: { id: string; error?: { code: string } } }> {
    const response = await fetch(`${rep.url}/desk/api/conversations/${conversationId}/upload`, {
      method: 'POST',
      headers: {
        cookie: rep.cookie,
        'x-csrf-token': rep.csrf,
        origin: rep.url,
        'content-type': 'image/png',
        'x-file-name': encodeURIComponent('kartu garansi ☕.png'),
        ...headers,
      },
      body: new Uint8Array(content),
    });
    return { status: response.status, body: (await response.json()) as { id: string } };
  }

  const fetched = (rep: RepClient, conversationId: string, id: string): Promise<Response> =>
    fetch(`${rep.url}/desk/api/conversations/${conversationId}/files/${id}`, {
      headers: { cookie: rep.cookie },
    });

  async function held(): Promise<string> {
    const id = await world.customer('mau orang dong');
    await dewi.act(id, 'claim');
    return id;
  }

  it('go from the rep to the customer, with or without words', async () => {
    const id = await held();
    const { body } = await upload(dewi, id, PNG);
    expect((await dewi.act(id, 'reply', { text: '', files: [body.id] })).status).to.equal(200);
    const line = (await dewi.see(id)).lines.at(-1);
    expect(line).to.deep.include({ author: 'rep', text: '' });
    expect(line?.files).to.deep.equal([
      { id: body.id, name: 'kartu garansi ☕.png', contentType: 'image/png', bytes: PNG.length },
    ]);
    const told = (await activitiesAfter(world.database, id, 0)).at(-1)?.activity as {
      channelData: { tangga: { files: Array<{ id: string }> } };
    };
    expect(told.channelData.tangga.files.map((file) => file.id)).to.deep.equal([body.id]);
  });

  it('are opened by who has the conversation and by those who oversee, as what cannot run', async () => {
    const id = await held();
    const { body } = await upload(dewi, id, PNG);
    const mine = await fetched(dewi, id, body.id);
    expect(mine.status).to.equal(200);
    expect(mine.headers.get('content-security-policy')).to.match(/sandbox/);
    expect(mine.headers.get('content-disposition')).to.match(/^inline; filename="kartu garansi _\.png"/);
    expect(Buffer.from(await mine.arrayBuffer()).equals(PNG)).to.equal(true);
    expect((await fetched(bayu, id, body.id)).status).to.equal(403);
    const elsewhere = await world.customer('orang');
    expect((await fetched(dewi, elsewhere, body.id)).status).to.equal(404);
  });

  it('who has opened one is on record (V-8)', async () => {
    const id = await held();
    const { body } = await upload(dewi, id, PNG);
    const fajar = await RepClient.signedIn(world.url, 'fajar');
    expect((await fetched(fajar, id, body.id)).status).to.equal(200);
    expect((await fetched(bayu, id, body.id)).status).to.equal(403);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const rows = await world.database.read(
      `SELECT rep_id, act, masked FROM audit_log WHERE conversation_id = $1 AND act = 'viewed'`,
      [id],
    );
    expect(rows).to.deep.equal([{ rep_id: 'fajar', act: 'viewed', masked: 0 }]);
  });

  it('are refused from who does not have it, without the token, of another kind, too large', async () => {
    const id = await held();
    expect((await upload(bayu, id, PNG)).body.error?.code).to.equal('not_yours');
    expect((await upload(dewi, id, PNG, { 'x-csrf-token': 'wrong' })).status).to.equal(403);
    expect((await upload(dewi, id, PNG, { origin: 'https://evil.example' })).status).to.equal(403);
    const page = Buffer.from('<script>alert(1)</script>');
    expect((await upload(dewi, id, page, { 'content-type': 'text/html' })).status).to.equal(415);
    expect((await upload(dewi, id, page, { 'content-type': 'image/png' })).status).to.equal(415);
    const large = Buffer.concat([PNG, Buffer.alloc(4 * 1024 * 1024)]);
    expect((await upload(dewi, id, large)).status).to.equal(413);
    const foreign = await dewi.act(id, 'reply', { text: 'ini', files: [randomUUID()] });
    expect(foreign.body.error.code).to.equal('not_found');
  });

  it('what has not arrived is marked in the queue, shown, and sent again when a rep wants it', async () => {
    const id = await held();
    const before = await loadSnapshot(world.database, id);
    if (!before) throw new Error('no conversation');
    const now = (): string => new Date(world.clock.now).toISOString();
    const at = now();
    const activities = [{ type: 'message', text: 'Nomornya 081234567890', timestamp: at }];
    await commitTurn(world.database, turnOn(before, [], { activities, pushed: true, at }));
    const next = await nextDelivery(world.database, id, now());
    if (next.status !== 'ready') throw new Error(next.status);
    await settleDelivery(world.database, next.delivery, { state: 'dead', reason: 'blocked' });
    const shown = (await dewi.see(id)).undelivered;
    expect(shown).to.have.length(1);
    expect(shown[0]).to.include({ state: 'dead', reason: 'blocked', text: 'Nomornya 081234567890' });
    expect((await dewi.queue()).inHand.find((item) => item.conversationId === id)?.undelivered).to.equal(
      true,
    );
    expect((await bayu.post(`conversations/${id}/send-again`, {})).body.error.code).to.equal('not_yours');
    expect((await dewi.post(`conversations/${id}/send-again`, {})).status).to.equal(200);
    expect((await dewi.see(id)).undelivered).to.deep.equal([]);
    expect((await nextDelivery(world.database, id, now())).status).to.equal('ready');
  });
});
