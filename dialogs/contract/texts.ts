import type referenceTexts from '../../content/nusa-seduh/locales/id.json';

/** A text of the reference locale. A key that does not exist there does not compile. */
export type MessageKey = keyof typeof referenceTexts;

/**
 * A value in a text. Dialogs hand over facts; how they are written in a language is the renderer's:
 * money as `Rp450.000` or `IDR 450,000`, a day as `21/11/2026`, a nested text in the same language.
 */
export type TextValue =
  | string
  | number
  | { money: number }
  | { day: string }
  | { moment: string }
  /** A promise: `Senin 23/11 pukul 11.00 WIB`, with weekday and time zone, so that it is unambiguous. */
  | { deadline: string }
  | { text: MessageKey; values?: TextValues }
  | { lines: Text[] }
  /** Several in one line: `80 orang, Bekasi, sekitar Rp35.000.000`. */
  | { list: Text[] }
  | { perLanguage: { id: string; en: string } };

export type TextValues = Readonly<Record<string, TextValue>>;

/** A text by key, with what goes into its placeholders. */
export interface Text {
  text: MessageKey;
  values?: TextValues;
}
