import en from './locales/en.json';
import id from './locales/id.json';

export type UiLanguage = 'id' | 'en';
export type TextKey = keyof typeof id;

/** `satisfies`: a text that one language lacks does not compile. */
const LOCALES = { id, en } satisfies Record<UiLanguage, Record<TextKey, string>>;
const REMEMBERED = 'desk.language';

let current: UiLanguage = firstLanguage();

/** What was chosen here before, else what the browser speaks. */
function firstLanguage(): UiLanguage {
  const remembered = localStorage.getItem(REMEMBERED);
  if (remembered === 'id' || remembered === 'en') return remembered;
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'id';
}

export function uiLanguage(): UiLanguage {
  return current;
}

/** The whole page is drawn anew by the caller. */
export function chooseLanguage(language: UiLanguage): void {
  current = language;
  localStorage.setItem(REMEMBERED, language);
  document.documentElement.lang = language;
}

/** A text of the page's own; values stand where `{name}` does. */
export function text(key: TextKey, values: Readonly<Record<string, string | number>> = {}): string {
  return LOCALES[current][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The text for an id that the server may have grown since: `fact_` + key, or the id itself. */
export function textOr(prefix: string, name: string): string {
  const key = `${prefix}_${name}`;
  return key in id ? text(key as TextKey) : name.replaceAll('_', ' ');
}
