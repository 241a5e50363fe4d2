import { openTasks, settledTasks } from '../../../models/desk/tasks';
import { expect } from 'chai';
import { type Database as SqliteConnection } from 'sqlite3';
import { hasSaid } from '../../../bot/desk/perform';
import { type DeskContext } from '../../../bot/desk/desk-context';
import { previewsOf } from '../../../bot/desk/previews';
import { auditOf } from '../../../models/desk/audit';
import { type Database, openDatabase } from '../../../models/database/database';
import * as deliveries from '../../../models/turns/deliveries';
import * as cases from '../../../models/desk/cases';
import * as desk from '../../../models/desk/queries';
import * as due from '../../../models/turns/due-rows';
import { conversationsWaiting, pendingMessages } from '../../../models/turns/inbox';
import { loadSnapshot } from '../../../models/turns/load';
import { activitiesAfter } from '../../../models/turns/outbox';
import { type Place, sqlitePlace } from '../../databases';
import { AT, enter } from './store-world';

/** What turns, jobs and open pages of the desk read again and again: it must not grow with what is long over. */
const READINGS: Record<string, (database: Database, id: string) => Promise<unknown>> = {
  'a turn': async (database, id) => [
    await pendingMessages(database, id),
    await loadSnapshot(database, id),
    await activitiesAfter(database, id, 0),
  ],
  'the sweeps': async (database) => [
    await conversationsWaiting(database, AT),
    await deliveries.conversationsToDeliver(database, AT),
  ],
  'a delivery': (database, id) => deliveries.nextDelivery(database, id, AT),
  'the queue': async (database, id) => [
    await desk.deskQueue(database),
    await desk.recentConversations(database, 50),
    await desk.handlersOf(database, [id]),
    await previewsOf(database, [id]),
    await deliveries.conversationsUndelivered(database, [id]),
    await cases.casesOf(database, ['c']),
  ],
  'an open conversation': async (database, id) => [
    await desk.deskView(database, id),
    await desk.messagePage(database, id),
    await cases.ordersOf(database, 'c'),
    await cases.requestsOf(database, 'c'),
    await deliveries.undeliveredIn(database, id),
    await auditOf(database, 'c', 30),
    await hasSaid({ database } as DeskContext, { conversationId: id, messageId: 'm' }, ['rep']),
  ],
  'lists of work': async (database) => [
    await cases.openQuestions(database),
    await cases.openRequests(database),
    await openTasks(database),
    await settledTasks(database, AT),
    await cases.openComplaints(database),
    await cases.namesOf(database, ['c']),
    await cases.latestConversations(database, ['c']),
    await cases.lastHumanContact(database, ['c']),
  ],
  'the jobs': async (database) => [
    await due.silentDrafts(database, AT),
    await due.handoffsIn(database, 'queued'),
    await due.inHumanHands(database),
    await due.lastHeard(database, ['c']),
  ],
};

describe('No whole table is read', () => {
  let place: Place;
  let database: Database;
  let statements: Set<string>;
  let id: string;

  before(async () => {
    place = await sqlitePlace();
    database = await openDatabase(place.url);
    id = await enter(database);
    // Who asks for the people of nobody is told at once, whatever the plan.
    await database.write((sql) =>
      sql.run(
        `INSERT INTO handoff (id, conversation_id, contact_id, rule, topic, requested_at, status, state)
         SELECT 'h', id, contact_id, 'H-1', 'x', $1, 'queued', '{"status":"queued"}' FROM conversation`,
        [AT],
      ),
    );
    const driver = database.mapping.driver as unknown as { databaseConnection: SqliteConnection };
    driver.databaseConnection.on('trace', (sql: string) => statements.add(sql));
  });

  after(async () => {
    await database?.close();
    await place?.remove();
  });

  for (const [name, read] of Object.entries(READINGS)) {
    it(`for ${name}`, async () => {
      statements = new Set();
      await read(database, id);
      // A trace is told after the statement has run.
      await new Promise((resolve) => setTimeout(resolve, 20));
      const asked = [...statements].filter((sql) => /^\s*SELECT/.test(sql));
      expect(asked).to.not.deep.equal([]);
      const scans: string[] = [];
      for (const sql of asked) {
        const plan = await database.read<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
        scans.push(
          ...plan
            .map(({ detail }) => detail)
            .filter((step) => isScan(step))
            .map((step) => `${step}: ${sql}`),
        );
      }
      expect(scans).to.deep.equal([]);
    });
  }
});

/** What goes through an index in its order stops at the LIMIT. */
function isScan(step: string): boolean {
  return step.startsWith('SCAN ') && !/USING INDEX|CONSTANT ROW/.test(step);
}
