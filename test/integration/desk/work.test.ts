import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import {
  type ComplaintsView,
  type ProductsView,
  type QuestionsView,
  type RequestsView,
  type TasksView,
} from '../../../bot/desk/case-views';
import { onEachDatabase } from '../../databases';
import { type DeskWorld, openDesk } from './desk-world';
import { RepClient } from './rep-client';
import { seedComplaint, seedHotLead, seedQuestion, seedRequest } from './seed-cases';

onEachDatabase('the work at the desk', (makePlace) => {
  let world: DeskWorld;
  let dewi: RepClient;
  let maya: RepClient;
  let wati: RepClient;

  before(async () => {
    world = await openDesk({}, makePlace);
    [dewi, maya, wati] = (await Promise.all(
      ['dewi', 'maya', 'wati'].map((rep) => RepClient.signedIn(world.url, rep)),
    )) as [RepClient, RepClient, RepClient];
  });
  after(() => world?.close());

  const lines = async (rep: RepClient, id: string): Promise<string[]> =>
    (await rep.see(id)).lines.map((line) => `${line.author}: ${line.text}`);
  const post = (rep: RepClient, path: string, body: object, clientKey: string = randomUUID()) =>
    rep.post(path, { clientKey, ...body });

  it('shows a lead with its score in lines that add up', async () => {
    const id = await world.customer('halo');
    await seedHotLead(world.database, id);
    const { lead } = (await dewi.see(id)).cases;
    expect(lead).to.include({ track: 'b2b', stage: 'qualified', temperature: 'hot' });
    expect(lead?.lines.reduce((sum, line) => sum + line.points, 0)).to.equal(lead?.total);
    expect(lead?.slots).to.deep.include({ slot: 'timeline', kind: 'days', value: 24 });
    expect(lead?.slots).to.deep.include({ slot: 'location', kind: 'text', value: 'Bekasi' });
  });

  it('puts P1 first in the queue, then hot leads, then who has waited longest', async () => {
    const calm = await world.customer('orang');
    const hot = await world.customer('orang');
    const grave = await world.customer('orang');
    await seedHotLead(world.database, hot);
    await seedComplaint(world.database, grave, { priority: 'P1', severity: 'SEV1' });
    const { waiting } = await dewi.queue();
    expect(waiting.map((row) => row.conversationId)).to.deep.equal([grave, hot, calm]);
    expect(waiting.map((row) => [row.priority, row.temperature])).to.deep.equal([
      ['P1', null],
      [null, 'hot'],
      [null, null],
    ]);
    for (const id of [calm, hot, grave]) await wati.act(id, 'claim');
  });

  it('shows a complaint with its deadlines and moves it to a proposal the customer hears of', async () => {
    const id = await world.customer('halo');
    const complaintId = await seedComplaint(world.database, id);
    const [view] = (await maya.see(id)).cases.complaints;
    expect(view?.deadlines.map(({ kind }) => kind)).to.deep.equal(['firstHuman', 'nextUpdate', 'resolve']);
    expect(view?.description).to.contain('0812••••89');
    expect(view?.steps).to.deep.equal(['triaged', 'in_progress', 'withdrawn']);
    const path = `complaints/${complaintId}/move`;
    expect((await post(dewi, path, { to: 'in_progress' })).body.error.code).to.equal('not_allowed');
    expect((await post(maya, path, { to: 'in_progress' })).status).to.equal(200);
    const tono = await RepClient.signedIn(world.url, 'tono');
    expect((await post(tono, path, { to: 'resolved' })).body.error.code).to.equal('not_done');
    expect((await post(maya, path, { to: 'proposed' })).status).to.equal(400);
    expect((await post(maya, path, { to: 'proposed', detail: 'kirim ulang besok' })).status).to.equal(200);
    expect((await lines(maya, id)).at(-1)).to.match(/^bot: .*KLH-.*Maya mengusulkan: kirim ulang besok/);
    expect((await post(maya, path, { to: 'resolved' })).status).to.equal(200);
    const [after] = (await maya.see(id)).cases.complaints;
    expect(after).to.deep.include({ status: 'resolved', ownerName: 'Maya', deadlines: [] });
    const listed = (await maya.get<ComplaintsView>('complaints')).body.complaints;
    expect(listed.find((row) => row.id === complaintId)).to.include({ conversationId: id });
  });

  it('takes a claim for the first human of a complaint', async () => {
    const id = await world.customer('orang');
    await seedComplaint(world.database, id);
    await maya.act(id, 'claim');
    const [view] = (await maya.see(id)).cases.complaints;
    expect(view?.deadlines.map(({ kind }) => kind)).to.deep.equal(['nextUpdate', 'resolve']);
  });

  it('lets a supervisor move what another owns', async () => {
    const id = await world.customer('halo');
    const complaintId = await seedComplaint(world.database, id);
    await post(maya, `complaints/${complaintId}/move`, { to: 'in_progress' });
    expect((await post(wati, `complaints/${complaintId}/move`, { to: 'resolved' })).status).to.equal(200);
  });

  it('lists who is to be called, and records each try once; the third in vain is the last', async () => {
    const id = await world.customer('halo');
    const taskId = await seedRequest(world.database, id, 'callback', '2026-01-05T03:00:00.000Z');
    const listed = async (rep: RepClient) =>
      (await rep.get<TasksView>('tasks')).body.tasks.find((one) => one.id === taskId);
    expect(await listed(dewi)).to.deep.include({ conversationId: id, status: 'open', attempts: [] });
    expect((await dewi.queue()).work.tasks).to.equal(1);
    const path = `tasks/${taskId}/attempt`;
    expect((await post(dewi, path, { result: 'postponed', tried: 0 })).status).to.equal(400);
    const both = await Promise.all(
      [dewi, wati].map((rep) => post(rep, path, { result: 'no_answer', tried: 0 })),
    );
    expect(both.map(({ status }) => status).sort()).to.deep.equal([200, 409]);
    expect((await lines(dewi, id)).filter((line) => line.includes('belum tersambung'))).to.have.length(1);
    expect((await post(dewi, path, { result: 'wrong_number', tried: 1 })).body).to.include({
      status: 'open',
    });
    expect((await post(dewi, path, { result: 'reached', tried: 1 })).body.error.code).to.equal(
      'already_settled',
    );
    expect((await post(dewi, path, { result: 'no_answer', tried: 2 })).body).to.include({
      status: 'unreached',
    });
    const over = await listed(dewi);
    expect(over?.status).to.equal('unreached');
    expect(over?.attempts.map(({ result }) => result)).to.deep.equal([
      'no_answer',
      'wrong_number',
      'no_answer',
    ]);
    expect((await lines(dewi, id)).at(-1)).to.contain('sudah 3 kali mencoba');
    expect((await dewi.queue()).work.tasks).to.equal(0);
  });

  it('a task of somebody whom a colleague holds is that colleague’s', async () => {
    const id = await world.customer('orang');
    const taskId = await seedRequest(world.database, id, 'follow_up');
    await wati.act(id, 'claim');
    expect((await dewi.get<TasksView>('tasks')).body.tasks.some((one) => one.id === taskId)).to.equal(false);
    const refused = await post(dewi, `tasks/${taskId}/attempt`, { result: 'reached', tried: 0 });
    expect(refused.body.error.code).to.equal('not_allowed');
    expect((await post(wati, `tasks/${taskId}/attempt`, { result: 'reached', tried: 0 })).body).to.include({
      status: 'done',
    });
  });

  it('answers a question once, to everybody who wanted to know', async () => {
    const asked = await Promise.all([1, 2, 3].map(() => world.customer('halo')));
    const [first = '', second = '', quiet = ''] = asked;
    await seedQuestion(world.database, first, 'Bisa giling halus?', true);
    await seedQuestion(world.database, second, 'bisa giling halus', true);
    await seedQuestion(world.database, quiet, 'bisa giling  halus??', false);
    await seedQuestion(world.database, quiet, 'ada toko di Bali?', false);
    const [most] = (await dewi.get<QuestionsView>('questions')).body.questions;
    expect(most).to.include({ text: 'Bisa giling halus?', asked: 3, waiting: 2 });
    const answers = await Promise.all(
      [dewi, maya].map((rep) => post(rep, `questions/${most?.id}/answer`, { text: 'Bisa, tanpa biaya.' })),
    );
    expect(answers.some(({ status }) => status === 200)).to.equal(true);
    for (const id of [first, second]) {
      const told = (await lines(dewi, id)).filter((line) => line.includes('Bisa, tanpa biaya.'));
      expect(told).to.have.length(1);
      expect(told[0]).to.match(/^bot: (Dewi|Maya) dari tim Nusa Seduh .*giling/);
    }
    expect((await lines(dewi, quiet)).join()).to.not.contain('tanpa biaya');
    const [left] = (await dewi.get<QuestionsView>('questions')).body.questions;
    expect(left?.text).to.equal('ada toko di Bali?');
    expect((await post(dewi, `questions/${left?.id}/dismiss`, {})).status).to.equal(200);
    expect((await dewi.queue()).work).to.deep.include({ questions: 0, requests: null });
  });

  it('settles a request once and tells the customer, with a reason when it is refused', async () => {
    const id = await world.customer('halo');
    const later = await seedRequest(world.database, id, 'suggestion');
    const due = await seedRequest(world.database, id, 'data_access', '2026-11-25T01:30:00.000Z');
    const { requests } = (await maya.get<RequestsView>('requests')).body;
    expect(requests.map((row) => row.id)).to.deep.equal([due, later]);
    expect((await dewi.get('requests')).body.error.code).to.equal('not_allowed');
    expect((await post(maya, `requests/${later}/settle`, { to: 'refused' })).status).to.equal(400);
    const note = 'belum tiga pembelian';
    expect((await post(maya, `requests/${later}/settle`, { to: 'refused', note })).status).to.equal(200);
    expect((await post(maya, `requests/${due}/settle`, { to: 'done' })).status).to.equal(200);
    expect((await post(maya, `requests/${due}/settle`, { to: 'done' })).body.error.code).to.equal(
      'already_settled',
    );
    const told = await lines(maya, id);
    expect(told.at(-2)).to.contain('belum tiga pembelian');
    expect(told.at(-1)).to.match(/^bot: [^]*Permintaan Anda sudah kami selesaikan\.$/u);
    expect((await maya.queue()).work.requests).to.equal(0);
  });

  it('records a sale once however often it is clicked, and the rung moves (T44)', async () => {
    const id = await world.customer('halo');
    const [product] = (await dewi.get<ProductsView>('products')).body.products;
    const clientKey = randomUUID();
    const sale = { sku: product?.sku, quantity: 2, paid: true };
    const clicks = await Promise.all(
      [1, 2, 3].map(() => post(dewi, `conversations/${id}/orders`, sale, clientKey)),
    );
    expect(clicks.map(({ status }) => status)).to.deep.equal([200, 200, 200]);
    const { person, cases } = await dewi.see(id);
    expect(cases.orders).to.have.length(1);
    expect(cases.orders[0]).to.include({ status: 'paid', goods: `2 × ${product?.name}` });
    expect(person.standing).to.equal('SHOPPER');
    expect(person.transitions.map(({ to }) => to)).to.deep.equal(['SUSPECT', 'PROSPECT', 'SHOPPER']);
  });

  it('counts a sale when it is paid, and two of the same cart within a day once (T5)', async () => {
    const id = await world.customer('halo');
    const [product] = (await dewi.get<ProductsView>('products')).body.products;
    const sale = { sku: product?.sku, quantity: 1, paid: false };
    await post(dewi, `conversations/${id}/orders`, sale);
    expect((await dewi.see(id)).person.standing).to.equal('SUSPECT');
    const [order] = (await dewi.see(id)).cases.orders;
    const pay = { orderNo: order?.orderNo };
    expect((await post(dewi, `conversations/${id}/orders/paid`, pay)).status).to.equal(200);
    expect((await post(dewi, `conversations/${id}/orders/paid`, pay)).body.error.code).to.equal('not_done');
    expect((await dewi.see(id)).person.standing).to.equal('SHOPPER');
    world.clock.now += 3 * 3_600_000;
    // A desk left alone for two hours asks who is there.
    dewi = await RepClient.signedIn(world.url, 'dewi');
    await post(dewi, `conversations/${id}/orders`, { ...sale, paid: true });
    expect((await dewi.see(id)).person.standing).to.equal('SHOPPER');
    const unknown = await post(dewi, `conversations/${id}/orders`, { ...sale, sku: 'NOPE' });
    expect(unknown.body.error.code).to.equal('not_done');
  });

  it('says it as the house while a human has the conversation (T43)', async () => {
    const id = await world.customer('orang');
    const questionId = await seedQuestion(world.database, id, 'kapan buka?', true);
    await dewi.act(id, 'claim');
    await post(dewi, `questions/${questionId}/answer`, { text: 'Jam 9.' });
    expect((await lines(dewi, id)).at(-1)).to.match(/^system: .*Jam 9\./);
  });
});
