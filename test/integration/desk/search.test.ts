import { expect } from 'chai';
import { type SearchHit, type SearchView } from '../../../bot/desk/search-view';
import { onEachDatabase } from '../../databases';
import { type DeskWorld, openDesk } from './desk-world';
import { RepClient } from './rep-client';

onEachDatabase('the search of the desk', (makePlace) => {
  let world: DeskWorld;
  let dewi: RepClient;
  let bayu: RepClient;
  let wati: RepClient;

  before(async () => {
    world = await openDesk({}, makePlace);
    [dewi, bayu, wati] = (await Promise.all(
      ['dewi', 'bayu', 'wati'].map((rep) => RepClient.signedIn(world.url, rep)),
    )) as [RepClient, RepClient, RepClient];
  });
  after(() => world?.close());

  const found = async (rep: RepClient, query: string): Promise<SearchHit[]> => {
    const { status, body } = await rep.get<SearchView>(`search?q=${encodeURIComponent(query)}`);
    expect(status, query).to.equal(200);
    return body.hits;
  };
  const ids = async (rep: RepClient, query: string): Promise<string[]> =>
    (await found(rep, query)).map((hit) => `${hit.kind} ${hit.conversationId}`);

  async function contactOf(conversationId: string): Promise<string> {
    const [row] = await world.database.read<{ contact_id: string }>(
      `SELECT contact_id FROM conversation WHERE id = $1`,
      [conversationId],
    );
    return row?.contact_id ?? '';
  }

  async function known(conversationId: string, name: string, phone: string, email: string): Promise<void> {
    const contactId = await contactOf(conversationId);
    await world.database.write((sql) =>
      sql.run(`UPDATE contact SET display_name = $1, phone = $2, email = $3 WHERE id = $4`, [
        ...[name, phone, email],
        contactId,
      ]),
    );
  }

  it('finds people by any part of their name, in any order and case', async () => {
    const id = await world.customer('halo');
    await known(id, 'Ratna Wulandari', '+6281234567001', 'ratna@kedai.example');
    for (const query of ['ratna', 'WULAN', 'wulandari ratna', 'atn']) {
      expect(await ids(dewi, query), query).to.include(`person ${id}`);
    }
    expect(await ids(dewi, 'ratna susanti')).to.deep.equal([]);
  });

  it('finds a number or address only when all of it is known', async () => {
    const id = await world.customer('halo juga');
    await known(id, 'Budi', '+6281299887766', 'Budi@kedai.example');
    for (const query of ['+6281299887766', '0812-9988-7766', 'budi@kedai.example', 'BUDI@KEDAI.EXAMPLE']) {
      expect(await ids(dewi, query), query).to.deep.equal([`person ${id}`]);
    }
    for (const query of ['08129988', '9988', '0812-9988-776', 'kedai.example']) {
      expect(await ids(dewi, query), query).to.deep.equal([]);
    }
  });

  it('finds what was said, and shows the part where it stands', async () => {
    const before = 'panjang '.repeat(30);
    const id = await world.customer(`${before} penggiling 100% sumbang ${before}`);
    const [hit] = await found(dewi, 'PENGGILING sumbang');
    expect(hit).to.include({ kind: 'words', conversationId: id });
    expect(hit?.what)
      .to.include('penggiling 100% sumbang')
      .and.match(/^….*…$/);
    expect((hit?.what ?? '').length).to.be.below(130);
    expect(await ids(dewi, '100%')).to.deep.equal([`words ${id}`]);
    expect(await ids(dewi, '1_0% sumbang'), 'signs of patterns are signs').to.deep.equal([]);
    expect((await dewi.get('search?q=%25')).status).to.equal(400);
  });

  it('masks what it shows, and finds nothing that only an unmasked line shows (V-8)', async () => {
    const id = await world.customer('orang, hubungi 0813-5555-1234 jamblang');
    const [hit] = await found(bayu, 'jamblang');
    expect(hit?.what).to.include('0813••••34').and.not.include('5555');
    for (const query of ['5555', '0813-5555', '5555 jamblang']) {
      expect(await ids(bayu, query), query).to.deep.equal([]);
    }
    await dewi.act(id, 'claim');
    expect(await ids(dewi, '5555 jamblang'), 'in her hands').to.deep.equal([`words ${id}`]);
  });

  it('finds nothing of a conversation that a colleague has', async () => {
    const id = await world.customer('orang, soal durenan');
    expect(await ids(bayu, 'durenan')).to.deep.equal([`words ${id}`]);
    await dewi.act(id, 'claim');
    await known(id, 'Citra Kusumaningrum', '+6281311112222', 'citra@kedai.example');
    for (const query of ['durenan', 'kusumaningrum', '+6281311112222']) {
      expect(await ids(bayu, query), query).to.deep.equal([]);
      expect(await ids(dewi, query), query).to.have.length(1);
      expect(await ids(wati, query), 'who oversees').to.have.length(1);
    }
  });

  it('finds orders and, for those whose work they are, tickets by a part of their number', async () => {
    const id = await world.customer('halo lagi');
    const contactId = await contactOf(id);
    await world.database.write(async (sql) => {
      await sql.run(
        `INSERT INTO customer_order (order_no, contact_id, status, net, placed_at, body)
         VALUES ('NSD-20261120-0042', $1, 'paid', 1, '2026-11-20T00:00:00.000Z', '{}')`,
        [contactId],
      );
      await sql.run(
        `INSERT INTO complaint (id, contact_id, ticket_no, status, priority, received_at, body)
         VALUES ('c-1', $1, 'KLH-20261121-0007', 'closed', 'P3', '2026-11-21T00:00:00.000Z', '{}')`,
        [contactId],
      );
    });
    expect(await ids(dewi, 'nsd-20261120-0042')).to.deep.equal([`order ${id}`]);
    expect(await ids(dewi, '0042')).to.deep.equal([`order ${id}`]);
    expect(await ids(wati, 'klh-20261121')).to.deep.equal([`ticket ${id}`]);
    expect(await ids(dewi, 'klh-20261121'), 'sales').to.deep.equal([]);
  });

  it('wants a session, and at least two signs', async () => {
    expect((await new RepClient(world.url).get('search?q=halo')).status).to.equal(401);
    for (const query of ['', 'a', ' . ', '%%', 'x'.repeat(101)]) {
      expect((await dewi.get(`search?q=${encodeURIComponent(query)}`)).status, query).to.equal(400);
    }
  });

  it('logs who searched, and never for what', () => {
    expect(world.logged.join('')).to.include('a rep searched');
    expect(world.logged.join('')).to.not.match(/durenan|jamblang|ratna/i);
  });
});
