import { settleMessage } from '../../models/turns/activity-log';
import { type Database } from '../../models/database/database';
import { type Acceptance } from '../../models/turns/inbox';
import { type Store } from '../../models/turns/store';
import { firstContact, newConversation } from '../../domain/contact/first-contact';
import { storable } from '../../domain/conversation/storable';
import { type Instant } from '../../domain/time/instant';
import { activityId } from '../channels/directline/activity-id';
import { type Hub } from '../pipeline/hub';
import { type Arrival, type Incoming } from '../pipeline/incoming';
import { type Intake, type Settlement } from '../pipeline/intake';
import { directLineLog, errorFields } from '../settings/logger';
import { type BotEndpoint, handOver } from './bot-endpoint';
import { speakerOf, userJoined } from './whole-activity';

export interface RelayDeps {
  database: Database;
  store: Store;
  hub: Hub;
  bot: BotEndpoint;
  clock: () => Instant;
  newId: () => string;
}

type Kept = Exclude<Acceptance, { status: 'unknown_conversation' }>;

/**
 * Intake for a bot elsewhere. A message is stored first, as for our own bot, and then handed over. A message that
 * the bot did not take stays open: when the client sends it again, it is handed over again and shown once.
 */
export class RelayIntake implements Intake {
  private readonly underWay = new Map<string, Promise<Settlement>>();

  constructor(private readonly deps: RelayDeps) {}

  enter(given: Arrival): Promise<{ created: boolean }> {
    const { store, clock, newId } = this.deps;
    const arrival = storable(given);
    const { conversationId: id, channel, channelUserId, language = 'en' } = arrival;
    const at = clock();
    return store.enter({
      ...arrival,
      at,
      newcomer: firstContact({ contactId: newId(), eventId: newId() }, { ...arrival, at }),
      conversation: (contactId) => newConversation({ id, channel, channelUserId, contactId }, at, language),
      identityId: newId(),
      transitionId: newId(),
    });
  }

  async accept(given: Incoming): Promise<Acceptance> {
    const incoming = storable(given);
    await this.introduce(incoming);
    return this.keep(incoming);
  }

  async settled(messageId: string): Promise<Settlement> {
    const turn = this.underWay.get(messageId);
    if (turn) return turn;
    return (await this.deps.store.messageState(messageId)) === 'done' ? 'done' : 'failed';
  }

  /** The bot learns of somebody before it hears them, once. */
  private async introduce(spoken: Incoming): Promise<void> {
    const speaker = speakerOf(spoken);
    if (!speaker) return;
    const place = await this.deps.store.conversationPlace(spoken.conversationId);
    if (!place || place.channelUserId === speaker.id) return;
    const accepted = await this.keep(userJoined(spoken, speaker));
    if (accepted.status !== 'unknown_conversation') await this.settled(accepted.messageId);
  }

  private async keep(incoming: Incoming): Promise<Acceptance> {
    const { store, hub, newId } = this.deps;
    const { conversationId, echo, receivedAt: at } = incoming;
    const accepted = await store.accept({ ...incoming, messageId: newId() });
    if (accepted.status === 'unknown_conversation') return accepted;
    if (accepted.status === 'accepted' && echo && accepted.echoSeq !== undefined) {
      hub.publish(conversationId, [{ conversationId, seq: accepted.echoSeq, at, activity: echo }]);
    }
    if (accepted.status === 'accepted' || (await this.isLeft(accepted))) this.begin(accepted, incoming);
    return accepted;
  }

  /** Kept once, and the bot has not taken it. */
  private async isLeft({ messageId }: Kept): Promise<boolean> {
    return !this.underWay.has(messageId) && (await this.deps.store.messageState(messageId)) === 'pending';
  }

  private begin({ messageId, echoSeq }: Kept, { conversationId, receivedAt: at, activity }: Incoming): void {
    const id = echoSeq === undefined ? `${conversationId}|${messageId}` : activityId(conversationId, echoSeq);
    const turn = this.handOver(messageId, { conversationId, id, at, activity: activity ?? {} });
    this.underWay.set(messageId, turn);
    void turn.finally(() => this.underWay.delete(messageId));
  }

  private async handOver(messageId: string, delivery: Parameters<typeof handOver>[1]): Promise<Settlement> {
    const { bot, database, clock } = this.deps;
    const how = await handOver(bot, delivery);
    try {
      if (how === 'done') await settleMessage(database, messageId, clock());
    } catch (error) {
      directLineLog.error(errorFields(error), 'a message the bot has taken could not be ticked off');
    }
    return how;
  }
}
