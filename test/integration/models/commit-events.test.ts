import { expect } from 'chai';
import { type ConsentAction } from '../../../domain/profile/consents';
import { type DomainEvent } from '../../../domain/contact/events';
import { moveHandoff } from '../../../domain/handoff/handoff';
import { type CommitResult, commitTurn } from '../../../models/turns/commit';
import { deskQueue } from '../../../models/desk/queries';
import { onEachStore } from './each-store';
import { AT, asked, enter, fact, load, newId, turnOn } from './store-world';

const LATER = '2026-11-22T03:00:00.000Z';

onEachStore('What a turn records', (database) => {
  async function record(id: string, ...events: DomainEvent[]): Promise<CommitResult> {
    return commitTurn(database(), turnOn(await load(database(), id), events));
  }

  it('a new fact supersedes the old one, which stays as history', async () => {
    const id = await enter(database());
    const [old, now] = [fact('Budi'), fact('Bambang', { capturedAt: LATER })];
    await record(id, old);
    await record(id, now);
    const { facts, id: contactId } = (await load(database(), id)).snapshot.contact;
    expect(facts.map(({ value, supersededById }) => [value, supersededById])).to.deep.equal([
      ['Budi', now.fact.id],
      ['Bambang', undefined],
    ]);
    const [row] = await database().read(`SELECT display_name FROM contact WHERE id = $1`, [contactId]);
    expect(row).to.deep.equal({ display_name: 'Bambang' });
  });

  it('a weaker fact goes under the one that stands', async () => {
    const id = await enter(database());
    const [stated, guessed] = [fact('Budi'), fact('Bandi', { status: 'inferred', capturedAt: LATER })];
    await record(id, stated);
    await record(id, guessed);
    const { facts } = (await load(database(), id)).snapshot.contact;
    expect(facts.map(({ value, supersededById }) => [value, supersededById])).to.deep.equal([
      ['Budi', undefined],
      ['Bandi', stated.fact.id],
    ]);
  });

  it('consents are only ever added to', async () => {
    const id = await enter(database());
    const consent = (action: ConsentAction, at: string): DomainEvent => ({
      type: 'consent_recorded',
      consent: {
        ...{
          id: newId('consent'),
          purpose: 'profile_storage',
          action,
          at,
          channel: 'webchat',
          language: 'id',
        },
        ...{ textVersion: 'remember.ask@1', textShown: 'Boleh saya ingat?', messageId: newId('message') },
      },
    });
    await record(id, consent('grant', AT));
    await record(id, consent('withdraw', LATER));
    const { consents } = (await load(database(), id)).snapshot.contact;
    expect(consents.map(({ action }) => action)).to.deep.equal(['grant', 'withdraw']);
    expect(consents[0]).to.include({ textShown: 'Boleh saya ingat?', at: AT });
  });

  it('one loyalty event a key, however often it is recorded (T4)', async () => {
    const id = await enter(database());
    const [first, again] = [asked('asked:price:1'), asked('asked:price:1')];
    await record(id, first);
    expect((await record(id, again)).status).to.equal('committed');
    const { evidence } = (await load(database(), id)).snapshot.contact;
    expect(evidence.map((event) => event.id).slice(1)).to.deep.equal([first.event.id]);
  });

  it('an order of somebody else is never written over: the turn fails, the order stays', async () => {
    const ids = [await enter(database()), await enter(database())];
    const orderNo = `NS-${newId('order')}`;
    const order = (contactId: string, net: number): DomainEvent => ({
      type: 'order_changed',
      order: {
        ...{ orderNo, contactId, lines: [], margin: 0, source: 'unknown', placedAt: AT, refunded: 0 },
        totals: { goods: net, discount: 0, net, deliveryFee: 0, toPay: net },
        purchasedAt: undefined,
        state: { status: 'placed', at: AT },
      },
    });
    const [mine = '', theirs = ''] = ids;
    const contacts = await Promise.all(
      ids.map(async (id) => (await load(database(), id)).snapshot.contact.id),
    );
    await record(mine, order(contacts[0] ?? '', 100));
    const failures: string[] = [];
    for (const contactId of contacts) {
      await record(theirs, order(contactId, 999)).catch((error: Error) => failures.push(error.message));
    }
    expect(failures).to.have.length(2);
    expect(failures[0]).to.contain(`${orderNo} is of another contact`);
    const [row] = await database().read<{ contact_id: string; net: number }>(
      `SELECT contact_id, net FROM customer_order WHERE order_no = $1`,
      [orderNo],
    );
    expect([row?.contact_id, Number(row?.net)]).to.deep.equal([contacts[0], 100]);
  });

  it('the same key of two people is two events', async () => {
    const ids = [await enter(database()), await enter(database())];
    for (const id of ids) await record(id, asked('asked:price:1'));
    for (const id of ids) expect((await load(database(), id)).snapshot.contact.evidence).to.have.length(2);
  });

  it('a question nobody could answer, and that the customer waits for it', async () => {
    const id = await enter(database());
    const question = { id: newId('question'), text: 'bisa solder?', language: 'id' as const, sku: undefined };
    await record(id, {
      type: 'question_unanswered',
      question: { ...question, messageId: newId('message'), notify: false },
    });
    await record(id, { type: 'answer_wanted', questionId: question.id });
    const rows = await database().read(`SELECT text, notify, status FROM unanswered_question WHERE id = $1`, [
      question.id,
    ]);
    expect(rows).to.deep.equal([{ text: 'bisa solder?', notify: 1, status: 'open' }]);
  });

  it('of two reps who claim the same handoff at once, one has it (T40)', async () => {
    const id = await enter(database());
    const { contact } = (await load(database(), id)).snapshot;
    const queued = { id: newId('handoff'), conversationId: id, contactId: contact.id, topic: 'mesin' };
    const handoff = { ...queued, rule: 'H-1', requestedAt: AT, state: { status: 'queued' } } as const;
    await record(id, { type: 'handoff_requested', handoff });
    expect((await deskQueue(database())).map((row) => row.handoff?.id)).to.include(handoff.id);

    const before = await load(database(), id);
    const claim = (repId: string, repName: string): DomainEvent => {
      const to = { status: 'accepted', repId, repName, claimedAt: AT } as const;
      return { type: 'handoff_moved', handoffId: handoff.id, to };
    };
    const reps = ['Dewi', 'Rudi'];
    const results = await Promise.all(
      reps.map((name) => commitTurn(database(), turnOn(before, [claim(name.toLowerCase(), name)]))),
    );
    expect(results.map(({ status }) => status)).to.have.members(['committed', 'conflict']);
    const winner = reps[results.findIndex(({ status }) => status === 'committed')];

    const now = (await load(database(), id)).snapshot.handoff;
    expect(now?.state).to.include({ status: 'accepted', repName: winner });
    const late = moveHandoff(now ?? handoff, {
      status: 'accepted',
      repId: 'x',
      repName: 'X',
      claimedAt: LATER,
    });
    expect(late).to.deep.equal({ ok: false, reason: 'already_claimed', by: winner });
  });
});
