import { type LoyaltyEvent } from '../../domain/ladder/loyalty-events';
import { type ConsentRecord } from '../../domain/profile/consents';
import { type ProfileFact } from '../../domain/profile/facts';
import { type Database } from '../database/database';

/** Where rows are read: the database's reader, or a transaction. */
export type Reader = Pick<Database, 'read'>;

export async function loadFacts(database: Reader, contactId: string): Promise<ProfileFact[]> {
  const rows = await database.read<Record<string, string | number | null>>(
    `SELECT id, key, value, status, confidence, source_message_id, purpose, captured_at, superseded_by_id
     FROM profile_fact WHERE contact_id = $1 ORDER BY place`,
    [contactId],
  );
  return rows.map(
    (row) =>
      ({
        id: row.id,
        key: row.key,
        value: row.value,
        status: row.status,
        confidence: row.confidence,
        sourceMessageId: row.source_message_id ?? undefined,
        purpose: row.purpose,
        capturedAt: row.captured_at,
        supersededById: row.superseded_by_id ?? undefined,
      }) as ProfileFact,
  );
}

export async function loadConsents(database: Reader, contactId: string): Promise<ConsentRecord[]> {
  const rows = await database.read<Record<string, string>>(
    `SELECT id, purpose, action, at, channel, text_version, text_shown, language, message_id, condition_told
     FROM consent_record WHERE contact_id = $1 ORDER BY place`,
    [contactId],
  );
  return rows.map(
    (row) =>
      ({
        id: row.id,
        purpose: row.purpose,
        action: row.action,
        at: row.at,
        channel: row.channel,
        textVersion: row.text_version,
        textShown: row.text_shown,
        language: row.language,
        messageId: row.message_id,
        ...(row.condition_told ? { condition: row.condition_told } : {}),
      }) as ConsentRecord,
  );
}

/** The evidence of a contact's standing, in order of recording. */
export async function loadEvidence(database: Reader, contactId: string): Promise<LoyaltyEvent[]> {
  const rows = await database.read<Record<string, string>>(
    `SELECT id, type, key, occurred_at, actor, payload FROM loyalty_event
     WHERE contact_id = $1 ORDER BY place`,
    [contactId],
  );
  return rows.map(eventOf);
}

/** A row of `loyalty_event` as it was recorded. */
export function eventOf(row: Record<string, string>): LoyaltyEvent {
  return {
    ...(JSON.parse(row.payload ?? '{}') as object),
    id: row.id,
    type: row.type,
    key: row.key,
    occurredAt: row.occurred_at,
    actor: row.actor,
  } as LoyaltyEvent;
}
