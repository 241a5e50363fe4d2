import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Bubble, type ConsoleConversation, openChat } from '../../../bot/commands/console-channel';
import { type Customer, type Harness, type Heard } from './harness';
import { type World } from './world';

const PAGE = 'docs/channels-console.md';

/** The terminal of `npm run chat`, without the terminal. */
export const consoleHarness: Harness = {
  kind: 'console',
  channel: 'console',
  exceptions: {
    'a message that comes again is the same': { page: PAGE, says: 'Nothing comes twice' },
    'files come from the customer': { page: PAGE, says: 'A line has no files' },
  },
  start: () => Promise.resolve({}),
  stop: () => Promise.resolve(),
  customer: (world) => new Typist(world),
};

class Typist implements Customer {
  conversationId = '';
  private conversation: ConsoleConversation | undefined;
  private readonly heard: Bubble[] = [];

  constructor(private readonly world: World) {}

  async arrives(): Promise<void> {
    const before = await this.conversations();
    this.conversation = await openChat(this.world.app.bot, { language: 'id', as: undefined, fresh: true });
    this.conversationId = (await this.conversations()).find((id) => !before.includes(id)) ?? '';
    this.heard.push(...(await this.open.join()));
  }

  async says(text: string): Promise<void> {
    this.heard.push(...(await this.open.say(text)));
  }

  sendsFile(): Promise<never> {
    return Promise.reject(new Error('a terminal sends no files'));
  }

  repeatsLast(): Promise<never> {
    return Promise.reject(new Error('a terminal repeats nothing'));
  }

  async hears(): Promise<Heard[]> {
    this.heard.push(...(await this.open.news()));
    return this.heard.map(({ text, by, buttons, files }) => ({
      text,
      by,
      buttons: buttons.map(({ title, press }) => ({
        title,
        press: async () => void this.heard.push(...(await this.open.say(title, press))),
      })),
      files: files.map(({ name, url }) => ({ name, bytes: readFileSync(fileURLToPath(url)) })),
    }));
  }

  private get open(): ConsoleConversation {
    if (!this.conversation) throw new Error('nobody has arrived');
    return this.conversation;
  }

  private async conversations(): Promise<string[]> {
    const rows = await this.world.app.bot.database.read<{ id: string }>(
      `SELECT id FROM conversation WHERE channel = 'console'`,
    );
    return rows.map(({ id }) => id);
  }
}
