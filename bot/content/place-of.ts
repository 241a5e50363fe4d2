import { type Content, type Place, placeKey } from './content';

/** Where a thing was written, for a problem; the file alone when its line is not known. */
export function placeOf(
  content: Content,
  at: Parameters<typeof placeKey>,
  file: string,
): Place | { file: string } {
  return content.places.get(placeKey(...at)) ?? { file };
}
