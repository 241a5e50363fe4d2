import { type Language } from './settings';

/** What the script tag of the host page says. */
export interface Tag {
  /** The server's origin: where the script came from. */
  base: string;
  language: Language;
  campaign: string | undefined;
  /** Who the page's server says is signed in: a token that it signed. */
  identity: string | undefined;
  openAtOnce: boolean;
  position: 'left' | 'right';
  /** Set when the page is light whatever the visitor's device prefers. */
  alwaysLight: boolean;
}

/** @param otherwise the language when neither tag nor page nor browser speaks one of ours */
export function readTag(script: HTMLScriptElement, otherwise: Language): Tag {
  const { campaign, identity, locale, open, position, theme } = script.dataset;
  const wanted = [locale, document.documentElement.lang, ...navigator.languages];
  return {
    base: new URL(script.src, location.href).origin,
    language: wanted.map(languageOf).find((language) => language !== undefined) ?? otherwise,
    campaign: campaign?.slice(0, 100),
    identity,
    openAtOnce: open === '' || open === 'true',
    position: position === 'left' ? 'left' : 'right',
    alwaysLight: theme === 'light',
  };
}

function languageOf(locale: string | undefined): Language | undefined {
  const language = locale?.toLowerCase().split('-')[0];
  // "in" is what old Android calls Indonesian.
  if (language === 'id' || language === 'in') return 'id';
  return language === 'en' ? 'en' : undefined;
}

/** The page's address as far as it may be told: what stands behind `?` or `#` can be about a person. */
export function pageAddress({ origin, pathname, search }: Location): string {
  const campaign = new URLSearchParams(search).get('utm_campaign');
  const query = campaign === null ? '' : `?utm_campaign=${encodeURIComponent(campaign)}`;
  return `${origin}${pathname}${query}`.slice(0, 2000);
}
