import { type MigrationInterface, type QueryRunner } from 'typeorm';

const INDEXES: Readonly<Record<string, string>> = {
  conversation_recent: 'conversation (last_message_at)',
  unanswered_question_status: 'unanswered_question (status, asked_at)',
  handoff_contact: 'handoff (contact_id)',
  desk_request_contact: 'desk_request (contact_id)',
};

/** What the desk's lists and the jobs ask by, again and again: without these they read whole tables. */
export class Indexes006 implements MigrationInterface {
  readonly name = 'Indexes1700000000006';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, columns] of Object.entries(INDEXES))
      await runner.query(`CREATE INDEX ${name} ON ${columns}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(INDEXES)) await runner.query(`DROP INDEX ${name}`);
  }
}
