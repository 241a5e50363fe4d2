import { type FaqEntry } from '../../domain/products/catalogue';
import { LANGUAGES, type Instant, type Language } from '../../domain/time/instant';
import { type Content, placeKey } from './content';
import { ContentError } from './content-problem';
import { placeIn, readYaml, type ContentReader } from './content-reader';
import { faqSchema } from './catalogue-schemas';
import { readCatalogue } from './read-catalogue';
import { readCompanyFiles } from './read-company';
import { readCues } from './read-cues';
import { readMembership } from './read-membership';
import { readOffers } from './read-offers';
import { readOutsideNames } from './read-outside-names';
import { readPhrases } from './read-phrases';
import { readRules } from './read-rules';
import { intentsSchema, localeSchema } from './schemas';

/**
 * Reads `content/<company>/` into one value that never changes.
 * @param now the moment of import: prices hold from then on, stock without a date was counted then.
 * @throws ContentError naming every mistake by file and line. Mistakes that show only across files (a key missing
 *   in one language, a phrase under two intents) are found by `checkContent`.
 */
export function loadContent(companyFolder: string, now: Instant = new Date().toISOString()): Content {
  const reader: ContentReader = { folder: companyFolder, problems: [], places: new Map() };
  const company = readCompanyFiles(reader);
  const content = {
    folder: companyFolder,
    rules: readRules(reader),
    cues: readCues(reader),
    offers: readOffers(reader),
    membership: readMembership(reader),
    outsideNames: readOutsideNames(reader),
    intents: readIntents(reader),
    locales: { id: readLocale(reader, 'id'), en: readLocale(reader, 'en') },
    phrases: readPhrases(reader),
    ...readCatalogue(reader, now),
    faq: LANGUAGES.flatMap((language) => readFaq(reader, language)),
    places: reader.places,
  };
  if (company === undefined || reader.problems.length > 0) {
    throw new ContentError(companyFolder, reader.problems);
  }
  return Object.freeze({ ...company, ...content });
}

function readIntents(reader: ContentReader): Content['intents'] {
  const file = 'intents.yaml';
  const read = readYaml(reader, file, intentsSchema);
  read?.value.forEach(({ id }, index) => {
    reader.places.set(placeKey('intent', id), placeIn(read, [index]));
  });
  return read?.value ?? [];
}

/** A locale that is not there yet is empty: `checkContent` then lists what is missing. */
function readLocale(reader: ContentReader, language: Language): Readonly<Record<string, string>> {
  const file = `locales/${language}.json`;
  const read = readYaml(reader, file, localeSchema, true);
  if (!read) return {};
  for (const key of Object.keys(read.value))
    reader.places.set(placeKey('text', `${language}:${key}`), placeIn(read, [key]));
  return read.value;
}

function readFaq(reader: ContentReader, language: Language): FaqEntry[] {
  const file = `faq.${language}.yaml`;
  const read = readYaml(reader, file, faqSchema);
  return (read?.value ?? []).map((entry, index) => {
    if (read) reader.places.set(placeKey('faq', `${language}:${entry.id}`), placeIn(read, [index]));
    return {
      ...entry,
      language,
      topic: entry.topic || undefined,
      sourceUrl: entry.sourceUrl ?? undefined,
    };
  });
}
