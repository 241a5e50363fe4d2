import { type Request, type Response } from 'restify';
import { azureLog } from '../../settings/logger';
import { type ChannelHost, type ChannelKind, type OpenChannel } from '../channel';
import { isLoopbackName } from './activity';
import { type OtherCloud } from './authentication';
import { capabilitiesOf, isAzureChannel } from './capabilities';
import { type AzureService } from './service';

/** Teams and every other channel of Azure Bot Service, through `/api/messages`. */
export function azureChannel(cloud?: OtherCloud): ChannelKind {
  return {
    name: 'azure',
    serves: isAzureChannel,
    capabilities: capabilitiesOf,
    pushed: true,
    open: (host) => openAzure(host, cloud),
  };
}

export const azure = azureChannel();

async function openAzure(host: ChannelHost, cloud: OtherCloud | undefined): Promise<OpenChannel | undefined> {
  const { config, web } = host;
  const mayAnswer = config.azure !== undefined || isForThisMachine(host);
  azureLog.info({ mounted: mayAnswer, credentials: config.azure !== undefined }, startLine(host, mayAnswer));
  if (!mayAnswer) return undefined;
  let loading: Promise<AzureService> | undefined;
  // The client of Azure is a fifth of all code: without credentials it is loaded when somebody calls.
  const service = (): Promise<AzureService> =>
    (loading ??= import('./service.js').then(({ azureService }) => azureService(host, cloud)));
  if (config.azure) await service();
  web.server.post('/api/messages', async (request: Request, response: Response): Promise<void> => {
    await (await service()).answer(request, response);
  });
  return {
    send: async (parcel) => (await service()).send(parcel),
    sendTyping: (conversationId, address) => {
      void service().then(({ sendTyping }) => sendTyping(conversationId, address));
    },
    close: () => Promise.resolve(),
  };
}

/** Without credentials a caller cannot be authenticated, so only local requests are accepted, none through a proxy. */
function isForThisMachine({ config }: ChannelHost): boolean {
  return isLoopbackName(config.host) && config.publicUrl === undefined && !config.trustProxy;
}

function startLine({ config }: ChannelHost, mayAnswer: boolean): string {
  if (config.azure) return 'Azure channels: /api/messages is open to the bot that is registered';
  return mayAnswer
    ? 'Azure channels: no MicrosoftAppId, so /api/messages answers this machine only'
    : 'Azure channels: no MicrosoftAppId and reachable from outside, so there is no /api/messages';
}
