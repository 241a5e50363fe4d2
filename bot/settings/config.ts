import { z } from 'zod';
import { type LogFormat } from './logger';
import {
  type RepWays,
  WEBHOOK_SECRET,
  type Webhook,
  codeWebhook,
  isWebhookSecret,
  repWays,
} from './rep-ways';
import { type AzureRegistration, azureOf } from './azure-registration';
import { isHttpUrl, isOrigin } from './urls';

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
const longText = (length: number, otherwise: string): z.ZodEffects<typeof optional, string | undefined> =>
  optional.refine((value) => value === undefined || value.length >= length, {
    message: `at least ${length} characters, or nothing ${otherwise}`,
  });
const webhookSecrets = optional
  .transform((value) => (value === undefined ? [] : value.split(/[\s,]+/)))
  .refine((secrets) => secrets.every(isWebhookSecret), { message: WEBHOOK_SECRET });

const SCHEMA = z.object({
  PORT: port.default(3978),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: optional.refine((value) => value === undefined || isOrigin(value.replace(/\/$/, '')), {
    message: 'a URL without a path, such as https://bot.example.com',
  }),
  TRUST_PROXY: flag.default('false'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  LOG_FORMAT: z.enum(['auto', 'json', 'pretty']).default('auto'),
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
  BACKUP_FOLDER: z.string().default('./data/backups'),
  BACKUP_KEEP: z.coerce.number({ message: 'a whole number' }).int().min(1).max(10_000).default(14),
  METRICS_TOKEN: longText(16, '(this machine alone may then read /metrics)'),
  APP_SECRET: longText(32, '(one is then made and kept in the database)'),
  DESK_PASSWORD: longText(12, '(a one-time link is then printed at start)'),
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
  DIRECT_LINE_SECRET: longText(24, '(the secret is then switched off; the widget needs none)'),
  TELEGRAM_BOT_TOKEN: optional.refine((value) => value === undefined || /^\d+:[\w-]{20,}$/.test(value), {
    message: 'the token as @BotFather gave it, like 123456789:AA…',
  }),
  TELEGRAM_WEBHOOK_SECRET: optional.refine((value) => value === undefined || /^[\w-]{1,256}$/.test(value), {
    message: '1 to 256 letters, digits, hyphens and underscores, or nothing (one is then made)',
  }),
  REP_TELEGRAM_BOT_TOKEN: optional.refine((value) => value === undefined || /^\d+:[\w-]{20,}$/.test(value), {
    message: 'the token of a bot of its own as @BotFather gave it, or nothing',
  }),
  SMTP_URL: optional.refine((value) => value === undefined || /^smtps?:\/\/[^\s/]+/.test(value), {
    message: 'smtp://user:password@host:587 or smtps://user:password@host:465',
  }),
  MAIL_FROM: optional.refine(
    (value) => value === undefined || /^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/.test(value),
    {
      message: 'an address such as Kira <kira@example.com>',
    },
  ),
  REP_WEBHOOK_URL: url,
  REP_WEBHOOK_SECRET: webhookSecrets,
  CODE_WEBHOOK_URL: url,
  CODE_WEBHOOK_SECRET: webhookSecrets,
  WIDGET_IDENTITY_SECRET: longText(32, '(pages then cannot say who is signed in)'),
  LUIS_ENDPOINT: url,
  LUIS_APP_ID: optional.refine((value) => value === undefined || UUID.test(value), {
    message: 'a UUID, as the LUIS SDK demands',
  }),
  LUIS_KEY: optional,
  LUIS_SLOT: z.enum(['production', 'staging']).default('production'),
  MIND_URL: url,
  MIND_MODEL: optional,
  MIND_KEY: optional,
  MicrosoftAppId: optional.refine((value) => value === undefined || UUID.test(value), {
    message: 'the application (client) id of the bot, a UUID',
  }),
  MicrosoftAppPassword: optional,
  MicrosoftAppType: z.enum(['SingleTenant', 'MultiTenant', 'UserAssignedMSI']).default('SingleTenant'),
  MicrosoftAppTenantId: optional.refine((value) => value === undefined || UUID.test(value), {
    message: 'the directory (tenant) id, a UUID',
  }),
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
  /** `auto`: pretty where a person looks on, JSON elsewhere. */
  logFormat: LogFormat;
  company: string;
  databaseUrl: string;
  /** Where backups lie, and how many are kept. */
  backup: { folder: string; keep: number };
  widgetOrigins: readonly string[];
  luis: { endpoint: string; appId: string; slot: 'production' | 'staging' } | undefined;
  /** A language model that is asked what a message does where the local reading is not sure. */
  mind: { url: string; model: string } | undefined;
  /** Ways by which reps are told, and by which codes reach telephones. */
  reps: RepWays;
  codeWebhook: Webhook | undefined;
  /** How the bot is registered with Azure; undefined: without credentials. */
  azure: AzureRegistration | undefined;
  secrets: {
    app: string | undefined;
    /** Opens /metrics from anywhere. */
    metrics: string | undefined;
    deskPassword: string | undefined;
    directLine: string | undefined;
    widgetIdentity: string | undefined;
    telegramToken: string | undefined;
    /** What Telegram proves itself with at our webhook. */
    telegramWebhook: string | undefined;
    /** Of the reps' own bot. */
    repTelegramToken: string | undefined;
    /** With its password. */
    smtpUrl: string | undefined;
    luisKey: string | undefined;
    mindKey: string | undefined;
    azurePassword: string | undefined;
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
  return {
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL?.replace(/\/$/, ''),
    trustProxy: env.TRUST_PROXY,
    logLevel: env.LOG_LEVEL,
    logFormat: env.LOG_FORMAT,
    company: env.COMPANY,
    databaseUrl: env.DATABASE_URL,
    backup: { folder: env.BACKUP_FOLDER, keep: env.BACKUP_KEEP },
    widgetOrigins: env.WIDGET_ORIGINS,
    luis: luisOf(env),
    mind: mindOf(env),
    reps: repWays(env, refuse),
    codeWebhook: codeWebhook(env, refuse),
    azure: azureOf(env, refuse),
    secrets: secretsOf(env),
  };
}

function secretsOf(env: z.infer<typeof SCHEMA>): Config['secrets'] {
  return {
    app: env.APP_SECRET,
    metrics: env.METRICS_TOKEN,
    deskPassword: env.DESK_PASSWORD,
    directLine: env.DIRECT_LINE_SECRET,
    widgetIdentity: env.WIDGET_IDENTITY_SECRET,
    telegramToken: env.TELEGRAM_BOT_TOKEN,
    telegramWebhook: env.TELEGRAM_WEBHOOK_SECRET,
    repTelegramToken: env.REP_TELEGRAM_BOT_TOKEN,
    smtpUrl: env.SMTP_URL,
    luisKey: env.LUIS_KEY,
    mindKey: env.MIND_KEY,
    azurePassword: env.MicrosoftAppPassword,
  };
}

/** @throws ConfigError when only some of its parts are set */
function luisOf(env: z.infer<typeof SCHEMA>): Config['luis'] {
  const { LUIS_ENDPOINT: endpoint, LUIS_APP_ID: appId, LUIS_KEY: key, LUIS_SLOT: slot } = env;
  if (endpoint && appId && key) return { endpoint, appId, slot };
  if (!endpoint && !appId && !key) return undefined;
  return refuse('LUIS_ENDPOINT, LUIS_APP_ID and LUIS_KEY go together: set all or none');
}

/** @throws ConfigError always: the one line of a mistake in how variables go together */
function refuse(line: string): never {
  throw new ConfigError(`The configuration cannot be used:\n  ${line}\nSee .env.example.`);
}

/** @throws ConfigError when only some of its parts are set, or two services would be asked */
function mindOf(env: z.infer<typeof SCHEMA>): Config['mind'] {
  const { MIND_URL: address, MIND_MODEL: model, MIND_KEY: key, LUIS_ENDPOINT: luis } = env;
  if (!address && !model && !key) return undefined;
  if (luis) return refuse('LUIS_ENDPOINT and MIND_URL: one of them may be asked, not both');
  return address && model
    ? { url: address, model }
    : refuse('MIND_URL and MIND_MODEL go together, with or without MIND_KEY');
}

function wanted(issue: z.ZodIssue): string {
  if (issue.code === 'invalid_enum_value') return `one of ${issue.options.join(', ')}`;
  if (issue.code === 'too_small') return `at least ${issue.minimum}`;
  if (issue.code === 'too_big') return `at most ${issue.maximum}`;
  return issue.message;
}
