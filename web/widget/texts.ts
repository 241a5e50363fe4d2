import english from './locales/en.json';
import indonesian from './locales/id.json';
import { type Language, type TextKey } from './settings';

const TEXTS: Record<Language, Record<TextKey, string>> = { id: indonesian, en: english };

/** A text of the widget in the visitor's language; `{name}` and the like are filled in. */
export type Texts = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

/** @param always values that any text may use */
export function textsIn(language: Language, always: Readonly<Record<string, string>>): Texts {
  return (key, values = {}) =>
    TEXTS[language][key].replace(/\{(\w+)\}/g, (hole, name: string) =>
      String(values[name] ?? always[name] ?? hole),
    );
}
