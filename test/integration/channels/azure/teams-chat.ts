import { expect } from 'chai';
import { type CardAction } from './fake-connector';
import { type RunningAzure } from './running-azure';

const BOT = { id: '28:bot', name: 'Kira' };

let activities = 0;

/** A chat as Teams posts it. */
export class TeamsChat {
  constructor(
    private readonly running: RunningAzure,
    readonly conversation: { id: string; conversationType?: string; isGroup?: boolean; tenantId?: string },
    private readonly person = { id: '29:sari', name: 'Sari', aadObjectId: 'sari-in-entra' },
    private readonly channelId = 'msteams',
  ) {}

  /** An activity with what all of them have. */
  activity(more: object): object {
    activities += 1;
    return {
      id: `f:${activities}`,
      channelId: this.channelId,
      serviceUrl: this.running.serviceUrl,
      conversation: this.conversation,
      from: this.person,
      recipient: BOT,
      locale: 'id-ID',
      timestamp: new Date().toISOString(),
      ...more,
    };
  }

  async post(more: object): Promise<Response> {
    const response = await this.running.post(this.activity(more));
    expect(response.status).to.be.lessThan(300);
    return response;
  }

  say(text: string, more: object = {}): Promise<Response> {
    return this.post({ type: 'message', text, textFormat: 'plain', ...more });
  }

  /** As Teams writes it: a tag in the text, and an entity. */
  mention(text: string): Promise<Response> {
    const entities = [{ type: 'mention', mentioned: BOT, text: '<at>Kira</at>' }];
    return this.say(`<at>Kira</at>\u00a0${text}`, { entities });
  }

  install(): Promise<Response> {
    return this.post({ type: 'installationUpdate', action: 'add' });
  }

  submit({ data }: CardAction, replyToId = 'card-1'): Promise<Response> {
    return this.post({ type: 'message', value: data, replyToId });
  }

  execute({ data }: CardAction, replyToId = 'card-1'): Promise<Response> {
    const action = { type: 'Action.Execute', verb: 'choose', data };
    return this.post({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action, trigger: 'manual' },
      replyToId,
    });
  }
}

export function personalChat(running: RunningAzure, id = 'a:sari'): TeamsChat {
  return new TeamsChat(running, { id, conversationType: 'personal', tenantId: 'tenant' });
}

export function teamChannel(
  running: RunningAzure,
  person?: { id: string; name: string; aadObjectId: string },
): TeamsChat {
  const conversation = {
    id: '19:kopi@thread.tacv2;messageid=1700000000000',
    conversationType: 'channel',
    isGroup: true,
    tenantId: 'tenant',
  };
  return new TeamsChat(running, conversation, person);
}
