import { firstContact, newConversation } from '../../domain/contact/first-contact';
import { storable } from '../../domain/conversation/storable';
import { type Instant, type Language } from '../../domain/time/instant';
import { type Store } from '../../models/turns/store';
import { type Hub } from './hub';
import { type Intake } from './intake';
import { InLine } from './in-line';
import { type Proofs } from './proofs';
import { type TurnRunner } from './runner';
import { withoutSecrets } from './without-secrets';

export interface IntakeDeps {
  store: Store;
  hub: Hub;
  runner: TurnRunner;
  proofs: Pick<Proofs, 'withoutCode'>;
  clock: () => Instant;
  newId: (kind: string) => string;
  /** The company's language: what a conversation begins in when the channel does not say. */
  defaultLanguage: Language;
}

/** Steps 1 and 2 of a message over the store; then the runner is woken. */
export function createIntake(deps: IntakeDeps): Intake {
  const { store, hub, runner, clock, newId } = deps;
  // Two bubbles that come in at once are judged one after the other: the second may be the half of a secret.
  const lines = new InLine<string>();
  return {
    enter: (given) => {
      const at = clock();
      const arrival = storable(given);
      const { conversationId: id, channel, channelUserId, source, campaign, address } = arrival;
      const ids = { contactId: newId('contact'), eventId: newId('loyalty-event') };
      const language = arrival.language ?? deps.defaultLanguage;
      return store.enter({
        conversationId: id,
        channel,
        channelUserId,
        address,
        at,
        newcomer: firstContact(ids, { at, source, campaign, channel }),
        conversation: (contactId) => newConversation({ id, channel, channelUserId, contactId }, at, language),
        identityId: newId('identity'),
        transitionId: newId('transition'),
      });
    },
    accept: (given) =>
      lines.run(given.conversationId, async () => {
        // A code first: six digits behind "kode" would be masked as a secret, and nobody could prove anything.
        const incoming = await withoutSecrets(store, await deps.proofs.withoutCode(storable(given)));
        const { conversationId, channelKey, input, receivedAt, echo, address } = incoming;
        const messageId = newId('message');
        const kept = await store.accept({
          conversationId,
          channelKey,
          messageId,
          input,
          receivedAt,
          echo,
          address,
        });
        if (kept.status !== 'accepted') return kept;
        if (echo && kept.echoSeq !== undefined) {
          hub.publish(conversationId, [
            { conversationId, seq: kept.echoSeq, at: receivedAt, activity: echo },
          ]);
        }
        runner.wake(conversationId);
        return kept;
      }),
    settled: (messageId) => runner.settled(messageId),
  };
}
