import { azureLog, errorFields } from '../../settings/logger';
import { type ChannelHost, type Delivery, type OpenChannel, type Parcel } from '../channel';
import { type AzureActivity } from './activity';
import {
  type Answer,
  DONE,
  cardAfter,
  executeAnswer,
  repliesAfter,
  repliesAnswer,
  turnEnded,
} from './answer';
import { type OtherCloud, authenticationOf, isOfChannel } from './authentication';
import { Connector } from './connector';
import { type MessagesRoute, messagesRoute } from './messages-route';
import { ExpectedReplies } from './expected-replies';
import { outcomeOf } from './outcome';
import { type OutgoingContext, toAzure } from './outgoing';
import { placeOf } from './receive';
import { type Reception, take } from './reception';
import { readReference, referenceOf } from './reference';

/** Answers `POST /api/messages` and sends to Azure Bot Service. */
export interface AzureService extends Required<Pick<OpenChannel, 'send' | 'sendTyping'>> {
  answer: MessagesRoute;
}

export function azureService(host: ChannelHost, cloud: OtherCloud | undefined): AzureService {
  const { config } = host;
  const connector = new Connector(config.azure?.appId ?? '', authenticationOf(config, cloud));
  const channel = new AzureChannel(host, connector);
  return {
    answer: messagesRoute({
      connector,
      isOfChannel: config.azure && ((authorization) => isOfChannel(authorization, cloud)),
      take: (activity) => channel.take(activity),
    }),
    send: (parcel) => channel.send(parcel),
    sendTyping: (_conversationId, address) => channel.sendTyping(address),
  };
}

class AzureChannel {
  private readonly expected = new ExpectedReplies();

  constructor(
    private readonly host: ChannelHost,
    private readonly connector: Connector,
  ) {}

  /** Keeps what an activity says. @returns how the request is then answered */
  async take(activity: AzureActivity): Promise<() => Promise<Answer>> {
    if (activity.deliveryMode === 'expectReplies') return this.takeExpecting(activity);
    const reception = await take(activity, this.host, this.connector);
    if (reception.kind === 'unsupported') return () => Promise.resolve({ status: 501 });
    if (reception.kind === 'nothing' || !reception.press) return () => Promise.resolve(DONE);
    if (activity.type === 'invoke') return () => this.answerExecute(activity, reception);
    void this.showPressed(activity, reception);
    return () => Promise.resolve(DONE);
  }

  async send(parcel: Parcel): Promise<Delivery> {
    const { conversationId, seq, address, activity } = parcel;
    if (await this.expected.hasTaken(conversationId, seq)) return { status: 'sent', messageId: undefined };
    const reference = readReference(address);
    if (!reference) return { status: 'refused', reason: 'no conversation reference' };
    try {
      const outgoing = toAzure(activity, this.outgoing(parcel.channel, seq));
      return { status: 'sent', messageId: await this.connector.send(reference, outgoing) };
    } catch (error) {
      return outcomeOf(error);
    }
  }

  sendTyping(address: object | undefined): void {
    const reference = readReference(address);
    if (!reference) return;
    this.connector
      .send(reference, { type: 'typing' })
      .catch((error: unknown) => azureLog.debug(errorFields(error), 'typing could not be shown'));
  }

  /** The answer waits for the turn and takes its replies with it; later ones are sent as usual. */
  private async takeExpecting(activity: AzureActivity): Promise<() => Promise<Answer>> {
    const { conversationId = '', channel = '' } = placeOf(activity) ?? {};
    const close = this.expected.expect(conversationId);
    try {
      const place = await this.host.log.conversationPlace(conversationId);
      const reception = await take(activity, this.host, this.connector);
      return () => this.answerReplies(reception, { channel, after: place?.lastSeq ?? 0 }, close);
    } catch (error) {
      close([]);
      throw error;
    }
  }

  private async answerReplies(
    reception: Reception,
    { channel, after }: { channel: string; after: number },
    close: (seqs: readonly number[]) => void,
  ): Promise<Answer> {
    let taken: number[] = [];
    try {
      if (reception.kind !== 'kept' || !(await turnEnded(this.host, reception.messageId)))
        return repliesAnswer([]);
      const { conversationId } = reception;
      const replies = await repliesAfter(this.host, conversationId, after);
      const free = this.expected.free(
        conversationId,
        replies.map(({ seq }) => seq),
      );
      const activities = replies
        .filter(({ seq }) => free.includes(seq))
        .map(({ seq, activity }) => toAzure(activity, this.outgoing(channel, seq)));
      taken = free;
      return repliesAnswer(activities);
    } finally {
      close(taken);
    }
  }

  private async answerExecute(
    activity: AzureActivity,
    reception: Extract<Reception, { kind: 'kept' }>,
  ): Promise<Answer> {
    const { messageId, conversationId, press } = reception;
    await turnEnded(this.host, messageId);
    const card = press && (await cardAfter(this.host, conversationId, press));
    // The answer changes what the one who pressed sees, this what everybody sees from now on.
    void this.showPressed(activity, reception);
    return executeAnswer(card);
  }

  /** The buttons of a card are gone once one was pressed. A comfort: a second press does nothing anyway. */
  private async showPressed(
    activity: AzureActivity,
    { conversationId, press }: Extract<Reception, { kind: 'kept' }>,
  ): Promise<void> {
    if (activity.replyToId === undefined || !press) return;
    try {
      const card = await cardAfter(this.host, conversationId, press);
      if (!card) return;
      const pressed = { type: 'message', attachments: [card] };
      await this.connector.replace(referenceOf(activity), activity.replyToId, pressed);
    } catch (error) {
      azureLog.debug(errorFields(error), 'a pressed card could not be changed');
    }
  }

  private outgoing(channel: string, seq: number): OutgoingContext {
    const { config, content, files } = this.host;
    const { locales, company } = content;
    return {
      channel,
      seq,
      linkTo: ({ id }) => `${this.site()}${files.linkTo(id)}`,
      toPath: (path) => config.publicUrl && `${config.publicUrl}${path}`,
      privateChat: config.azure && `https://teams.microsoft.com/l/chat/0/0?users=28:${config.azure.appId}`,
      privateChatLabel: (language) =>
        locales[language === 'en' || language === 'id' ? language : company.defaultLanguage][
          'group.open-private'
        ] ?? '',
    };
  }

  private site(): string {
    return this.host.config.publicUrl ?? `http://localhost:${this.host.web.server.address().port}`;
  }
}
