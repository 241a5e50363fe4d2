import { type CodeHolder } from '../../domain/advocacy/referral';
import { type Voucher } from '../../domain/vouchers/voucher';
import { codeHolder } from '../contact/referrals';
import { voucherOfCode } from '../vouchers/vouchers';
import { type Instant } from '../../domain/time/instant';
import { type CommitResult, type TurnCommit, commitTurn } from './commit';
import { type Database } from '../database/database';
import { type Entry, conversationPlace, enterConversation, lastConversation } from './enter';
import {
  type Acceptance,
  type NewMessage,
  type MessageState,
  type PendingMessage,
  acceptMessage,
  conversationsWaiting,
  messageState,
  parkFirst,
  pendingMessages,
} from './inbox';
import { type Loaded, loadSnapshot } from './load';
import { type StoredActivity, activitiesAfter } from './outbox';
import { type RewrittenWords, type TypedWords, recentWords, rewriteWords } from './recent-words';

/** What a turn needs of the database, and all it needs. */
export interface Store {
  enter: (entry: Entry) => Promise<{ created: boolean }>;
  lastConversation: (channel: string, user: string, since: Instant) => Promise<string | undefined>;
  conversationPlace: (
    conversationId: string,
  ) => Promise<{ channelUserId: string; lastSeq: number } | undefined>;
  accept: (message: NewMessage) => Promise<Acceptance>;
  pending: (conversationId: string) => Promise<PendingMessage[]>;
  waiting: (before: Instant) => Promise<string[]>;
  messageState: (messageId: string) => Promise<MessageState | undefined>;
  /** Puts the first waiting message aside as dead; see `models/turns/inbox.ts`. */
  park: (conversationId: string, at: Instant) => Promise<string | undefined>;
  recentWords: (conversationId: string, since: Instant) => Promise<TypedWords[]>;
  rewriteWords: (conversationId: string, rewritten: readonly RewrittenWords[]) => Promise<void>;
  load: (conversationId: string) => Promise<Loaded | undefined>;
  /** Whose a friend's code is. */
  codeHolder: (code: string) => Promise<CodeHolder | undefined>;
  voucherOfCode: (code: string) => Promise<Voucher | undefined>;
  /** Another process has written there: what is remembered of the conversation is old. */
  forget: (conversationId: string) => void;
  commit: (turn: TurnCommit) => Promise<CommitResult>;
  activitiesAfter: (conversationId: string, seq: number) => Promise<StoredActivity[]>;
}

/** Snapshots kept in memory; the least recently used goes first. */
const REMEMBERED = 500;

/**
 * The store over a database. It remembers the snapshots it committed: safe, because a commit is guarded by
 * the versions in the database, so a snapshot somebody else has outdated is refused and read again.
 */
export function createStore(database: Database): Store {
  const remembered = new Map<string, Loaded>();

  const remember = (conversationId: string, loaded: Loaded): void => {
    remembered.delete(conversationId);
    remembered.set(conversationId, loaded);
    const [oldest] = remembered.keys();
    if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  };

  return {
    enter: (entry) => enterConversation(database, entry),
    lastConversation: (channel, user, since) => lastConversation(database, channel, user, since),
    conversationPlace: (conversationId) => conversationPlace(database, conversationId),
    accept: (message) => acceptMessage(database, message),
    pending: (conversationId) => pendingMessages(database, conversationId),
    waiting: (before) => conversationsWaiting(database, before),
    messageState: (messageId) => messageState(database, messageId),
    park: (conversationId, at) => parkFirst(database, conversationId, at),
    recentWords: (conversationId, since) => recentWords(database, conversationId, since),
    rewriteWords: (conversationId, rewritten) => {
      remembered.delete(conversationId);
      return rewriteWords(database, conversationId, rewritten);
    },
    codeHolder: (code) => codeHolder(database, code),
    voucherOfCode: (code) => voucherOfCode(database, code),
    forget: (conversationId) => void remembered.delete(conversationId),
    load: async (conversationId) =>
      remembered.get(conversationId) ?? (await loadSnapshot(database, conversationId)),
    commit: async (turn) => {
      const { id } = turn.after.conversation;
      remembered.delete(id);
      const result = await commitTurn(database, turn);
      if (result.status === 'committed') remember(id, committed(turn));
      return result;
    },
    activitiesAfter: (conversationId, seq) => activitiesAfter(database, conversationId, seq),
  };
}

function committed({ before, after }: TurnCommit): Loaded {
  const contactChanged = after.contact !== before.snapshot.contact;
  return {
    snapshot: after,
    conversationVersion: before.conversationVersion + 1,
    contactVersion: before.contactVersion + (contactChanged ? 1 : 0),
  };
}
