import { expect } from 'chai';
import { importOrders } from '../../../bot/imports/import-orders';
import { ORDER_COLUMNS } from '../../../bot/imports/orders-csv';
import { loadContent } from '../../../bot/content/load-content';
import { companyFolder } from '../../../bot/settings/root';
import { type Database } from '../../../models/database/database';
import { commitTurn } from '../../../models/turns/commit';
import { enterConversation } from '../../../models/turns/enter';
import { linkIdentity } from '../../../models/orders/find-contact';
import { onEachStore } from '../models/each-store';
import { AT, enter, entryOf, everything, fact, load, newId, turnOn } from '../models/store-world';

const CONTENT = loadContent(companyFolder('nusa-seduh'), AT);
const EARLY = '2026-11-22T02:00:00.000Z';
const LATE = '2026-12-22T02:00:00.000Z';

let phones = 0;

/** A customer nobody else in this file is. */
function customer(): string {
  phones += 1;
  return `+62812345${String(phones).padStart(5, '0')}`;
}

let numbers = 3000;

interface Row {
  no?: string;
  phone?: string;
  email?: string;
  status?: string;
  placed?: string;
  items?: string;
  net?: number;
}

function row({ no = `NS-${(numbers += 1)}`, ...of }: Row): string {
  const {
    phone = '',
    email = '',
    status = 'completed',
    placed = '2026-10-01',
    items = 'GAYO-250:2',
    net = 190_000,
  } = of;
  return [no, phone, email, status, String(net), '60000', placed, '', items].join(',');
}

const fileOf = (...rows: string[]): string => [ORDER_COLUMNS.join(','), ...rows].join('\n');

