import { expect } from 'chai';
import { type Database, openDatabase } from '../../../models/database/database';
import { expiredFiles, purgeAnonymous } from '../../../models/database/retention';
import { onEachDatabase, type Place } from '../../databases';

const OLD = '2026-10-01T00:00:00.000Z';
const NEW = '2026-11-20T00:00:00.000Z';
const FRESH = '2026-11-21T12:00:00.000Z';
const LIMIT = '2026-10-23T00:00:00.000Z';

onEachDatabase('Old words', (makePlace) => {
  let place: Place;
  let database: Database;

  before(async () => {
    place = await makePlace();
    database = await openDatabase(place.url);
    await person('anon-old', null, OLD);
    await person('anon-new', null, NEW);
    await person('ratna-old', 'Ratna', OLD);
  });

  after(async () => {
    await database?.close();
    await place?.remove();
  });

  async function person(id: string, name: string | null, at: string): Promise<void> {
    await database.write(async (sql) => {
      await sql.run(
        `INSERT INTO contact (id, created_at, source, standing, standing_since, display_name, version)
         VALUES ($1, $2, 'unknown', 'SUSPECT', $3, $4, 0)`,
        [id, at, at, name],
      );
      await sql.run(
        `INSERT INTO conversation (id, contact_id, channel, channel_user_id, started_at, last_message_at,
           language, state, version, in_seq, out_seq) VALUES ($1, $2, 'webchat', $3, $4, $5, 'id', '{}', 0, 1, 1)`,
        [id, id, id, at, at],
      );
      await sql.run(
        `INSERT INTO message (id, conversation_id, contact_id, turn_id, place, author, text, at)
         VALUES ($1, $2, $3, $4, 0, 'customer', 'halo', $5)`,
        [id, id, id, id, at],
      );
      await sql.run(`INSERT INTO outbox (conversation_id, seq, at, activity) VALUES ($1, 1, $2, '{}')`, [
        id,
        at,
      ]);
      await sql.run(
        `INSERT INTO delivery (conversation_id, seq, channel, state, attempts, next_at, at)
         VALUES ($1, 1, 'telegram', 'sent', 1, $2, $2)`,
        [id, at],
      );
      for (const [file, sentAt] of [
        [`${id}-said`, at],
        [`${id}-unsaid`, NEW],
        [`${id}-fresh`, FRESH],
      ] as const) {
        await sql.run(
          `INSERT INTO attachment (id, conversation_id, name, content_type, bytes, at)
           VALUES ($1, $2, 'a.png', 'image/png', 1, $3)`,
          [file, id, sentAt],
        );
      }
      await sql.run(`UPDATE message SET files = $1 WHERE id = $2`, [
        JSON.stringify([{ id: `${id}-said` }]),
        id,
      ]);
    });
  }

  it('take their files with them; what was sent up and never said goes sooner', async () => {
    const ids = await expiredFiles(database, LIMIT, '2026-11-21T00:00:00.000Z');
    const everything = ['anon-old-fresh', 'anon-old-said', 'anon-old-unsaid'];
    expect(ids.sort()).to.deep.equal(['anon-new-unsaid', ...everything, 'ratna-old-unsaid']);
  });

  it('of people who never said who they are are deleted, all others stay (V-4)', async () => {
    const purged = await purgeAnonymous(database, LIMIT);
    expect(purged).to.deep.equal({ messages: 1, activities: 1, deliveries: 1, inbox: 0 });
    const left = await database.read<{ conversation_id: string }>(
      `SELECT conversation_id FROM message ORDER BY conversation_id`,
    );
    expect(left.map((row) => row.conversation_id)).to.deep.equal(['anon-new', 'ratna-old']);
    const people = await database.read(`SELECT id FROM contact`);
    expect(people, 'the person stays as a number').to.have.length(3);
  });
});
