import {
  parse,
  isArgumentElement,
  isLiteralElement,
  isPluralElement,
  isPoundElement,
  isSelectElement,
  isTagElement,
  type MessageFormatElement,
} from '@formatjs/icu-messageformat-parser';
import { LANGUAGES, type Language } from '../../domain/time/instant';
import { type Content } from './content';
import { type ContentProblem } from './content-problem';
import { placeOf } from './place-of';

/** Every text exists in every language, can be read by ICU MessageFormat and has the same placeholders. */
export function checkLocales(content: Content): ContentProblem[] {
  const keys = new Set(LANGUAGES.flatMap((language) => Object.keys(content.locales[language])));
  return [...keys].flatMap((key) => checkKey(content, key));
}

function checkKey(content: Content, key: string): ContentProblem[] {
  const problems: ContentProblem[] = [];
  const placeholders = new Map<Language, string[]>();
  for (const language of LANGUAGES) {
    const text = content.locales[language][key];
    const place = placeOf(content, ['text', `${language}:${key}`], `locales/${language}.json`);
    if (text === undefined) {
      problems.push({ ...place, message: `Text "${key}" is missing in this language; add it.` });
      continue;
    }
    const read = readPlaceholders(text);
    if (read.ok) placeholders.set(language, read.names);
    else
      problems.push({
        ...place,
        message: `Text "${key}" cannot be read (${read.reason}); check the braces.`,
      });
  }
  return [...problems, ...differingPlaceholders(content, key, placeholders)];
}

function differingPlaceholders(
  content: Content,
  key: string,
  placeholders: ReadonlyMap<Language, string[]>,
): ContentProblem[] {
  const { defaultLanguage } = content.company;
  const reference = placeholders.get(defaultLanguage);
  if (reference === undefined) return [];
  return [...placeholders].flatMap(([language, names]) => {
    if (names.join() === reference.join()) return [];
    const place = placeOf(content, ['text', `${language}:${key}`], `locales/${language}.json`);
    const message = `Text "${key}" has ${inBraces(names)}, but ${inBraces(reference)} in ${defaultLanguage}.json; make them alike.`;
    return [{ ...place, message }];
  });
}

function inBraces(names: readonly string[]): string {
  return names.length === 0 ? 'no placeholder' : names.map((name) => `{${name}}`).join(' ');
}

type Placeholders = { ok: true; names: string[] } | { ok: false; reason: string };

function readPlaceholders(text: string): Placeholders {
  try {
    const names = namesIn(parse(text, { ignoreTag: true }));
    return { ok: true, names: [...new Set(names)].sort() };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

function namesIn(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (isLiteralElement(element) || isPoundElement(element)) return [];
    if (isTagElement(element)) return namesIn(element.children);
    if (isArgumentElement(element)) return [element.value];
    if (!isSelectElement(element) && !isPluralElement(element)) return [element.value];
    const inner = Object.values(element.options).flatMap((option) => namesIn(option.value));
    return [element.value, ...inner];
  });
}
