/** An address that is posted to, and what the posts are signed with. */
export interface Webhook {
  url: string;
  secrets: readonly string[];
}

/** Ways by which reps are told, beside Telegram; undefined: that one is switched off. */
export interface RepWays {
  webhook: Webhook | undefined;
  mailFrom: string | undefined;
}

interface RepVariables {
  SMTP_URL?: string | undefined;
  MAIL_FROM?: string | undefined;
  PUBLIC_URL?: string | undefined;
  REP_WEBHOOK_URL?: string | undefined;
  REP_WEBHOOK_SECRET: readonly string[];
}

/** @param refuse what to do when only some of the parts of a way are set */
export function repWays(env: RepVariables, refuse: (line: string) => never): RepWays {
  const { SMTP_URL: smtpUrl, MAIL_FROM: mailFrom, REP_WEBHOOK_URL: url, REP_WEBHOOK_SECRET: secrets } = env;
  if ((smtpUrl === undefined) !== (mailFrom === undefined)) refuse('SMTP_URL and MAIL_FROM go together');
  if (smtpUrl !== undefined && env.PUBLIC_URL === undefined) {
    refuse('SMTP_URL wants PUBLIC_URL: a mail has a link to this server');
  }
  if ((url === undefined) !== (secrets.length === 0)) {
    refuse('REP_WEBHOOK_URL and REP_WEBHOOK_SECRET go together');
  }
  return { webhook: url === undefined ? undefined : { url, secrets }, mailFrom };
}

interface CodeVariables {
  CODE_WEBHOOK_URL?: string | undefined;
  CODE_WEBHOOK_SECRET: readonly string[];
}

/** @param refuse what to do when only one of the two is set */
export function codeWebhook(env: CodeVariables, refuse: (line: string) => never): Webhook | undefined {
  const { CODE_WEBHOOK_URL: url, CODE_WEBHOOK_SECRET: secrets } = env;
  if ((url === undefined) !== (secrets.length === 0)) {
    refuse('CODE_WEBHOOK_URL and CODE_WEBHOOK_SECRET go together');
  }
  return url === undefined ? undefined : { url, secrets };
}

/** What a secret of a webhook must look like. */
export const WEBHOOK_SECRET =
  'whsec_ and 24 to 64 bytes in base64; two, separated by a blank, while the secret changes';

/** As the Standard Webhooks specification wants it. */
export function isWebhookSecret(secret: string): boolean {
  if (!/^whsec_[A-Za-z0-9+/]+={0,2}$/.test(secret)) return false;
  const { length } = Buffer.from(secret.slice('whsec_'.length), 'base64');
  return length >= 24 && length <= 64;
}
