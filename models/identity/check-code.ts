import { type CodeOutcome } from '../../domain/identity/code';
import { type Database } from '../database/database';
import { type Guess, checkGuess, keepOutcome, outcomeOf } from './codes';
import { type MergeContext, mergeContacts } from './merge';
import { proveKey } from './proven-key';

/**
 * What a code in a message comes to, in one transaction: a right one makes the address theirs, or joins the chat into
 * which it was sent, and is used up. The same message again has the same answer and changes nothing.
 * @returns `isNew`: it was looked at just now, so that what was loaded before may be old
 */
export async function checkCode(
  database: Database,
  guess: Guess,
  context: MergeContext,
): Promise<{ outcome: CodeOutcome; isNew: boolean }> {
  return database.write(async (sql) => {
    const known = await outcomeOf(sql, guess.messageId);
    if (known) return { outcome: known, isNew: false };
    const checked = await checkGuess(sql, guess);
    await keepOutcome(sql, guess, checked.outcome);
    if (checked.outcome !== 'right') return { outcome: checked.outcome, isNew: true };
    const [row] = await sql.rows<{ contact_id: string }>(
      `SELECT contact_id FROM conversation WHERE id = $1`,
      [guess.conversationId],
    );
    const contactId = row?.contact_id ?? '';
    const { address, holderId } = checked;
    if (holderId !== undefined) await mergeContacts(sql, [contactId, holderId], 'code_in_chat', context);
    else await proveKey(sql, { contactId, address, messageId: guess.messageId }, context);
    return { outcome: checked.outcome, isNew: true };
  });
}
