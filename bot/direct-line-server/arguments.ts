import { parseArgs } from 'node:util';

/** What `npm run directline` was asked for. */
export interface StandAloneOptions {
  /** The bot's endpoint for activities. */
  bot: string;
  host: string;
  port: number;
  /** Of Direct Line clients; one is made and kept with the database when absent. */
  secret: string | undefined;
  /** What the bot shows when it calls; undefined: it runs on this machine. */
  connectorSecret: string | undefined;
  /** Where the bot finds us; undefined: at this machine's loopback address. */
  serviceUrl: string | undefined;
  /** Pages of other sites that may use the server. */
  origins: readonly string[];
  /** Undefined: a file that is thrown away at the end. */
  database: string | undefined;
}

export const USAGE = `npm run directline -- --bot URL [options]
Puts a Direct Line 3.0 server before any Bot Framework bot. URL is the bot's, e.g. http://127.0.0.1:3978/api/messages
  --port N                 3979; 0 finds a free one
  --host ADDRESS           127.0.0.1; any other one needs --connector-secret
  --secret TEXT            what Direct Line clients show; made, kept in the database and printed when absent
  --connector-secret TEXT  what the bot shows as "Authorization: Bearer TEXT"; without it, it must be on this machine
  --service-url URL        where the bot finds this server; http://127.0.0.1:PORT
  --origin URL             a site whose pages may use it, e.g. http://localhost:8080; may be repeated
  --database URL           sqlite:FILE or postgres://…; a file that is thrown away at the end when absent
Ctrl-C ends.`;

/** A random secret that fits in a header. */
const SECRET = /^\S{16,}$/;

/** @returns what is wrong, in words, when they cannot be used */
export function readArguments(args: readonly string[]): StandAloneOptions | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        bot: { type: 'string' },
        port: { type: 'string', default: '3979' },
        host: { type: 'string', default: '127.0.0.1' },
        secret: { type: 'string' },
        'connector-secret': { type: 'string' },
        'service-url': { type: 'string' },
        origin: { type: 'string', multiple: true, default: [] },
        database: { type: 'string' },
      },
    });
    return checked({
      bot: endpoint(values.bot ?? ''),
      host: values.host,
      port: /^\d{1,5}$/.test(values.port) ? Number(values.port) : NaN,
      secret: values.secret,
      connectorSecret: values['connector-secret'],
      serviceUrl: values['service-url'],
      origins: values.origin,
      database: values.database,
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function checked(options: StandAloneOptions): StandAloneOptions | string {
  const { bot, port, host, secret, connectorSecret, serviceUrl, origins } = options;
  if (bot === '') return '--bot wants the URL of a bot, such as http://127.0.0.1:3978/api/messages';
  if (!(port <= 65_535)) return '--port wants a number from 0 to 65535';
  if (![secret, connectorSecret].every((text) => text === undefined || SECRET.test(text))) {
    return 'A secret has at least 16 characters and no spaces';
  }
  if (serviceUrl !== undefined && !isHttp(serviceUrl)) return '--service-url wants an http(s) URL';
  if (!origins.every((origin) => isHttp(origin) && new URL(origin).origin === origin)) {
    return '--origin wants an origin without a path, such as http://localhost:8080';
  }
  if (!isLoopback(host) && connectorSecret === undefined) {
    return `With --host ${host} anybody there could speak as the bot: --connector-secret is needed`;
  }
  return options;
}

/** The path the SDK's bots use, when none is given; empty when it is not a URL. */
function endpoint(url: string): string {
  if (!isHttp(url)) return '';
  const parsed = new URL(url);
  if (parsed.pathname === '/') parsed.pathname = '/api/messages';
  return parsed.href;
}

function isHttp(url: string): boolean {
  return /^https?:\/\//.test(url) && URL.canParse(url);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
