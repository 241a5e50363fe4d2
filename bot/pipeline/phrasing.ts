import { createHash } from 'node:crypto';
import { IntlMessageFormat } from 'intl-messageformat';
import { type MessageKey, type Text, type TextValue, type TextValues } from '../../dialogs/contract/texts';
import { type Instant, type Language } from '../../domain/time/instant';

/** How facts are written in each language. */
const LOCALE: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };

/** Turns keys and facts into words. The texts are the company's; only the manner of numbers and days is here. */
export class Phrasing {
  private readonly compiled = new Map<string, IntlMessageFormat>();
  private readonly money: Record<Language, Intl.NumberFormat>;
  private readonly day: Record<Language, Intl.DateTimeFormat>;
  private readonly moment: Record<Language, Intl.DateTimeFormat>;
  private readonly deadline: Record<Language, (moment: Date) => string>;

  constructor(
    private readonly locales: Readonly<Record<Language, Readonly<Record<string, string>>>>,
    timeZone: string,
  ) {
    const dayStyle = { timeZone, day: '2-digit', month: '2-digit', year: 'numeric' } as const;
    const momentStyle = {
      timeZone,
      day: '2-digit',
      month: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    } as const;
    const perLanguage = <T>(make: (locale: string) => T): Record<Language, T> => ({
      id: make(LOCALE.id),
      en: make(LOCALE.en),
    });
    this.money = perLanguage((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }));
    this.day = perLanguage((locale) => new Intl.DateTimeFormat(locale, dayStyle));
    this.moment = perLanguage(
      (locale) => new Intl.DateTimeFormat(locale, { ...momentStyle, hourCycle: 'h23' }),
    );
    this.deadline = { id: this.deadlineIn('id', timeZone), en: this.deadlineIn('en', timeZone) };
  }

  /** Weekday, day, hour and zone, as people write them in each language. */
  private deadlineIn(language: Language, timeZone: string): (moment: Date) => string {
    const isId = language === 'id';
    const day = new Intl.DateTimeFormat(LOCALE[language], {
      timeZone,
      weekday: isId ? 'long' : 'short',
      day: 'numeric',
      month: isId ? 'numeric' : 'short',
    });
    const hour = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    const time = new Intl.DateTimeFormat(LOCALE[language], hour);
    // Only the Indonesian locale knows the names of its zones: WIB, WITA, WIT.
    const zone = new Intl.DateTimeFormat('id-ID', { timeZone, timeZoneName: 'short' });
    return (moment) => {
      const name = zone.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value ?? '';
      const date = day.format(moment).replace(isId ? ', ' : /,\s*/, ' ');
      return `${date}${isId ? ' pukul' : ','} ${time.format(moment)} ${name}`.trim();
    };
  }

  /** The text in a language. A key the language lacks is said in the other one: better than silence. */
  phrase({ text, values }: Text, language: Language): string {
    const formatted = this.messageOf(text, language).format(this.formatAll(values, language));
    return String(formatted).replace(AMOUNT, '$1\u00a0');
  }

  /** A text without values, and a version that changes with its words: the proof of a consent. */
  wording(key: MessageKey, language: Language): { shown: string; version: string } {
    const shown = this.phrase({ text: key }, language);
    const hash = createHash('sha256').update(shown).digest('hex').slice(0, 12);
    return { shown, version: `${key}@${hash}` };
  }

  private messageOf(key: MessageKey, language: Language): IntlMessageFormat {
    const cached = this.compiled.get(`${language} ${key}`);
    if (cached) return cached;
    const other: Language = language === 'id' ? 'en' : 'id';
    const source = this.locales[language][key] ?? this.locales[other][key] ?? '';
    const message = new IntlMessageFormat(source, LOCALE[language], undefined, { ignoreTag: true });
    this.compiled.set(`${language} ${key}`, message);
    return message;
  }

  private formatAll(values: TextValues | undefined, language: Language): Record<string, string | number> {
    const formatted: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(values ?? {})) formatted[name] = this.value(value, language);
    return formatted;
  }

  private value(value: TextValue, language: Language): string | number {
    if (typeof value === 'string' || typeof value === 'number') return value;
    if ('money' in value) return this.rupiah(value.money, language);
    if ('day' in value) return this.day[language].format(at(value.day));
    if ('moment' in value) return this.moment[language].format(at(value.moment));
    if ('deadline' in value) return this.deadline[language](at(value.deadline));
    if ('perLanguage' in value) return value.perLanguage[language];
    if ('lines' in value) return value.lines.map((line) => this.phrase(line, language)).join('\n');
    if ('list' in value) return value.list.map((item) => this.phrase(item, language)).join(', ');
    return this.phrase(value, language);
  }

  /** `Rp450.000` in Indonesian, `IDR 450,000` in English (P-3). */
  private rupiah(amount: number, language: Language): string {
    const digits = this.money[language].format(amount);
    return language === 'id' ? `Rp${digits}` : `IDR ${digits}`;
  }
}

/** A currency and its amount stay on one line, also in texts and answers that people wrote. */
const AMOUNT = /\b(IDR|Rp) (?=\d)/gu;

function at(instant: Instant): Date {
  return new Date(Date.parse(instant));
}
