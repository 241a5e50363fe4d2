import { type Language } from '../../domain/time/instant';

/** The language of a locale such as `id-ID`, if it is one we write. */
export function languageOf(locale: string | undefined): Language | undefined {
  const code = locale?.toLowerCase().split(/[-_]/)[0];
  // "in" is what old Java and Android call Indonesian.
  if (code === 'id' || code === 'in') return 'id';
  return code === 'en' ? 'en' : undefined;
}
