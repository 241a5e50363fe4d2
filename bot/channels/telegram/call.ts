import { type AttachedFile } from '../../../domain/conversation/attached-file';
import { type Picture } from '../../pictures/product-pictures';

/** One call of the Bot API. */
export interface Call {
  method: string;
  payload: Record<string, unknown>;
  /** A kept file whose bytes go under this name of the payload. */
  upload?: { field: 'photo' | 'document'; file: AttachedFile };
  /** Photographs of goods: one goes as `photo`, several as the `media` of an album. */
  photos?: readonly CardPhoto[];
  /** What is sent where Telegram does not take the photographs. */
  otherwise?: Call;
}

/** The photograph of a thing, and its name below it. */
export interface CardPhoto {
  sku: string;
  caption: string;
  picture: Picture;
}
