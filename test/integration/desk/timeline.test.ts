import { expect } from 'chai';
import { type TimelineView } from '../../../bot/desk/timeline-view';
import { onEachDatabase } from '../../databases';
import { type DeskWorld, openDesk } from './desk-world';
import { RepClient } from './rep-client';

onEachDatabase('the timeline of a person', (makePlace) => {
  let world: DeskWorld;
  let dewi: RepClient;
  let bayu: RepClient;

  before(async () => {
    world = await openDesk({}, makePlace);
    [dewi, bayu] = (await Promise.all(['dewi', 'bayu'].map((rep) => RepClient.signedIn(world.url, rep)))) as [
      RepClient,
      RepClient,
    ];
  });
  after(() => world?.close());

  const read = async (rep: RepClient, id: string): Promise<TimelineView['rows']> =>
    (await rep.get<TimelineView>(`conversations/${id}/timeline`)).body.rows;
  const told = async (rep: RepClient, id: string): Promise<string[]> =>
    (await read(rep, id)).map(({ kind, what, detail }) => `${kind} ${what} ${detail ?? ''}`.trim());

  async function personOf(id: string): Promise<string> {
    const sql = `SELECT contact_id FROM conversation WHERE id = $1`;
    const [row] = await world.database.read<{ contact_id: string }>(sql, [id]);
    return row?.contact_id ?? '';
  }

  /** The second conversation belongs to the person of the first, as after a proof of who they are. */
  async function samePerson(first: string, second: string): Promise<string> {
    const contactId = await personOf(first);
    await world.database.write(async (sql) => {
      await sql.run(`UPDATE conversation SET contact_id = $1, channel = 'telegram' WHERE id = $2`, [
        contactId,
        second,
      ]);
      await sql.run(`UPDATE handoff SET contact_id = $1 WHERE conversation_id = $2`, [contactId, second]);
    });
    return contactId;
  }

  it('has what happened on every channel, the newest first', async () => {
    const web = await world.customer('halo');
    const telegram = await world.customer('halo dari telegram');
    const contactId = await samePerson(web, telegram);
    await world.database.write(async (sql) => {
      await sql.run(
        `INSERT INTO customer_order (order_no, contact_id, status, net, placed_at, body)
         VALUES ('NSD-1', $1, 'paid', 1, '2026-11-20T00:00:00.000Z', '{}')`,
        [contactId],
      );
      for (const [id, ticket, status] of [
        ['c-1', 'KLH-1', 'closed'],
        ['c-2', null, 'draft'],
      ] as const) {
        await sql.run(
          `INSERT INTO complaint (id, contact_id, ticket_no, status, priority, received_at, body)
           VALUES ($1, $2, $3, $4, 'P3', '2026-11-21T00:00:00.000Z', '{}')`,
          [id, contactId, ticket, status],
        );
      }
      await sql.run(
        `INSERT INTO rep_note (id, contact_id, conversation_id, rep_id, rep_name, text, at)
         VALUES ('n-1', $1, $2, 'maya', 'Maya', 'suka robusta, 0813-5555-1234', '2026-11-22T00:00:00.000Z')`,
        [contactId, telegram],
      );
    });
    const lines = await told(dewi, web);
    expect(lines).to.include.members([
      'conversation webchat',
      'conversation telegram',
      'order paid NSD-1',
      'complaint closed KLH-1',
      'note Maya suka robusta, 0813••••34',
    ]);
    expect(lines.join()).to.not.include('draft');
    const times = (await read(dewi, web)).map(({ at }) => at);
    expect(times).to.deep.equal([...times].sort().reverse());
  });

  it('leaves out what a colleague has, and is refused where they have it themselves', async () => {
    const web = await world.customer('halo');
    const telegram = await world.customer('orang');
    await dewi.act(telegram, 'claim');
    await samePerson(web, telegram);
    expect(await told(dewi, web)).to.include('conversation telegram');
    expect((await told(bayu, web)).join()).to.not.match(/telegram|handoff/);
    const refused = await bayu.get(`conversations/${telegram}/timeline`);
    expect([refused.status, refused.body.error.by]).to.deep.equal([403, 'Dewi']);
    expect((await bayu.get('conversations/nowhere/timeline')).status).to.equal(404);
  });
});
