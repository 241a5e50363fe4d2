import { type Turn } from '../../dialogs/contract/turn';
import { type DomainEvent } from '../../domain/contact/events';
import { type CodeOutcome } from '../../domain/identity/code';
import { type Rules } from '../../domain/rules';
import { plusMillis } from '../../domain/time/calendar';
import { type Instant } from '../../domain/time/instant';
import { type Loaded } from '../../models/turns/load';
import { type Burst } from './burst';
import { type Store } from '../../models/turns/store';
import { type Proofs } from './proofs';

/** A right code may have made this somebody else's conversation: what was loaded before is read again. */
export async function withCodeChecked(
  deps: { proofs: Pick<Proofs, 'check'>; store: Pick<Store, 'load' | 'forget'> },
  { input, messageId }: Burst,
  loaded: Loaded,
): Promise<{ codeOutcome: CodeOutcome | undefined; loaded: Loaded }> {
  if (input.kind !== 'message' || input.code === undefined) return { codeOutcome: undefined, loaded };
  const conversationId = loaded.snapshot.conversation.id;
  const { outcome } = await deps.proofs.check({ conversationId, messageId, code: input.code });
  if (outcome !== 'right') return { codeOutcome: outcome, loaded };
  deps.store.forget(conversationId);
  return { codeOutcome: outcome, loaded: (await deps.store.load(conversationId)) ?? loaded };
}

/** A right code holds for a while, whatever the message wants beside it. */
export function provenByCode(
  outcome: CodeOutcome | undefined,
  at: Instant,
  { privacy }: Pick<Rules, 'privacy'>,
): DomainEvent[] {
  if (outcome !== 'right') return [];
  const until = plusMillis(at, privacy.proofMin * 60_000);
  return [{ type: 'identity_proven', proof: { way: 'code', at, until } }];
}

/** What a turn knows of proof: how it can be given, and where the data of whoever writes can be fetched. */
export function proofGround(
  proofs: Pick<Proofs, 'ways' | 'exportLink'>,
  contactId: () => string,
): Pick<Turn, 'codeWays' | 'exportLink'> {
  return { codeWays: proofs.ways(), exportLink: (format) => proofs.exportLink(contactId(), format) };
}
