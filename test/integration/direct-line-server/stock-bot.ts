import {
  ActivityHandler,
  ActivityTypes,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationReference,
  MessageFactory,
  type TurnContext,
} from 'botbuilder';
import restify, { type Request, type Response } from 'restify';

/** An activity as the bot was given it. */
export interface Heard {
  type: string;
  id: string;
  channelId: string;
  serviceUrl: string;
  locale?: string;
  text?: string;
  name?: string;
  value?: unknown;
  from: { id: string; role?: string };
  recipient: { id: string };
  conversation: { id: string };
  membersAdded?: Array<{ id: string }>;
  attachments?: Array<{ name: string; contentType: string; contentUrl: string; thumbnailUrl?: string }>;
  channelData?: Record<string, unknown>;
}

/** A bot of the SDK alone, without authentication: it knows nothing of ours. */
export interface StockBot {
  url: string;
  heard: Heard[];
  /** Speaks without having been asked. */
  say: (conversationId: string, text: string) => Promise<void>;
  stop: () => Promise<void>;
}

type Answer = (context: TurnContext) => Promise<unknown>;

/** What it does at a word; anything else it repeats. */
const ANSWERS: Record<string, Answer> = {
  buttons: (context) => context.sendActivity(MessageFactory.suggestedActions(['Red', 'Blue'], 'Which?')),
  typing: async (context) => {
    await context.sendActivity({ type: ActivityTypes.Typing });
    await context.sendActivity('typed');
  },
  update: async (context) => {
    const sent = await context.sendActivity('before');
    await context.updateActivity({ ...MessageFactory.text('after'), id: sent?.id });
  },
  delete: async (context) => {
    const sent = await context.sendActivity('not for long');
    if (sent) await context.deleteActivity(sent.id);
    await context.sendActivity('gone');
  },
};

class Echo extends ActivityHandler {
  constructor() {
    super();
    this.onMembersAdded(async (context, next) => {
      const { membersAdded = [], recipient, locale } = context.activity;
      const others = membersAdded.filter(({ id }) => id !== recipient.id);
      const welcome = locale === 'zh-CN' ? '欢迎' : 'Welcome';
      for (const { id } of others) await context.sendActivity(`${welcome} ${id}`);
      await next();
    });
    this.onMessage(async (context, next) => {
      const { text, attachments = [] } = context.activity;
      const answer = ANSWERS[text];
      if (answer) await answer(context);
      else if (attachments.length > 0) await context.sendActivity(await fetched(attachments));
      else await context.sendActivity(`echo ${text}`);
      await next();
    });
  }
}

async function fetched(attachments: ReadonlyArray<{ contentUrl?: string }>): Promise<string> {
  const sizes = attachments.map(async ({ contentUrl = '' }) => {
    const response = await fetch(contentUrl);
    return (await response.arrayBuffer()).byteLength;
  });
  return `bytes ${(await Promise.all(sizes)).join(' ')}`;
}

export async function runStockBot(at = 0): Promise<StockBot> {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  const bot = new Echo();
  const heard: Heard[] = [];
  const references = new Map<string, Partial<ConversationReference>>();
  const server = restify.createServer();
  server.use(restify.plugins.bodyParser({ mapParams: false }));
  server.post('/api/messages', async (request: Request, response: Response) => {
    const activity = structuredClone(request.body) as Heard;
    heard.push(activity);
    if (activity.text === 'fail') return void response.send(500);
    await adapter.process(request, response, async (context) => {
      const { activity } = context;
      references.set(activity.conversation.id, {
        bot: activity.recipient,
        user: activity.from,
        conversation: activity.conversation,
        channelId: activity.channelId,
        serviceUrl: activity.serviceUrl,
      });
      await bot.run(context);
    });
  });
  await new Promise<void>((resolve) => void server.listen(at, '127.0.0.1', resolve));
  const { port } = server.address();
  return {
    url: `http://127.0.0.1:${port}`,
    heard,
    say: async (conversationId, text) => {
      const reference = references.get(conversationId) ?? {};
      await adapter.continueConversationAsync('', reference, async (context) => {
        await context.sendActivity(text);
      });
    },
    stop: async () => {
      server.server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}
