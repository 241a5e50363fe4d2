import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { type DeskWorld, openDesk } from './desk-world';
import { RepClient } from './rep-client';

describe('the desk', () => {
  let world: DeskWorld;
  let dewi: RepClient;
  let maya: RepClient;

  before(async () => {
    world = await openDesk();
    dewi = await RepClient.signedIn(world.url, 'dewi');
    maya = await RepClient.signedIn(world.url, 'maya');
  });
  after(() => world.close());

  const texts = async (rep: RepClient, id: string): Promise<string[]> =>
    (await rep.see(id)).lines.map((line) => `${line.author}: ${line.text}`);

  it('lists who waits, with what they want', async () => {
    const id = await world.customer('mau bicara dengan orang');
    const { waiting, recent } = await dewi.queue();
    const item = waiting.find((row) => row.conversationId === id);
    expect(item).to.deep.include({ ownership: 'waiting', standing: 'SUSPECT', customerLines: 1 });
    expect(item?.handoff).to.include({ status: 'queued', rule: 'H-1', topic: 'mau bicara dengan orang' });
    expect(recent.map((row) => row.conversationId)).to.not.include(id);
  });

  it('shows the whole conversation with what was understood', async () => {
    const id = await world.customer('ada orang di sana?');
    const view = await dewi.see(id);
    expect(view.lines[0]?.understood?.intents).to.deep.equal([{ intent: 'human', score: 0.93 }]);
    expect(view.person.transitions[0]).to.include({ from: null, to: 'SUSPECT' });
    expect((await dewi.get(`conversations/${randomUUID()}`)).body.error.code).to.equal('not_found');
  });

  it('gives a conversation to one rep only, however many claim at once (T40)', async () => {
    const id = await world.customer('orang, tolong');
    const reps = await Promise.all(
      ['bayu', 'rizal', 'tono'].map((rep) => RepClient.signedIn(world.url, rep)),
    );
    const answers = await Promise.all([dewi, maya, ...reps].map((rep) => rep.act(id, 'claim')));
    expect(answers.filter((answer) => answer.status === 200)).to.have.length(1);
    const [winner] = (await dewi.queue()).inHand.filter((row) => row.conversationId === id);
    for (const { status, body } of answers.filter((answer) => answer.status !== 200)) {
      expect(status).to.equal(409);
      expect(body.error).to.include({ code: 'already_claimed', by: winner?.handoff?.repName });
    }
    const joined = (await texts(dewi, id)).filter((line) => line.startsWith('system:'));
    expect(joined).to.have.length(1);
  });

  it('claims, replies and gives back with what was agreed', async () => {
    const id = await world.customer('orang dong');
    expect((await dewi.act(id, 'claim')).status).to.equal(200);
    expect((await dewi.see(id)).mine).to.equal(true);
    expect((await dewi.act(id, 'reply', { text: 'Selamat pagi, saya Dewi.' })).status).to.equal(200);
    await world.customer('pagi bu', id);
    expect((await dewi.act(id, 'return', { note: 'penawaran sebelum jam 11' })).status).to.equal(200);
    const lines = await texts(maya, id);
    expect(lines).to.include('rep: Selamat pagi, saya Dewi.');
    expect(lines.at(-1)).to.match(/^bot: .*penawaran sebelum jam 11/);
    expect((await maya.see(id)).ownership).to.equal('bot');
  });

  it('sends nothing of a rep who does not have the conversation', async () => {
    const id = await world.customer('orang');
    expect((await maya.act(id, 'reply', { text: 'halo' })).body.error.code).to.equal('not_yours');
    await dewi.act(id, 'claim');
    const refused = await maya.act(id, 'reply', { text: 'halo' });
    expect(refused.body.error).to.include({ code: 'not_yours', by: 'Dewi' });
    expect((await maya.act(id, 'return')).body.error.code).to.equal('not_yours');
    expect(await texts(dewi, id)).to.not.include('rep: halo');
  });

  it('takes a repeated act for one', async () => {
    const id = await world.customer('orang');
    const clientKey = randomUUID();
    const claims = await Promise.all([1, 2, 3].map(() => dewi.act(id, 'claim', { clientKey })));
    expect(claims.map((answer) => answer.status)).to.deep.equal([200, 200, 200]);
    const reply = { clientKey: randomUUID(), text: 'sekali saja' };
    for (let turn = 0; turn < 3; turn += 1) expect((await dewi.act(id, 'reply', reply)).status).to.equal(200);
    expect((await texts(dewi, id)).filter((line) => line === 'rep: sekali saja')).to.have.length(1);
  });

  it('tells a reply that came after the return apart from one that was sent', async () => {
    const id = await world.customer('orang');
    await dewi.act(id, 'claim');
    const [, late] = await Promise.all([
      dewi.act(id, 'return'),
      dewi.act(id, 'reply', { text: 'masih di sini?' }),
    ]);
    const sent = (await texts(dewi, id)).includes('rep: masih di sini?');
    expect(late.status).to.equal(sent ? 200 : 409);
  });

  it('takes a line that begins with a slash as a command, never as a reply', async () => {
    const id = await world.customer('orang');
    await dewi.act(id, 'claim');
    const unknown = await dewi.act(id, 'reply', { text: '/diskon 90%' });
    expect([unknown.status, unknown.body.error.code]).to.deep.equal([422, 'unknown_command']);
    expect((await dewi.act(id, 'reply', { text: '/kembali sudah dikirim' })).status).to.equal(200);
    const lines = await texts(dewi, id);
    expect(lines.filter((line) => line.startsWith('rep:'))).to.deep.equal([]);
    expect(lines.at(-1)).to.contain('sudah dikirim');
  });

  it('masks cards in what a rep writes', async () => {
    const id = await world.customer('orang');
    await dewi.act(id, 'claim');
    await dewi.act(id, 'reply', { text: 'kartunya 4111 1111 1111 1111 ya' });
    expect((await texts(dewi, id)).join()).to.not.contain('4111 1111');
  });

  it('shows numbers and addresses only to who has the conversation (V-8)', async () => {
    const id = await world.customer('saya mau orang, hp 0812 3456 7889, ratna@sinarabadi.example');
    const before = JSON.stringify([await dewi.see(id), await dewi.queue()]);
    expect(before).to.not.contain('3456').and.to.not.contain('ratna@');
    expect(before).to.contain('0812••••89').and.to.contain('r••••@sinarabadi.example');
    await dewi.act(id, 'claim');
    expect(JSON.stringify(await dewi.see(id))).to.contain('0812 3456 7889');
    const fajar = await RepClient.signedIn(world.url, 'fajar');
    expect(JSON.stringify(await fajar.see(id))).to.not.contain('3456 7889');
  });

  it('writes who saw whom and nobody’s words to the log', async () => {
    const id = await world.customer('orang, nama saya Sukarno Hatta');
    await dewi.see(id);
    const log = world.logged.join('');
    expect(log).to.contain(id).and.to.contain('"repId":"dewi"');
    expect(log).to.not.contain('Sukarno').and.to.not.contain(dewi.csrf).and.to.not.contain(dewi.cookie);
  });

  it('refuses what is no act', async () => {
    const id = await world.customer('orang');
    for (const body of [{}, { clientKey: 'x' }, null, [], { clientKey: randomUUID(), text: ' ' }]) {
      const answer = await dewi.post(`conversations/${id}/reply`, body);
      expect(answer.status).to.equal(400);
    }
    expect((await dewi.act(randomUUID(), 'claim')).body.error.code).to.equal('not_found');
  });
});
