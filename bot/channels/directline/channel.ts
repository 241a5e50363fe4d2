import { randomBytes } from 'node:crypto';
import { originPolicy } from '../../http/origins';
import { type ChannelKind } from '../channel';
import { mountDirectLine } from './mount';

/** The web: our widget and every other Direct Line client. They read the stored log, so nothing is sent to them. */
export const directLine: ChannelKind = {
  name: 'directline',
  serves: (channel) => channel === 'webchat',
  capabilities: () => ({ buttons: 'suggested', maxButtons: 12, maxText: 8000 }),
  pushed: false,
  open: ({ config, content, web, intake, files, log, signingKey, clock, limits, shares, customerTyping }) => {
    const reach = { publicUrl: config.publicUrl, trustProxy: config.trustProxy };
    const channel = mountDirectLine(web, {
      intake,
      ...log,
      origins: originPolicy(reach, config.widgetOrigins),
      reach,
      signingKey,
      secret: config.secrets.directLine,
      bot: { id: 'bot', name: content.company.botName },
      resumeH: content.rules.conversation.resumeH,
      clock,
      newId: () => randomBytes(16).toString('base64url'),
      limits,
      shares,
      uploads: files.uploads,
      typed: customerTyping,
    });
    return { sendTyping: channel.sendTyping, close: () => Promise.resolve(channel.close()) };
  },
};
