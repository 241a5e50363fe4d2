import { type AttachedFile } from '../../../domain/conversation/attached-file';
import { type FinalActivity } from '../../pipeline/bubble';
import { type Call, type CardPhoto } from './call';
import { nativeCalls } from './channel-data';
import { escapeHtml, splitHtml } from './html';
import { withPhotos } from './photos';
import { type MarkupContext, markupOf, tanggaOf } from './reply-markup';

/** A final activity → the calls that show it, in order; `refused` when it asks for what is not allowed. */
export function callsFor(
  activity: FinalActivity,
  context: MarkupContext,
  photos: readonly CardPhoto[] = [],
): Call[] | 'refused' {
  const { chatId, threadId } = context.address;
  const native = nativeCalls(activity.channelData, chatId);
  if (native === 'refused' || native.length > 0) return native;
  const target = { chat_id: chatId, ...(threadId === undefined ? {} : { message_thread_id: threadId }) };
  const texts = splitHtml(htmlOf(activity)).map((text): Call => ({
    method: 'sendMessage',
    payload: { ...target, text, parse_mode: 'HTML', link_preview_options: { is_disabled: true } },
  }));
  const last = texts.at(-1);
  const markup = markupOf(activity, context);
  if (last && markup) last.payload.reply_markup = markup;
  return [...withPhotos(texts, photos, target), ...filesOf(activity).map((file) => fileCall(file, target))];
}

/** Whose words they are is seen: a person's bear their name, the house's own are set apart. */
function htmlOf(activity: FinalActivity): string {
  const text = escapeHtml(activity.text ?? '');
  if (text.trim() === '') return '';
  const { author, name } = tanggaOf(activity) ?? {};
  if (author === 'rep' && name) return `<b>${escapeHtml(name)}</b>\n${text}`;
  return author === 'system' ? `<i>${text}</i>` : text;
}

function filesOf(activity: FinalActivity): readonly AttachedFile[] {
  return tanggaOf(activity)?.files ?? [];
}

/** Pictures Telegram shows as such, and what it takes for one in bytes (Bot API, `sendPhoto`). */
const PHOTOS = ['image/jpeg', 'image/png', 'image/webp'];
const MAX_PHOTO = 10 * 1024 * 1024;

function fileCall(file: AttachedFile, target: object): Call {
  const field = PHOTOS.includes(file.contentType) && file.bytes <= MAX_PHOTO ? 'photo' : 'document';
  return {
    method: field === 'photo' ? 'sendPhoto' : 'sendDocument',
    payload: { ...target },
    upload: { field, file },
  };
}
