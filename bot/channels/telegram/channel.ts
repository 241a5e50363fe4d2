import { Api } from 'grammy';
import { errorFields, telegramLog } from '../../settings/logger';
import { type ChannelHost, type ChannelKind, type OpenChannel } from '../channel';
import { type BotIdentity } from './addressed';
import { setCommandMenu, setWebhook, unsetWebhook } from './introduce';
import { TELEGRAM, addressIn } from './place';
import { Poller } from './poller';
import { type RateLimits, RateLimiter, TELEGRAM_LIMITS } from './rate-limiter';
import { Receiver } from './receiver';
import { type MarkupContext } from './reply-markup';
import { Sender } from './sender';
import { mountWebhook, webhookSecret } from './webhook';

/** What a test puts in the place of Telegram. */
export interface TelegramOptions {
  /** Without a slash at its end. */
  apiRoot?: string;
  limits?: RateLimits;
  /** How long a question for updates is held open, in seconds. */
  holdS?: number;
  /** Wait before Telegram is tried again, in milliseconds. */
  retryMs?: number;
}

const API_ROOT = 'https://api.telegram.org';
/** A call that takes longer has failed; a question for updates may take so much longer than it is held. */
const CALL_TIMEOUT_S = 20;
const LONGEST_WAIT_MS = 60_000;

/** Telegram. The token alone switches it on. */
export function telegramChannel(options: TelegramOptions = {}): ChannelKind {
  return {
    name: 'telegram',
    serves: (channel) => channel === TELEGRAM,
    capabilities: () => ({ buttons: 'inline', maxButtons: 12, maxText: 4000, cards: true }),
    pushed: true,
    open: (host) => {
      const { telegramToken } = host.config.secrets;
      return telegramToken === undefined ? undefined : openTelegram(host, telegramToken, options);
    },
  };
}

export const telegram = telegramChannel();

function openTelegram(host: ChannelHost, token: string, options: TelegramOptions): OpenChannel {
  const { apiRoot = API_ROOT, limits = TELEGRAM_LIMITS, holdS = 30, retryMs = 5_000 } = options;
  const api = new Api(token, { apiRoot, timeoutSeconds: CALL_TIMEOUT_S });
  const self = new Self(api);
  const { files } = host;
  const filesRoot = `${apiRoot}/file/bot${token}`;
  const receiver = new Receiver({ api, host, identity: () => self.identity(), files, filesRoot });
  const limiter = new RateLimiter(limits, () => performance.now());
  const label: MarkupContext['label'] = (key, language) => host.content.locales[language][key] ?? '';
  const sender = new Sender({ api, host, limiter, label, username: () => self.known?.username });
  const patient = new Api(token, { apiRoot, timeoutSeconds: holdS + CALL_TIMEOUT_S });
  const poller = new Poller(patient, receiver, { holdS, retryMs });
  const secret = webhookSecret(host);
  mountWebhook(host, receiver, secret);
  const { publicUrl } = host.config;
  const isPublic = publicUrl?.startsWith('https:') ?? false;
  const arriving = new AbortController();
  const arrive = async (): Promise<void> => {
    const { username } = await self.identity();
    if (isPublic && publicUrl !== undefined) await setWebhook(api, publicUrl, secret);
    else await unsetWebhook(api);
    if (arriving.signal.aborted) return;
    if (!isPublic) poller.start();
    telegramLog.info({ username, by: isPublic ? 'webhook' : 'polling' }, 'Telegram is connected');
    await setCommandMenu(api, host.content).catch((error: unknown) => {
      telegramLog.warn(errorFields(error), 'the command menu could not be set');
    });
  };
  return {
    send: (parcel) => sender.send(parcel),
    sendTyping: (_conversationId, address) => showTyping(api, address),
    start: () => {
      void keepTrying(arrive, retryMs, arriving.signal);
      return Promise.resolve();
    },
    close: async () => {
      arriving.abort();
      await poller.stop();
    },
  };
}

/** Who the bot is, asked once. The number stands in the token; the name only Telegram knows. */
class Self {
  known: BotIdentity | undefined;

  constructor(private readonly api: Api) {}

  async identity(): Promise<BotIdentity> {
    if (!this.known) {
      const { id, username } = await this.api.getMe();
      this.known = { id, username };
    }
    return this.known;
  }
}

/** Telegram can be unreachable at the start: the start goes on, and the connection is retried until it works. */
async function keepTrying(arrive: () => Promise<void>, retryMs: number, stopped: AbortSignal): Promise<void> {
  for (let waitMs = retryMs; !stopped.aborted; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
    try {
      return await arrive();
    } catch (error) {
      telegramLog.error(
        errorFields(error),
        'Telegram cannot be connected (is TELEGRAM_BOT_TOKEN right?); trying again',
      );
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, waitMs);
      timer.unref();
      stopped.addEventListener('abort', () => resolve());
    });
  }
}

function showTyping(api: Api, stored: object | undefined): void {
  const address = addressIn(stored);
  if (!address) return;
  const { chatId, threadId } = address;
  const other = threadId === undefined ? {} : { message_thread_id: threadId };
  api.sendChatAction(chatId, 'typing', other).catch(() => undefined);
}
