import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { decode } from 'jsonwebtoken';
import { type Config } from '../../settings/config';
import { connectorClient } from './connector-client';

type Options = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[0]>;
type Credentials = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1];

/** Another cloud in the place of Azure's: who signs what comes in, and what goes out. */
export interface OtherCloud {
  options: Options;
  credentials: Credentials;
}

/** Checks what comes in and signs what goes out; without credentials it does neither. */
export function authenticationOf(
  { azure, secrets }: Pick<Config, 'azure' | 'secrets'>,
  cloud?: OtherCloud,
): ConfigurationBotFrameworkAuthentication {
  const registration: Options = azure
    ? {
        MicrosoftAppId: azure.appId,
        MicrosoftAppPassword: secrets.azurePassword ?? '',
        MicrosoftAppType: azure.type,
        MicrosoftAppTenantId: azure.tenantId ?? '',
      }
    : {};
  return new ConfigurationBotFrameworkAuthentication(
    { ...registration, ...cloud?.options },
    cloud?.credentials,
    undefined,
    undefined,
    { httpClient: connectorClient },
  );
}

/** Who signs for the channels of Azure (Bot Framework authentication, "connector to bot"). */
const CHANNELS_ISSUER = 'https://api.botframework.com';

/**
 * Whether a token says that it is a channel's; whether that is true is checked afterwards. The SDK also takes
 * tokens of the Emulator, of other bots and of App Services. None of those is tied to a `serviceUrl`, and each
 * tenant that an unchecked token names would be cached permanently.
 */
export function isOfChannel(authorization: string, cloud?: OtherCloud): boolean {
  const [scheme, token] = authorization.split(' ');
  if (scheme !== 'Bearer' || token === undefined) return false;
  try {
    const claims = decode(token);
    const issuer = cloud?.options.ToBotFromChannelTokenIssuer ?? CHANNELS_ISSUER;
    return typeof claims === 'object' && claims?.iss === issuer;
  } catch {
    return false;
  }
}
