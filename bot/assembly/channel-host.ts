import { randomUUID } from 'node:crypto';
import { markReachable, writeAddress } from '../../models/turns/addresses';
import { plusMillis } from '../../domain/time/calendar';
import { type HostPerson, proveByHost } from '../../models/identity/host-proof';
import { attachmentRows } from '../../models/files/attachment-store';
import { type Bot, type Overrides } from './bot';
import { type ChannelHost } from '../channels/channel';
import { credentials } from '../channels/directline/credentials';
import { sharesIn } from '../channels/directline/shares';
import { type Config } from '../settings/config';
import { openFileStore } from '../files/file-store';
import { type ProductPictures, productPictures } from '../pictures/product-pictures';
import { DEFAULT_UPLOAD_LIMITS } from '../files/upload-limits';
import { type FinalActivity } from '../pipeline/bubble';
import { PICTURES, UPLOADS } from '../settings/root';
import { type WebServer } from '../http/server';

export interface HostParts {
  bot: Bot;
  config: Config;
  web: WebServer;
  signingKey: string;
  overrides: Overrides;
  customerTyping: (conversationId: string) => void;
  forReps: (update: unknown) => Promise<boolean>;
}

/** The same with what the pages need of it. */
export interface BotHost extends ChannelHost {
  pictures: ProductPictures;
}

/** What channels work with, put together from the bot's parts. */
export function channelHost(parts: HostParts): BotHost {
  const { bot, config, web, signingKey, overrides, customerTyping, forReps } = parts;
  const { database, store, hub, clock, intake, content } = bot;
  const pictures = productPictures({ contentFolder: content.folder, cacheFolder: PICTURES });
  const newId = (): string => randomUUID();
  const { activitiesAfter, lastConversation, conversationPlace } = store;
  return {
    config,
    content,
    web,
    intake,
    signingKey,
    clock,
    newId,
    limits: overrides.limits,
    // By the clock on the wall, whatever day the bot is told it is: this is about seconds.
    shares: sharesIn(database, signingKey, () => new Date().toISOString()),
    customerTyping,
    forReps,
    log: { hub, activitiesAfter, lastConversation, conversationPlace },
    files: openFileStore({
      rows: attachmentRows(database),
      folder: UPLOADS,
      limits: DEFAULT_UPLOAD_LIMITS,
      proofOf: credentials(signingKey, clock).attachmentProof,
      clock,
      newId,
    }),
    pictures,
    photo: async (sku) => {
      const product = bot.views().catalogue.products.get(sku);
      return product && pictures.photo(product);
    },
    activityAt: async (conversationId, seq) => {
      const [found] = await activitiesAfter(conversationId, seq - 1);
      return found?.seq === seq ? (found.activity as FinalActivity) : undefined;
    },
    moveAddress: (conversationId, address) =>
      database.write((sql) => writeAddress(sql, conversationId, address, clock())),
    proveByHost: (conversationId, person) => hostProof(bot, conversationId, person),
    markReachable: (channel, channelUserId, reachable) =>
      markReachable(database, channel, channelUserId, reachable ? undefined : clock()),
  };
}

/** The remembered conversation is old by it: its next turn reads it again. */
async function hostProof(
  { database, views, clock, store }: Bot,
  conversationId: string,
  person: HostPerson,
): Promise<void> {
  const { rules, company } = views();
  const at = clock();
  const proof = { way: 'host' as const, at, until: plusMillis(at, rules.privacy.proofMin * 60_000) };
  const context = { at, newId: () => randomUUID(), rules: rules.ladder, timeZone: company.timeZone };
  await proveByHost(database, { conversationId, person, proof }, context);
  store.forget(conversationId);
}
