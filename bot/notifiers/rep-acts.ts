import { type RepAct } from '../../domain/conversation/turn-input';
import { type Handoff, holderOf } from '../../domain/handoff/handoff';
import { type RepQuiet } from '../../domain/handoff/rep-rest';
import { type Instant } from '../../domain/time/instant';
import { type Database } from '../../models/database/database';
import { handoffById } from '../../models/turns/rep-deliveries';
import { type Intake } from '../pipeline/intake';

/** Somebody of the team, from the company's `reps.yaml`. */
export interface Rep {
  id: string;
  name: string;
  languages: readonly ('id' | 'en')[];
  roles: readonly string[];
  email?: string;
  /** `HH:MM` from and to: their own hours of rest. */
  quiet?: RepQuiet;
}

export interface RepActDeps {
  database: Database;
  intake: Pick<Intake, 'accept' | 'settled'>;
  clock: () => Instant;
}

/** What came of an act. */
export interface Acted {
  /** The handoff after the act's turn. */
  handoff: Handoff | undefined;
  /** This key had been used before. */
  isRepeated: boolean;
  /** The rep's words have become a line of the conversation. */
  isRelayed: boolean;
  /** Something has been said to the customer, or recorded with a word of it. */
  isChanged: boolean;
}

/**
 * What a rep does away from the desk is an act in the customer's conversation like any other: of fifty claims at once
 * the conversation's order decides. Resolves when its turn is over.
 * @param key makes a repeat the same act
 */
export async function actIn(
  { database, intake, clock }: RepActDeps,
  handoff: Pick<Handoff, 'id' | 'conversationId'>,
  rep: Pick<Rep, 'id' | 'name'>,
  { act, key }: { act: RepAct; key: string },
): Promise<Acted> {
  const accepted = await intake.accept({
    conversationId: handoff.conversationId,
    channelKey: key,
    input: { kind: 'rep', repId: rep.id, repName: rep.name, act },
    receivedAt: clock(),
    echo: undefined,
  });
  if (accepted.status === 'unknown_conversation')
    return { handoff: undefined, isRepeated: false, isRelayed: false, isChanged: false };
  const { messageId, status } = accepted;
  await intake.settled(messageId);
  const said = await database.read<{ author: string }>(
    `SELECT author FROM message WHERE conversation_id = $1 AND turn_id = $2 AND author <> 'customer'`,
    [handoff.conversationId, messageId],
  );
  const now = await handoffById(database, handoff.id);
  return {
    handoff: now,
    isRepeated: status === 'repeated',
    isRelayed: said.some(({ author }) => author === 'rep'),
    isChanged: said.length > 0,
  };
}

/** The result of a claim, for the rep who made it. */
export type ClaimResult = { kind: 'yours' } | { kind: 'too_late'; by: string } | { kind: 'not_waiting' };

export function claimResult(handoff: Handoff | undefined, repId: string): ClaimResult {
  const holder = holderOf(handoff);
  if (!holder) return { kind: 'not_waiting' };
  return holder.repId === repId ? { kind: 'yours' } : { kind: 'too_late', by: holder.repName };
}
