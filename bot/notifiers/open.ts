import { Api } from 'grammy';
import { type Views } from '../../dialogs/contract/turn';
import { repRest } from '../../domain/handoff/rep-rest';
import { type Instant, type Language } from '../../domain/time/instant';
import { type Config } from '../settings/config';
import { Phrasing } from '../pipeline/phrasing';
import { type Server } from 'restify';
import { Notifier } from './notifier';
import { type Rep, type RepActDeps } from './rep-acts';
import { RepChat } from './telegram/rep-chat';
import { pollForReps } from './telegram/rep-poll';
import { telegramWay } from './telegram/telegram-way';
import { mailWay } from './email/mail-way';
import { mountClaimPage } from './email/claim-page';
import { webhookWay } from './webhook/webhook-way';
import { type RepWay } from './way';

export interface NotifierSettings extends RepActDeps {
  config: Pick<Config, 'reps' | 'publicUrl'> & {
    secrets: Pick<Config['secrets'], 'repTelegramToken' | 'telegramToken' | 'smtpUrl'>;
  };
  reps: readonly Rep[];
  company: { name: string; timeZone: string; defaultLanguage: Language };
  locales: Readonly<Record<Language, Readonly<Record<string, string>>>>;
  /** Hours of business: outside of them reps are left in peace with what can wait. */
  views: () => Views;
  /** Signs links. */
  signingKey: string;
  server: Server;
  changes: { subscribe: (listener: (conversationId: string) => void) => () => void };
  /** What a test puts in the place of Telegram, and how quickly it looks again. */
  telegramRoot?: string;
  sweepMs?: number;
  holdS?: number;
}

/** Where reps are told, as the server holds it. */
export interface Notifiers {
  start: () => void;
  stop: () => Promise<void>;
  /** An update of the customers' bot on Telegram: whether it is a rep's, and dealt with. */
  takeTelegram: (update: unknown) => Promise<boolean>;
}

const CALL_TIMEOUT_S = 20;

/** Opens the ways that the configuration names. */
export function openNotifiers(settings: NotifierSettings): Notifiers {
  const { config, database, reps, company, locales, clock, changes } = settings;
  const phrasing = new Phrasing(locales, company.timeZone);
  const repById = new Map(reps.map((rep) => [rep.id, rep]));
  const languageOf = (repId: string | undefined): Language =>
    (repId === undefined ? undefined : repById.get(repId)?.languages[0]) ?? company.defaultLanguage;
  const telegram = openTelegram(settings, phrasing, repById, () => notifier.wake());
  const ways: RepWay[] = telegram ? [telegram.way] : [];
  const { smtpUrl } = config.secrets;
  const { mailFrom, webhook } = config.reps;
  if (smtpUrl !== undefined && mailFrom !== undefined && config.publicUrl !== undefined) {
    const { publicUrl } = config;
    ways.push(mailWay({ ...settings, smtpUrl, mailFrom, publicUrl, phrasing }));
    mountClaimPage({ ...settings, phrasing, repById, wake: () => notifier.wake() });
  }
  if (webhook) ways.push(webhookWay({ ...webhook, clock, company: company.name }));
  const restsUntil = (repId: string, now: Instant): Instant | undefined =>
    repRest(repById.get(repId)?.quiet, settings.views().calendar, now);
  const { sweepMs } = settings;
  const notifier = new Notifier({ database, ways, phrasing, languageOf, restsUntil, clock, sweepMs });
  let unsubscribe = (): void => undefined;
  let stopPolling = (): Promise<void> => Promise.resolve();
  return {
    start: () => {
      unsubscribe = changes.subscribe(() => notifier.wake());
      notifier.start();
      if (telegram) stopPolling = telegram.start();
    },
    stop: async () => {
      unsubscribe();
      await stopPolling();
      await notifier.stop();
    },
    takeTelegram: async (update) => (telegram?.isShared ? telegram.chat.take(update) : false),
  };
}

interface OpenTelegram {
  way: RepWay;
  chat: RepChat;
  /** The customers' bot serves reps too: its channel hands their updates over. */
  isShared: boolean;
  start: () => () => Promise<void>;
}

function openTelegram(
  settings: NotifierSettings,
  phrasing: Phrasing,
  repById: ReadonlyMap<string, Rep>,
  wake: () => void,
): OpenTelegram | undefined {
  const { config, database, telegramRoot, company, holdS = 30 } = settings;
  const { repTelegramToken, telegramToken } = config.secrets;
  const token = repTelegramToken ?? telegramToken;
  if (token === undefined) return undefined;
  const root = telegramRoot === undefined ? {} : { apiRoot: telegramRoot };
  const api = new Api(token, { ...root, timeoutSeconds: CALL_TIMEOUT_S });
  const isOwnBot = repTelegramToken !== undefined;
  const { defaultLanguage } = company;
  const chat = new RepChat({ ...settings, api, phrasing, reps: repById, defaultLanguage, isOwnBot, wake });
  const patient = new Api(token, { ...root, timeoutSeconds: holdS + CALL_TIMEOUT_S });
  return {
    way: telegramWay({ api, database, phrasing }),
    chat,
    isShared: !isOwnBot,
    start: () => (isOwnBot ? pollForReps(patient, chat, { holdS }) : () => Promise.resolve()),
  };
}
