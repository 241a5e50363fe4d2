import { type Api } from 'grammy';
import { type Language } from '../../../domain/time/instant';
import { type Phrasing } from '../../pipeline/phrasing';
import { type LinkedReps, repOfChat } from './rep-of-chat';
import { type Message } from './rep-update';

/**
 * A rep has changed a message of theirs: the customer keeps what was sent, and the rep is told so.
 * @returns whether it was a rep's
 */
export async function refuseEdit(
  deps: LinkedReps & { api: Api; phrasing: Phrasing; defaultLanguage: Language },
  { chat }: Message,
): Promise<boolean> {
  const rep = chat.type === 'private' ? await repOfChat(deps, chat.id) : undefined;
  if (!rep) return false;
  const text = deps.phrasing.phrase({ text: 'rep.edit-stays' }, rep.languages[0] ?? deps.defaultLanguage);
  // Seen once and kept nowhere, like every word of the bot's own to a rep.
  await deps.api.sendMessage(chat.id, text).catch(() => undefined);
  return true;
}
