import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { roomOf } from '../../../bot/files/file-name';
import { type Database } from '../../../models/database/database';
import { enter, newId } from '../models/store-world';

const AT = '2026-11-22T02:00:00.000Z';

/** Somebody says something and sends a photo; the bytes lie where the server would put them. */
export async function visit(database: Database, uploads: string, words: string): Promise<void> {
  const conversationId = await enter(database);
  const id = newId('file');
  const bytes = Buffer.from(`photo of ${words}`);
  const place = path.join(uploads, roomOf(conversationId), id);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, bytes);
  await database.write(async (sql) => {
    await sql.run(
      `INSERT INTO attachment (id, conversation_id, name, content_type, bytes, at)
       VALUES ($1, $2, 'foto.png', 'image/png', $3, $4)`,
      [id, conversationId, bytes.length, AT],
    );
    await sql.run(
      `INSERT INTO message (id, conversation_id, contact_id, turn_id, place, author, text, at)
       SELECT $1, id, contact_id, $2, 0, 'customer', $3, $4 FROM conversation WHERE id = $5`,
      [newId('message'), newId('turn'), words, AT, conversationId],
    );
    await sql.run(
      `INSERT INTO profile_fact (id, contact_id, key, value, status, confidence, purpose, captured_at, place)
       SELECT $1, contact_id, 'city', $2, 'stated', 0.1, 'sales', $3, 0 FROM conversation WHERE id = $4`,
      [newId('fact'), JSON.stringify(words), AT, conversationId],
    );
  });
}

/** What customers said, in an order of their own. */
export async function saidIn(database: Database): Promise<string[]> {
  const rows = await database.read<{ text: string }>(`SELECT text FROM message`);
  return rows.map(({ text }) => text).sort();
}
