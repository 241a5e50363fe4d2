import { InputFile } from 'grammy';
import { type FinalActivity } from '../../pipeline/bubble';
import { type Picture } from '../../pictures/product-pictures';
import { type Call, type CardPhoto } from './call';
import { escapeHtml } from './html';
import { cardsOf } from './keyboard';

/** Characters below a picture (Bot API, `sendPhoto`). */
const MAX_CAPTION = 1024;
/** Pictures of an album (Bot API, `sendMediaGroup`). */
const MAX_ALBUM = 10;

/** The photographs of the goods that an activity shows; those without one are told in words only. */
export async function photosOf(
  activity: FinalActivity,
  photo: (sku: string) => Promise<Picture | undefined>,
): Promise<CardPhoto[]> {
  const found = await Promise.all(
    cardsOf(activity).map(async ({ sku, title, lines }) => {
      const picture = await photo(sku);
      return picture && { sku, caption: [title, ...lines].join('\n'), picture };
    }),
  );
  return found.filter((one) => one !== undefined).slice(0, MAX_ALBUM);
}

/**
 * The calls of an answer with photographs: of one thing the picture with the words below it, of several an album above
 * the words. An album has no buttons of its own.
 */
export function withPhotos(words: readonly Call[], photos: readonly CardPhoto[], target: object): Call[] {
  const [only, second] = photos;
  const [text, more] = words;
  if (!only) return [...words];
  if (second) return [{ method: 'sendMediaGroup', payload: { ...target }, photos }, ...words];
  const caption = text?.payload.text;
  if (!text || more || typeof caption !== 'string' || caption.length > MAX_CAPTION)
    return [{ method: 'sendPhoto', payload: { ...target }, photos }, ...words];
  const { text: _text, link_preview_options: _preview, ...payload } = text.payload;
  return [{ method: 'sendPhoto', payload: { ...payload, caption }, photos, otherwise: text }];
}

/** The payload with the bytes in it. */
export function payloadWithPhotos(payload: object, photos: readonly CardPhoto[]): object {
  const [only, second] = photos;
  if (only && !second) return { ...payload, photo: fileOf(only) };
  const media = photos.map((one) => ({
    type: 'photo',
    media: fileOf(one),
    caption: escapeHtml(one.caption.slice(0, MAX_CAPTION)),
    parse_mode: 'HTML',
  }));
  return { ...payload, media };
}

function fileOf({ sku, picture: { body, contentType } }: CardPhoto): InputFile {
  return new InputFile(body, `${sku}.${contentType.split('/')[1] ?? 'jpeg'}`);
}
