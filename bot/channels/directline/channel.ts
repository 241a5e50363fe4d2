import { randomBytes } from 'node:crypto';
import { originPolicy } from '../../http/origins';
import { type ChannelHost, type ChannelKind } from '../channel';
import { type DirectLineDeps } from './deps';
import { hostPerson } from './host-identity';
import { mountDirectLine } from './mount';

/** The web: our widget and every other Direct Line client. They read the stored log, so nothing is sent to them. */
export const directLine: ChannelKind = {
  name: 'directline',
  serves: (channel) => channel === 'webchat',
  capabilities: () => ({ buttons: 'suggested', maxButtons: 12, maxText: 8000, cards: true, tables: true }),
  pushed: false,
  open: (host) => {
    const { config, content, web, intake, files, log, signingKey, clock, limits, shares } = host;
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
      typed: host.customerTyping,
      ...identifying(host),
    });
    return { sendTyping: channel.sendTyping, close: () => Promise.resolve(channel.close()) };
  },
};

/** Pages that share a secret with us say who is signed in there. */
function identifying({ config, shares, clock, proveByHost }: ChannelHost): Pick<DirectLineDeps, 'identify'> {
  const secret = config.secrets.widgetIdentity;
  if (secret === undefined) return {};
  return {
    identify: async (conversationId, token) => {
      const person = await hostPerson(token, { secret, shares, clock });
      if (person) await proveByHost(conversationId, person);
    },
  };
}
