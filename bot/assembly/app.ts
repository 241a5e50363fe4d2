import { type ShownTestimonial, shownTestimonials } from '../../models/contact/testimonials';
import path from 'node:path';
import { type Catalogue } from '../../domain/products/catalogue';
import { ownDatabase } from '../../models/database/sole-owner';
import { type ChannelHost } from '../channels/channel';
import { type BotHost, channelHost } from './channel-host';
import { CHANNELS } from '../channels';
import { type Config } from '../settings/config';
import { type Desk, mountDesk } from '../desk/desk';
import { readAssets } from '../http/static-files';
import { followFellows } from './fellow-processes';
import { JOBS } from '../jobs/index';
import { startJobs } from '../jobs/scheduler';
import { deskLog } from '../settings/logger';
import { doTaskWork } from '../notifiers/commands/task-work';
import { doRepWork } from '../notifiers/commands/rep-work';
import { Phrasing } from '../pipeline/phrasing';
import { makeLinkCode } from '../notifiers/link-codes';
import { type Notifiers, openNotifiers } from '../notifiers/open';
import { startCodes } from './identity';
import { mountExport } from '../pages/export';
import { mountMetrics } from '../pages/metrics';
import { mountPages } from '../pages/mount';
import { ROOT } from '../settings/root';
import { createServer } from '../http/server';
import { type Overrides, createBot, type Bot } from './bot';

type Web = ReturnType<typeof createServer>;

/** The running server. */
export interface App {
  bot: Bot;
  /** Where it listens, e.g. `http://127.0.0.1:3978`. */
  url: string;
  /** A link that opens the desk once; undefined when a password is configured. */
  deskLink: () => Promise<string | undefined>;
  /** @param noticeMs how long clients with kept-alive connections are warned before the server closes; see `Drain` */
  close: (noticeMs?: number) => Promise<void>;
}

/** The desks of all processes show it. */
function customerTypes({ database }: Bot, desk: Desk, conversationId: string): void {
  desk.customerTyped(conversationId);
  database.notices.tell({ kind: 'customer_types', conversationId });
}

/** The bot of a server, which has a SQLite file for itself. @throws DatabaseInUseError */
async function createSoleBot(config: Config, overrides: Overrides): Promise<Bot> {
  const release = await ownDatabase(config.databaseUrl);
  try {
    const bot = await createBot(config, { servesFiles: true, ...overrides });
    return { ...bot, close: () => bot.close().finally(release) };
  } catch (error) {
    await release();
    throw error;
  }
}

/**
 * Starts everything; resolves when requests are answered.
 * @throws DatabaseInUseError, or what `createBot` throws
 * @param onEntered somebody has used the one-time link: the moment to show the next one
 */
export async function startApp(
  config: Config,
  overrides: Overrides = {},
  onEntered: () => void = () => undefined,
): Promise<App> {
  const bot = await createSoleBot(config, overrides);
  const reach = { publicUrl: config.publicUrl, trustProxy: config.trustProxy };
  let ready = false;
  const web = createServer({ ...reach, ready: async () => ready && (await bot.database.isReachable()) });
  const notifiers = openNotifiersOf(bot, web, { config, signingKey: bot.signingKey, overrides });
  const host = channelHost({
    bot,
    config,
    web,
    signingKey: bot.signingKey,
    overrides,
    customerTyping: (conversationId) => customerTypes(bot, desk, conversationId),
    forReps: notifiers.takeTelegram,
  });
  await bot.channels.open(overrides.channels ?? CHANNELS, host);
  openPages(bot, web, host, config.secrets.metrics);
  const desk = openDesk(bot, web, host, { config, signingKey: bot.signingKey, onEntered });
  const fellows = followFellows(bot, desk);
  const url = await listen(web.server, config);
  await bot.runner.start();
  await bot.outbox.start();
  await bot.channels.start();
  notifiers.start();
  startCodes(bot);
  const stopJobs = startJobs(JOBS, { ...bot, files: host.files });
  ready = true;
  return {
    bot,
    url,
    deskLink: async () =>
      config.secrets.deskPassword && (await desk.hasAdmin()) ? undefined : desk.createEntryLink(),
    close: async (noticeMs) => {
      ready = false;
      const drained = web.close(noticeMs);
      await stopJobs();
      await notifiers.stop();
      // What a channel is sending it ends; what turns say from now on is sent at the next start.
      await bot.outbox.stop();
      await fellows.stop();
      await bot.channels.close();
      await desk.close();
      await drained;
      await bot.close();
    },
  };
}

