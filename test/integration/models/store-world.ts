import { type DomainEvent } from '../../../domain/contact/events';
import { evolve } from '../../../domain/contact/evolve';
import { type FactStatus, type ProfileFact } from '../../../domain/profile/facts';
import { firstContact, newConversation } from '../../../domain/contact/first-contact';
import { type LoyaltyEvent } from '../../../domain/ladder/loyalty-events';
import { DEFAULT_VOUCHER_RULES } from '../../../domain/vouchers/rules';
import { type TurnCommit } from '../../../models/turns/commit';
import { type Database } from '../../../models/database/database';
import { type Entry, enterConversation } from '../../../models/turns/enter';
import { type NewMessage } from '../../../models/turns/inbox';
import { type Message } from '../../../models/schema/conversation';
import { type Loaded, loadSnapshot } from '../../../models/turns/load';

export const AT = '2026-11-22T02:00:00.000Z';

let serial = 0;

/** Ids that sort in the order in which they were made. */
export function newId(kind: string): string {
  serial += 1;
  return `${kind}-${String(serial).padStart(6, '0')}`;
}

/** Somebody at the door; by default nobody has met them. */
export function entryOf(of: { conversationId?: string; user?: string } = {}): Entry {
  const { conversationId = newId('conversation'), user = newId('user') } = of;
  const ids = { contactId: newId('contact'), eventId: newId('event') };
  const identity = { id: conversationId, channel: 'webchat', channelUserId: user };
  return {
    conversationId,
    channel: 'webchat',
    channelUserId: user,
    at: AT,
    newcomer: firstContact(ids, { at: AT, source: 'unknown', campaign: undefined, channel: 'webchat' }),
    conversation: (contactId) => newConversation({ ...identity, contactId }, AT, 'id'),
    identityId: newId('identity'),
    transitionId: newId('transition'),
  };
}

/** A conversation that exists. @returns its id */
export async function enter(database: Database, user?: string): Promise<string> {
  const entry = entryOf({ user });
  await enterConversation(database, entry);
  return entry.conversationId;
}

export async function load(database: Database, conversationId: string): Promise<Loaded> {
  const loaded = await loadSnapshot(database, conversationId);
  if (!loaded) throw new Error(`no conversation ${conversationId}`);
  return loaded;
}

export function messageTo(conversationId: string, of: Partial<NewMessage> = {}): NewMessage {
  const messageId = newId('message');
  return {
    conversationId,
    channelKey: `test:${messageId}`,
    messageId,
    input: { kind: 'message', text: `text of ${messageId}`, button: undefined, attachments: [] },
    receivedAt: AT,
    echo: undefined,
    ...of,
  };
}

/** A turn that records events on what was loaded. */
export function turnOn(
  before: Loaded,
  events: readonly DomainEvent[],
  of: Partial<TurnCommit> = {},
): TurnCommit {
  return {
    before,
    after: events.reduce(evolve, before.snapshot),
    at: AT,
    voucherRules: DEFAULT_VOUCHER_RULES,
    events,
    transitions: [],
    messages: [],
    activities: [],
    pushed: false,
    settled: { seqs: [], state: 'done' },
    ...of,
  };
}

/** A line of a transcript; by default the bot's. */
export function lineOf({ snapshot }: Loaded, of: Partial<Message> = {}): Message {
  const { id: conversationId, contactId } = snapshot.conversation;
  const origin = { id: newId('message'), conversationId, contactId, turnId: newId('turn'), place: 0 };
  const content = { author: 'bot' as const, authorName: undefined, text: 'halo', language: 'id' as const };
  return {
    ...origin,
    ...content,
    recognition: undefined,
    files: undefined,
    context: undefined,
    at: AT,
    ...of,
  };
}

export function fact(
  value: string,
  of: { status?: FactStatus; capturedAt?: string } = {},
): Extract<DomainEvent, { type: 'fact_stated' }> & { fact: ProfileFact } {
  const { status = 'stated', capturedAt = AT } = of;
  return {
    type: 'fact_stated',
    fact: {
      id: newId('fact'),
      key: 'display_name',
      value,
      status,
      confidence: 0.9,
      sourceMessageId: newId('message'),
      purpose: 'service',
      capturedAt,
      supersededById: undefined,
    },
  };
}

export function asked(key: string): { type: 'loyalty'; event: LoyaltyEvent } {
  const event = { type: 'asked_information', topic: 'price', messageId: newId('message') } as const;
  return { type: 'loyalty', event: { ...event, id: newId('event'), key, occurredAt: AT, actor: 'bot' } };
}

/** Tables that no repository reads. */
const OF_THE_STORE_ALONE = ['inbox', 'outbox', 'setting', 'taken_share'];

/** Everything that is written, so that a test can say: nothing changed. */
export async function everything(database: Database): Promise<Record<string, unknown[]>> {
  const mapped = database.mapping.entityMetadatas.map(({ tableName }) => tableName);
  const rows: Record<string, unknown[]> = {};
  for (const table of [...mapped, ...OF_THE_STORE_ALONE]) {
    rows[table] = await database.read(`SELECT * FROM ${table} ORDER BY 1, 2`);
  }
  return rows;
}
