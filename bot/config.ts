import { z } from 'zod';

/**
 * The environment, read once and checked as a whole. Every variable, its meaning and its default stands in
 * `.env.example`; a test holds the two together.
 */

const port = z.coerce.number({ message: 'a port number' }).int().min(0).max(65535);
const flag = z.enum(['true', 'false', '1', '0', '']).transform((value) => value === 'true' || value === '1');
const optional = z
  .string()
  .transform((value) => value.trim())
  .transform((value) => (value === '' ? undefined : value))
  .optional();
const url = optional.refine((value) => value === undefined || isHttpUrl(value), {
  message: 'a URL such as https://bot.example.com',
});

const SCHEMA = z.object({
  PORT: port.default(3978),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: optional.refine((value) => value === undefined || isOrigin(value.replace(/\/$/, '')), {
    message: 'a URL without a path, such as https://bot.example.com',
  }),
  TRUST_PROXY: flag.default('false'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  COMPANY: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/, 'the name of a folder under content/: small letters, digits and hyphens')
    .default('nusa-seduh'),
  DATABASE_URL: z
    .string()
    .refine((value) => /^(sqlite:.+|postgres(ql)?:\/\/.+)/.test(value), {
      message: 'sqlite:./data/tangga.sqlite or postgres://user:password@host:5432/name',
    })
    .default('sqlite:./data/tangga.sqlite'),
  APP_SECRET: optional.refine((value) => value === undefined || value.length >= 32, {
    message: 'at least 32 characters, or nothing (one is then made and kept in the database)',
  }),
  DESK_PASSWORD: optional.refine((value) => value === undefined || value.length >= 12, {
    message: 'at least 12 characters, or nothing (a one-time link is then printed at start)',
  }),
  WIDGET_ORIGINS: z
    .string()
    .default('')
    .transform((value) =>
      value
        .split(',')
        .map((origin) => origin.trim())
        .filter(Boolean),
    )
    .refine((origins) => origins.every(isOrigin), {
      message: 'origins separated by commas, each like https://shop.example.com, without a path',
    }),
  DIRECT_LINE_SECRET: optional.refine((value) => value === undefined || value.length >= 24, {
    message: 'at least 24 characters, or nothing (the secret is then switched off; the widget needs none)',
  }),
  LUIS_ENDPOINT: url,
  LUIS_APP_ID: optional.refine((value) => value === undefined || UUID.test(value), {
    message: 'a UUID, as the LUIS SDK demands',
  }),
  LUIS_KEY: optional,
  LUIS_SLOT: z.enum(['production', 'staging']).default('production'),
});

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What the environment means. Secrets are apart; `databaseUrl` may hold a password too. */
export interface Config {
  port: number;
  host: string;
  /** Where the outside world reaches us; undefined while only this machine does. */
  publicUrl: string | undefined;
  trustProxy: boolean;
  logLevel: string;
  company: string;
  databaseUrl: string;
  widgetOrigins: readonly string[];
  luis: { endpoint: string; appId: string; slot: 'production' | 'staging' } | undefined;
  secrets: {
    app: string | undefined;
    deskPassword: string | undefined;
    directLine: string | undefined;
    luisKey: string | undefined;
  };
}

/** The names `.env.example` must explain. */
export const VARIABLES = Object.keys(SCHEMA.shape);

/** The one readable refusal to start. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly code = 'config';
}

/**
 * @throws ConfigError naming every wrong variable and what it wants; the value itself is not repeated,
 * it may be a secret
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  // A variable that is set to nothing is one that is left out.
  const given = Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== '');
  const parsed = SCHEMA.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')} wants ${wanted(issue)}`);
    throw new ConfigError(`The configuration cannot be used:\n${lines.join('\n')}\nSee .env.example.`);
  }
  const env = parsed.data;
  const luisParts = [env.LUIS_ENDPOINT, env.LUIS_APP_ID, env.LUIS_KEY];
  if (luisParts.some(Boolean) && !luisParts.every(Boolean)) {
    throw new ConfigError(
      'The configuration cannot be used:\n  LUIS_ENDPOINT, LUIS_APP_ID and LUIS_KEY go together: set all or none\nSee .env.example.',
    );
  }
  return {
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL?.replace(/\/$/, ''),
    trustProxy: env.TRUST_PROXY,
    logLevel: env.LOG_LEVEL,
    company: env.COMPANY,
    databaseUrl: env.DATABASE_URL,
    widgetOrigins: env.WIDGET_ORIGINS,
    luis:
      env.LUIS_ENDPOINT && env.LUIS_APP_ID
        ? { endpoint: env.LUIS_ENDPOINT, appId: env.LUIS_APP_ID, slot: env.LUIS_SLOT }
        : undefined,
    secrets: {
      app: env.APP_SECRET,
      deskPassword: env.DESK_PASSWORD,
      directLine: env.DIRECT_LINE_SECRET,
      luisKey: env.LUIS_KEY,
    },
  };
}

function wanted(issue: z.ZodIssue): string {
  if (issue.code === 'invalid_enum_value') return `one of ${issue.options.join(', ')}`;
  if (issue.code === 'too_small') return `at least ${issue.minimum}`;
  if (issue.code === 'too_big') return `at most ${issue.maximum}`;
  return issue.message;
}

function isHttpUrl(value: string): boolean {
  return /^https?:\/\//.test(value) && URL.canParse(value);
}

function isOrigin(value: string): boolean {
  return isHttpUrl(value) && new URL(value).origin === value;
}