/** Where reps are told, beside the desk. */
function openNotifiersOf(
  { content, intake, changes, database, views, clock }: Bot,
  { server }: Web,
  { config, signingKey, overrides }: { config: Config; signingKey: string; overrides: Overrides },
): Notifiers {
  const { company, reps, locales } = content;
  return openNotifiers({
    config,
    signingKey,
    server,
    database,
    intake,
    changes,
    views,
    clock,
    company,
    reps,
    locales,
    ...overrides.notifiers,
  });
}

/** More would push the stores off the page. */
const TESTIMONIALS_SHOWN = 6;

/** @param token opens /metrics from anywhere */
function openPages(bot: Bot, { server }: Web, { files, pictures }: BotHost, token: string | undefined): void {
  const { content, views, clock, database } = bot;
  mountExport(server, bot);
  mountMetrics(server, { database, clock, token });
  const assets = readAssets(path.join(ROOT, 'dist/web/assets'));
  const { stockStaleH } = content.rules.product;
  const catalogue = (): Catalogue => views().catalogue;
  const testimonials = (): Promise<ShownTestimonial[]> => shownTestimonials(database, TESTIMONIALS_SHOWN);
  const uploads = files.limits;
  mountPages(server, { content, catalogue, pictures, assets, stockStaleH, clock, uploads, testimonials });
}

/** What the desk needs besides the bot. */
interface DeskSettings {
  config: Config;
  signingKey: string;
  onEntered: () => void;
}

function openDesk(bot: Bot, { server, upgrades }: Web, { files }: ChannelHost, settings: DeskSettings): Desk {
  const { content, intake, changes, database, views, clock } = bot;
  const { locales, company } = content;
  const phrasing = new Phrasing(locales, company.timeZone);
  const repWork = { database, intake, clock, views, locales, phrasing };
  const desk = mountDesk(server, {
    ...settings,
    intake,
    changes,
    database,
    views,
    clock,
    files,
    company,
    locales,
    reps: content.reps,
    refreshGoods: bot.refreshCatalogue,
    sendTyping: (conversationId) => {
      bot.channels.sendTyping(conversationId);
      bot.database.notices.tell({ kind: 'team_types', conversationId });
    },
    tellFellows: (kind) => bot.database.notices.tell({ kind }),
    ...(hasRepTelegram(settings.config)
      ? { makeLinkCode: (repId: string) => makeLinkCode(database, repId, clock()) }
      : {}),
    doWork: (worker, work) => doRepWork(repWork, worker, work),
    doTasks: (worker, line) => doTaskWork(repWork, worker, line),
    wakeOutbox: (conversationId) => bot.outbox.wake(conversationId),
    webFolder: path.join(ROOT, 'dist/web'),
    log: deskLog,
  });
  upgrades.on(/^\/desk\/live$/, async ({ request, socket, head }) => {
    await desk.handleUpgrade(request, socket, head);
  });
  return desk;
}

/** Whether a bot on Telegram serves reps: their own, or the customers'. */
function hasRepTelegram({ secrets }: Config): boolean {
  return (secrets.repTelegramToken ?? secrets.telegramToken) !== undefined;
}

function listen(server: ReturnType<typeof createServer>['server'], config: Config): Promise<string> {
  return new Promise((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(config.port, config.host, () => {
      const { port } = server.address();
      const host = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${port}`);
    });
  });
}
