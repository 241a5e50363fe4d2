import type indonesian from './locales/id.json';

export type Language = 'id' | 'en';

/** A text of the widget that does not exist in Indonesian does not compile. */
export type TextKey = keyof typeof indonesian;

/** Texts the launcher needs before the panel is loaded. */
export type LauncherText = 'open' | 'unread' | 'unreachable';

/** What the server writes into `/widget.js`, so that nothing has to be asked for. */
export interface WidgetSettings {
  name: string;
  botName: string;
  /** The company's language. */
  language: Language;
  /** Colours as `#rrggbb`. `link`: the brand's colour as it can be read on a light and on a dark ground. */
  theme: { brand: string; onBrand: string; accent: string; link: { light: string; dark: string } };
  /** Addresses below the server's origin. */
  logo: string;
  panel: string;
  cards: string;
  texts: Record<Language, Record<LauncherText, string>>;
  upload: UploadLimits;
}

/** What may be sent; the server decides, this only spares the visitor a vain try. The kinds: `upload-types.json`. */
export interface UploadLimits {
  files: number;
  /** Of one file. */
  bytes: number;
}
