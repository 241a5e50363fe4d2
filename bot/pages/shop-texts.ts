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

export function rupiah(idr: number, language: Language): string {
  const locale = language === 'id' ? 'id-ID' : 'en-ID';
  return new Intl.NumberFormat(locale, { style: 'currency', currency: 'IDR', maximumFractionDigits: 0 })
    .format(idr)
    .replace(/ /g, ' ');
}
