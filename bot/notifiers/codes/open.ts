import { type CodeWays, type Views } from '../../../dialogs/contract/turn';
import { type Instant, type Language } from '../../../domain/time/instant';
import { type Database } from '../../../models/database/database';
import { type Config } from '../../settings/config';
import { Phrasing } from '../../pipeline/phrasing';
import { type OtherChat } from '../../../models/identity/chat-of-address';
import { codeMail, codeText, codeWebhookCarrier } from './carriers';
import { CodeSender } from './code-sender';

export interface CodeSettings {
  config: Pick<Config, 'reps' | 'codeWebhook' | 'azure'> & {
    secrets: Pick<Config['secrets'], 'smtpUrl' | 'telegramToken'>;
  };
  database: Database;
  signingKey: string;
  views: () => Pick<Views, 'rules' | 'company'>;
  company: { name: string; timeZone: string; defaultLanguage: Language };
  locales: Readonly<Record<Language, Readonly<Record<string, string>>>>;
  /** Hands a text to another chat of the person. @throws Error when the channel does not take it */
  sendToChat: (chat: OtherChat, text: string) => Promise<void>;
  clock: () => Instant;
}

/** Ways that the configuration switches on. */
export function codeWays({ reps, codeWebhook, azure, secrets }: CodeSettings['config']): CodeWays {
  return {
    email: secrets.smtpUrl !== undefined && reps.mailFrom !== undefined,
    phone: codeWebhook !== undefined,
    chat: secrets.telegramToken !== undefined || azure !== undefined,
  };
}

/** Sends the codes by which people prove who they are. */
export function openCodes(settings: CodeSettings): CodeSender {
  const { config, database, signingKey, views, company, locales, clock } = settings;
  const phrasing = new Phrasing(locales, company.timeZone);
  const phrase: Phrasing['phrase'] = (text, language) => phrasing.phrase(text, language);
  const { smtpUrl } = config.secrets;
  const { mailFrom } = config.reps;
  return new CodeSender({
    database,
    signingKey,
    rules: () => views().rules.privacy,
    languageOf: async (conversationId) => {
      const [row] = await database.read<{ language: Language }>(
        `SELECT language FROM conversation WHERE id = $1`,
        [conversationId],
      );
      return row?.language ?? company.defaultLanguage;
    },
    email:
      smtpUrl !== undefined && mailFrom !== undefined
        ? codeMail(smtpUrl, mailFrom, company.name, phrase)
        : undefined,
    phone: config.codeWebhook && codeWebhookCarrier(config.codeWebhook, clock, phrase),
    chat: codeWays(config).chat
      ? (chat, parcel) => settings.sendToChat(chat, codeText(parcel, phrase))
      : undefined,
    clock,
  });
}
