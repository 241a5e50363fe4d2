import { type Api } from 'grammy';
import { LANGUAGES, type Language } from '../../../domain/time/instant';
import { type Content } from '../../content/content';
import { COMMANDS } from './commands';
import { WEBHOOK_PATH } from './webhook';
import { ALLOWED_UPDATES } from './update';

/** Updates at once: Telegram keeps the order within a chat, we keep it in ours. */
const CONNECTIONS = 20;

/** Where updates go: to a public address that can be trusted on the way, or nowhere, and we fetch them. */
export function setWebhook(api: Api, publicUrl: string, secret: string): Promise<true> {
  return api.setWebhook(`${publicUrl}${WEBHOOK_PATH}`, {
    secret_token: secret,
    allowed_updates: ALLOWED_UPDATES,
    max_connections: CONNECTIONS,
  });
}

/** Telegram answers `getUpdates` only when no webhook is set. Pending updates are kept. */
export function unsetWebhook(api: Api): Promise<true> {
  return api.deleteWebhook({ drop_pending_updates: false });
}

/** The command menu in every language we speak, and in the company's for everybody else. */
export async function setCommandMenu(api: Api, { locales, company }: Content): Promise<void> {
  const menu = (language: Language): Array<{ command: string; description: string }> =>
    COMMANDS.flatMap(({ name, description }) =>
      description === undefined
        ? []
        : [{ command: name, description: locales[language][description] ?? name }],
    );
  await api.setMyCommands(menu(company.defaultLanguage));
  for (const language of LANGUAGES) await api.setMyCommands(menu(language), { language_code: language });
}
