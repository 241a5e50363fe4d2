import { type Language } from '../../domain/time/instant';
import english from '../../web/shop/locales/en.json';
import indonesian from '../../web/shop/locales/id.json';

/** A text of the page that does not exist in Indonesian does not compile. */
export type ShopText = keyof typeof indonesian;

const TEXTS: Record<Language, Record<ShopText, string>> = { id: indonesian, en: english };

/** The page's texts in one language; `{name}` and the like are filled in. */
export type ShopTexts = (key: ShopText, values?: Readonly<Record<string, string>>) => string;

/** @param always values that any text may use */
export function shopTexts(language: Language, always: Readonly<Record<string, string>>): ShopTexts {
  return (key, values = {}) =>
    TEXTS[language][key].replace(/\{(\w+)\}/g, (hole, name: string) => values[name] ?? always[name] ?? hole);
}

/** `Rp450.000` in Indonesian, `IDR 450,000` in English, as the chat writes it (P-3). */
export function rupiah(idr: number, language: Language): string {
  const digits = new Intl.NumberFormat(language, { maximumFractionDigits: 0 }).format(idr);
  return language === 'id' ? `Rp${digits}` : `IDR\u00a0${digits}`;
}
