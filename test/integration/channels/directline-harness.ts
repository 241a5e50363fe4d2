import { randomUUID } from 'node:crypto';
import { type TokenBody, begin, get, post } from './directline/requests';
import { uploadRequests } from './directline/upload-requests';
import { type Customer, type Harness, type Heard } from './harness';
import { type SentFile } from './platform';
import { type World } from './world';

interface Shown {
  type: string;
  text?: string;
  textFormat?: string;
  from: { name?: string; role: string };
  attachments?: Array<{ name: string; contentUrl?: string; content?: { buttons: ShownAction[] } }>;
  suggestedActions?: { actions: ShownAction[] };
}

interface ShownAction {
  title: string;
  value: unknown;
}

/** The widget, or any other Direct Line client. */
export const directLineHarness: Harness = {
  kind: 'directline',
  channel: 'webchat',
  exceptions: {},
  start: () => Promise.resolve({}),
  stop: () => Promise.resolve(),
  customer: (world) => new Visitor(world),
};

class Visitor implements Customer {
  private token: TokenBody | undefined;
  private last: () => Promise<unknown> = () => Promise.resolve();

  constructor(private readonly world: World) {}

  get conversationId(): string {
    return this.room.conversationId;
  }

  async arrives(): Promise<void> {
    this.token = await begin({ url: this.world.app.url, directLine: this.directLine });
    await this.send(() => this.post({ type: 'event', name: 'webchat/join' }));
  }

  says(text: string): Promise<void> {
    return this.send(this.message({ text }));
  }

  async sendsFile({ name, type, content }: SentFile, caption: string): Promise<string | undefined> {
    const activity = { type: 'message', text: caption, channelData: { clientActivityID: randomUUID() } };
    const { send } = uploadRequests(this.directLine);
    const upload = (): ReturnType<typeof send> => send(this.room, [{ name, type, content }], activity);
    this.last = upload;
    const { status, body } = await upload();
    return status === 200 ? undefined : body.error.message;
  }

  async repeatsLast(): Promise<void> {
    await this.last();
  }

  async hears(): Promise<Heard[]> {
    const { body } = await get<{ activities: Shown[] }>(this.activities, { token: this.room.token });
    const fromBot = body.activities.filter(({ type, from }) => type === 'message' && from.role === 'bot');
    return Promise.all(fromBot.map((activity) => this.shown(activity)));
  }

  private async shown({ text = '', textFormat, from, ...more }: Shown): Promise<Heard> {
    // Clients take everything else for Markdown.
    if (textFormat !== 'plain') throw new Error(`a text in the format ${textFormat ?? 'markdown'}`);
    const { attachments = [], suggestedActions } = more;
    const sent = attachments.flatMap(({ name, contentUrl }) =>
      contentUrl === undefined ? [] : { name, contentUrl },
    );
    const files = sent.map(async ({ name, contentUrl }) => {
      const bytes = Buffer.from(await (await fetch(contentUrl)).arrayBuffer());
      return { name, bytes };
    });
    const onCards = attachments.flatMap(({ content }) => content?.buttons ?? []);
    const buttons = [...onCards, ...(suggestedActions?.actions ?? [])].map(({ title, value }) => ({
      title,
      press: () => this.send(this.message({ text: title, value })),
    }));
    return { text, by: from.name, buttons, files: await Promise.all(files) };
  }

  private message(more: object): () => Promise<void> {
    const channelData = { clientActivityID: randomUUID() };
    return () => this.post({ type: 'message', channelData, ...more });
  }

  private async send(what: () => Promise<void>): Promise<void> {
    this.last = what;
    await what();
  }

  private async post(activity: object): Promise<void> {
    const { status } = await post(this.activities, activity, { token: this.room.token });
    if (status !== 200) throw new Error(`the activity was answered with ${status}`);
  }

  private get room(): TokenBody {
    if (!this.token) throw new Error('nobody has arrived');
    return this.token;
  }

  private get directLine(): string {
    return `${this.world.app.url}/v3/directline`;
  }

  private get activities(): string {
    return `${this.directLine}/conversations/${this.conversationId}/activities`;
  }
}
