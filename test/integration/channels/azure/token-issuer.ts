import { type KeyObject, generateKeyPairSync } from 'node:crypto';
import { type Server, createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { sign } from 'jsonwebtoken';
import { type OtherCloud } from '../../../../bot/channels/azure/authentication';

export const APP_ID = '3fa85f64-5717-4562-b3fc-2c963f66afa6';
export const ISSUER = 'https://channels.example.com';
/** What the bot proves itself with to a channel. */
export const BOT_TOKEN = 'the-bots-own-token';

interface Key {
  kid: string;
  endorsements: string[];
  pair: ReturnType<typeof pairOf>;
}

function pairOf(): {
  publicKey: KeyObject;
  privateKey: KeyObject;
} {
  return generateKeyPairSync('rsa', { modulusLength: 2048 });
}

/** Issues tokens as Azure does for its channels: OpenID metadata and signing keys on this machine. */
export class TokenIssuer {
  private readonly keys: Key[] = [
    { kid: 'teams', endorsements: ['msteams'], pair: pairOf() },
    { kid: 'other', endorsements: ['slack'], pair: pairOf() },
  ];
  private readonly strangers = pairOf();
  private server: Server | undefined;
  private url = '';
  /** Answers its metadata or not. */
  isDown = false;

  async start(): Promise<void> {
    this.server = createServer((request, response) => {
      if (this.isDown) {
        response.statusCode = 500;
        response.end();
        return;
      }
      const body =
        request.url === '/keys'
          ? { keys: this.keys.map(jwkOf) }
          : { issuer: ISSUER, jwks_uri: `${this.url}/keys` };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  /** The cloud of which this is the issuer. */
  cloud(): OtherCloud {
    const credentials = {
      signRequest: (request: { headers: { set: (name: string, value: string) => void } }) => {
        request.headers.set('authorization', `Bearer ${BOT_TOKEN}`);
        return Promise.resolve(request);
      },
    };
    return {
      options: {
        ToBotFromChannelOpenIdMetadataUrl: `${this.url}/channels`,
        ToBotFromEmulatorOpenIdMetadataUrl: `${this.url}/emulator`,
        ToBotFromChannelTokenIssuer: ISSUER,
        ToChannelFromBotLoginUrl: `${this.url}/login`,
        ToChannelFromBotOAuthScope: 'https://channels.example.com',
        OAuthUrl: this.url,
        CallerId: 'urn:botframework:azure',
        ValidateAuthority: false,
      },
      credentials: {
        isValidAppId: (appId: string) => Promise.resolve(appId === APP_ID),
        isAuthenticationDisabled: () => Promise.resolve(false),
        createCredentials: () => Promise.resolve(credentials),
      } as unknown as OtherCloud['credentials'],
    };
  }

  /** A valid token but for what is said otherwise. */
  token(
    claims: object,
    { kid = 'teams', by = kid, expiresInS = 600 }: { kid?: string; by?: string; expiresInS?: number } = {},
  ): string {
    const key = this.keys.find((known) => known.kid === by)?.pair ?? this.strangers;
    const now = Math.floor(Date.now() / 1000);
    const payload = { iss: ISSUER, aud: APP_ID, nbf: now - 3600, exp: now + expiresInS, ...claims };
    return `Bearer ${sign(payload, key.privateKey, { algorithm: 'RS256', keyid: kid })}`;
  }
}

function jwkOf({ kid, endorsements, pair }: Key): object {
  return { ...pair.publicKey.export({ format: 'jwk' }), kid, use: 'sig', endorsements };
}