onEachStore('Orders are imported', (database) => {
  const take = async (text: string, now = EARLY): Promise<Awaited<ReturnType<typeof importOrders>>> =>
    importOrders(Buffer.from(text), 'orders.csv', {
      database: database(),
      content: CONTENT,
      products: CONTENT.products,
      now,
      newId,
    });

  it('for somebody unknown: a contact with proven keys, up the ladder rung by rung', async () => {
    const phone = customer();
    const outcome = await take(fileOf(row({ phone, email: 'a@example.com' })));
    expect(outcome).to.deep.equal({
      ok: true,
      done: { added: 1, changed: 0, unchanged: 0, newContacts: 1, rungsCrossed: 2 },
    });
    expect(await ladder(database(), phone)).to.equal('SUSPECT PROSPECT SHOPPER');
  });

  it('T5: the same items 3 h apart count once, 25 h apart twice', async () => {
    const [close, apart] = [customer(), customer()];
    await take(
      fileOf(
        row({ phone: close, placed: '2026-10-01 10:00' }),
        row({ phone: close, placed: '2026-10-01 13:00' }),
        row({ phone: apart, placed: '2026-10-01 10:00' }),
        row({ phone: apart, placed: '2026-10-02 11:00' }),
      ),
    );
    expect(await ladder(database(), close)).to.equal('SUSPECT PROSPECT SHOPPER');
    expect(await ladder(database(), apart)).to.equal('SUSPECT PROSPECT SHOPPER CUSTOMER');
  });

  it('read again with the right amount it is corrected once; what was recorded stays as history', async () => {
    const phone = customer();
    const of = { phone, no: 'NS-2890' };
    await take(fileOf(row(of)));
    const corrected = await take(fileOf(row({ ...of, net: 150_000 })), LATE);
    expect(corrected.ok && corrected.done).to.include({ changed: 1, rungsCrossed: 0 });
    const again = await take(fileOf(row({ ...of, net: 150_000 })), LATE);
    expect(again.ok && again.done).to.include({ changed: 0, unchanged: 1 });
    const rows = await database().read<{ type: string }>(
      `SELECT e.type FROM loyalty_event e JOIN contact c ON c.id = e.contact_id
       WHERE c.phone = $1 AND e.type LIKE 'purchase%' ORDER BY e.place`,
      [phone],
    );
    expect(rows.map(({ type }) => type)).to.deep.equal(['purchase_recorded', 'purchase_corrected']);
  });

  it('T6: the refund of the second order corrects the rung', async () => {
    const phone = customer();
    const [first, second] = [row({ phone }), row({ phone, no: 'NS-2901', items: 'M1:1' })];
    await take(fileOf(first, second));
    const outcome = await take(
      fileOf(first, row({ phone, no: 'NS-2901', items: 'M1:1', status: 'refunded' })),
      LATE,
    );
    expect(outcome).to.deep.include({ ok: true });
    expect(await ladder(database(), phone)).to.equal('SUSPECT PROSPECT SHOPPER CUSTOMER SHOPPER');
    const [last] = await database().read<{ direction: string }>(
      `SELECT direction FROM rung_transition WHERE contact_id = $1 ORDER BY at DESC, place DESC LIMIT 1`,
      [await idOf(database(), phone)],
    );
    expect(last?.direction).to.equal('correction');
  });

  it('again: nothing changes', async () => {
    const phone = customer();
    const text = fileOf(
      row({ phone }),
      row({ phone, status: 'cancelled', items: 'M1:1' }),
      row({ phone, status: 'refunded' }),
    );
    await take(text);
    const written = await everything(database());
    const outcome = await take(text, LATE);
    expect(outcome).to.deep.equal({
      ok: true,
      done: { added: 0, changed: 0, unchanged: 3, newContacts: 0, rungsCrossed: 0 },
    });
    expect(await everything(database())).to.deep.equal(written);
  });

  it('late gives the rung that early gave', async () => {
    const [early, late] = [customer(), customer()];
    const steps = ['placed', 'paid', 'completed'];
    for (const status of steps) await take(fileOf(row({ phone: early, no: 'NS-2911', status })));
    await take(fileOf(row({ phone: early, no: 'NS-2912', items: 'M1:1' })));
    await take(
      fileOf(row({ phone: late, no: 'NS-2921' }), row({ phone: late, no: 'NS-2922', items: 'M1:1' })),
      LATE,
    );
    expect(await standing(database(), late)).to.equal('CUSTOMER');
    expect(await standing(database(), early)).to.equal('CUSTOMER');
  });

  it('for somebody in a chat, by the number they have proven: their live turn conflicts and reads again', async () => {
    const phone = customer();
    const conversationId = await enter(database());
    const before = await load(database(), conversationId);
    const said = fact(phone, { status: 'confirmed' });
    await commitTurn(database(), turnOn(before, [{ ...said, fact: { ...said.fact, key: 'phone' } }]));
    const live = await load(database(), conversationId);
    await take(fileOf(row({ phone, email: 'not-told@example.com' })));
    expect(await commitTurn(database(), turnOn(live, [fact('Sari')]))).to.deep.equal({ status: 'conflict' });
    const { contact } = (await load(database(), conversationId)).snapshot;
    expect(contact.standing).to.equal('SHOPPER');
    expect(contact.orders.map(({ source }) => source)).to.deep.equal(['import']);
  });

  it('not for whoever only says that the number is theirs: the order waits for its proof (A3)', async () => {
    const phone = customer();
    const conversationId = await enter(database());
    const said = fact(phone);
    const before = await load(database(), conversationId);
    await commitTurn(database(), turnOn(before, [{ ...said, fact: { ...said.fact, key: 'phone' } }]));
    await take(fileOf(row({ phone })));
    const { contact } = (await load(database(), conversationId)).snapshot;
    expect([contact.orders, contact.standing]).to.deep.equal([[], 'SUSPECT']);
    const waiting = await database().read<{ contact_id: string }>(
      `SELECT contact_id FROM profile_fact WHERE key = 'phone' AND value = $1 AND status = 'confirmed'`,
      [phone],
    );
    expect(waiting).to.have.length(1);
  });

  it('whole or not at all: a refunded order does not come back, and its line is named', async () => {
    const phone = customer();
    await take(fileOf(row({ phone, no: 'NS-2931', status: 'refunded' })));
    const written = await everything(database());
    const outcome = await take(fileOf(row({ phone: customer() }), row({ phone, no: 'NS-2931' })));
    expect(
      outcome.ok ? [] : outcome.problems.map(({ line, message }) => [line, message.slice(0, 22)]),
    ).to.deep.equal([[3, 'Column status: NS-2931']]);
    expect(await everything(database())).to.deep.equal(written);
  });

  it('needs somebody: neither phone nor e-mail nor a known number', async () => {
    const outcome = await take(fileOf(row({})));
    expect(outcome.ok ? '' : outcome.problems[0]?.message).to.contain('Column customer_phone');
  });

  it('moves the numbers on, so that the chat gives none twice', async () => {
    await take(fileOf(row({ phone: customer(), no: 'NS-8765' }), row({ phone: customer(), no: 'XX-99999' })));
    const [counter] = await database().read<{ value: number }>(
      `SELECT value FROM counter WHERE name = 'order'`,
    );
    expect(counter?.value).to.equal(8765);
  });

  it('and a channel can be made that customer', async () => {
    const phone = customer();
    await take(fileOf(row({ phone })));
    const contactId = await idOf(database(), phone);
    const identity = {
      id: newId('identity'),
      contactId,
      channel: 'webchat',
      channelUserId: newId('user'),
      at: AT,
    };
    await linkIdentity(database(), identity);
    const entry = entryOf({ user: identity.channelUserId });
    await enterConversation(database(), entry);
    expect((await load(database(), entry.conversationId)).snapshot.contact.orders).to.have.length(1);
  });
});

async function idOf(database: Database, phone: string): Promise<string> {
  const [found] = await database.read<{ id: string }>(`SELECT id FROM contact WHERE phone = $1`, [phone]);
  return found?.id ?? '';
}

async function standing(database: Database, phone: string): Promise<string | undefined> {
  const [found] = await database.read<{ standing: string }>(`SELECT standing FROM contact WHERE phone = $1`, [
    phone,
  ]);
  return found?.standing;
}

async function ladder(database: Database, phone: string): Promise<string> {
  const rows = await database.read<{ to_standing: string }>(
    `SELECT to_standing FROM rung_transition WHERE contact_id = $1 ORDER BY at, place`,
    [await idOf(database, phone)],
  );
  return rows.map((row) => row.to_standing).join(' ');
}
