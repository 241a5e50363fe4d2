import { FakeConnector, type SentActivity, actionsOf } from './azure/fake-connector';
import { type Customer, type Exception, type Harness, type Heard, numbered, splitName } from './harness';
import { type SentFile } from './platform';
import { type World } from './world';

const PAGE = 'docs/channels-azure.md';
const BOT = { id: '28:bot', name: 'Kira' };

let names = 0;

/** Presses come back as their label: a second press cannot be told from typed text. */
const LABELS: Exception = { page: PAGE, says: 'they are read as words' };

/** A channel of Azure, by its `channelId`; each has a connector of its own. */
export function azureHarness(channelId: 'msteams' | 'slack' | 'sms'): Harness {
  const connector = new FakeConnector();
  let serviceUrl = '';
  return {
    kind: 'azure',
    channel: channelId,
    exceptions: channelId === 'msteams' ? {} : { 'a second press does nothing': LABELS },
    start: async () => {
      serviceUrl = await connector.start();
      return {};
    },
    stop: () => connector.stop(),
    customer: (world) => new Member(world, connector, { channelId, serviceUrl }),
    outage: {
      begin: () => void (connector.isDown = true),
      end: () => void (connector.isDown = false),
    },
  };
}

class Member implements Customer {
  private readonly name = `sari-${(names += 1)}`;
  private last: object = {};

  constructor(
    private readonly world: World,
    private readonly connector: FakeConnector,
    private readonly from: { channelId: string; serviceUrl: string },
  ) {}

  get conversationId(): string {
    return `${this.from.channelId}:${this.name}`;
  }

  /** Installed, and a member of the chat: one arrival, told twice. */
  async arrives(): Promise<void> {
    await this.post({ type: 'conversationUpdate', membersAdded: [BOT] });
    await this.post({ type: 'installationUpdate', action: 'add' });
  }

  says(text: string): Promise<void> {
    return this.post({ type: 'message', text, textFormat: 'plain' });
  }

  async sendsFile({ name, type, content }: SentFile, caption: string): Promise<undefined> {
    this.connector.file = content;
    const contentUrl = `${this.from.serviceUrl}v3/attachments/${this.name}/views/original`;
    const attachments = [{ contentType: type, name, contentUrl }];
    await this.post({ type: 'message', text: caption, textFormat: 'plain', attachments });
  }

  repeatsLast(): Promise<void> {
    return this.deliver(this.last);
  }

  hears(): Promise<Heard[]> {
    const path = `/conversations/${encodeURIComponent(this.name)}/`;
    const mine = this.connector.calls.filter(
      ({ method, status, path: at, body }) =>
        method === 'POST' && status < 300 && at.includes(path) && body.type === 'message',
    );
    return Promise.all(mine.map(({ body }) => this.heard(body)));
  }

  private async heard(activity: SentActivity): Promise<Heard> {
    const { attachments = [] } = activity;
    const { text, links } = withoutLinks(readable(activity));
    const shown = attachments.flatMap(({ name, contentUrl }) =>
      contentUrl === undefined ? [] : [{ name: name ?? '', contentUrl }],
    );
    const files = [...shown, ...links];
    return {
      ...splitName(text, ': '),
      buttons: this.buttonsOf(activity, text),
      files: await Promise.all(
        files.map(async ({ name, contentUrl }) => {
          return { name, bytes: Buffer.from(await (await fetch(contentUrl)).arrayBuffer()) };
        }),
      ),
    };
  }

  private buttonsOf(activity: SentActivity, text: string): Heard['buttons'] {
    const { suggestedActions, attachments = [] } = activity;
    const card = actionsOf(activity).map(({ title, data }) => ({
      title,
      press: () => this.post({ type: 'message', value: data, replyToId: 'card' }),
    }));
    const hero = attachments.flatMap(({ content }) => content?.buttons ?? []);
    const labels = [...(suggestedActions?.actions ?? []), ...hero].map(({ title }) => ({
      title,
      press: () => this.says(title),
    }));
    const buttons = [...card, ...labels];
    return buttons.length > 0 ? buttons : numbered(text, (number) => this.says(number));
  }

  private async post(more: object): Promise<void> {
    this.last = {
      id: `f:${this.name}:${(names += 1)}`,
      conversation: { id: this.name, ...(this.from.channelId === 'msteams' ? TEAMS : {}) },
      from: { id: `29:${this.name}`, name: 'Sari' },
      recipient: BOT,
      locale: 'id-ID',
      ...this.from,
      ...more,
    };
    await this.deliver(this.last);
  }

  private async deliver(activity: object): Promise<void> {
    const { status } = await fetch(`${this.world.app.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
    });
    if (status !== 200) throw new Error(`the activity was answered with ${status}`);
  }
}

const TEAMS = { conversationType: 'personal', tenantId: 'tenant' };

/** What a reader sees: a card's own words, or a text in the format that it says it has. */
function readable({ text = '', textFormat, attachments = [] }: SentActivity): string {
  const cards = attachments.flatMap(({ content }) => content ?? []);
  const paragraphs = cards.flatMap(({ body = [] }) =>
    body.map(({ inlines = [] }) => inlines.map((inline) => inline.text).join('')),
  );
  const heroes = cards.flatMap((card) => card.text ?? []);
  const plain = textFormat === 'xml' ? fromMarkup(text) : text;
  if (textFormat !== 'xml' && textFormat !== 'plain' && text !== '')
    throw new Error(`a text in the format ${textFormat ?? 'markdown'}`);
  return [...(plain === '' ? [] : [plain]), ...heroes, ...paragraphs].join('\n');
}

/** A file that the client cannot show is a line with its name and its address. */
function withoutLinks(text: string): { text: string; links: Array<{ name: string; contentUrl: string }> } {
  const found = [...text.matchAll(/^(.+): (http\S+\/attachments\/\S+)$/gm)];
  const links = found.map(([, name = '', contentUrl = '']) => ({ name, contentUrl }));
  return { text: found.reduce((left, [line]) => left.replace(line, '').trimEnd(), text), links };
}

/** As Teams reads markup; whatever else begins a tag would be executed. */
function fromMarkup(markup: string): string {
  const broken = markup.replaceAll('<br/>', '\n');
  if (broken.includes('<')) throw new Error(`there is markup in it: ${broken}`);
  return broken.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
