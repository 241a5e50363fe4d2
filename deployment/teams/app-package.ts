import { zipSync } from 'fflate';
import { type Content } from '../../bot/content/content';
import { colourIcon, outlineIcon } from './icons';
import { problemsOf } from './limits';
import {
  type AppFacts,
  COLOUR_FILE,
  type Localization,
  OUTLINE_FILE,
  localizationOf,
  manifestOf,
  otherLanguages,
} from './manifest';
import { toPng } from './png';

/** The app package, or why Teams would not take it. */
export type Packaged = { ok: true; zip: Uint8Array } | { ok: false; problems: string[] };

/** The earliest moment a zip can tell: the same content makes the same file. */
const ALWAYS = new Date(1980, 0, 1);

/** Manifest, its other language and two icons, as Teams takes them. */
export function packageApp(content: Pick<Content, 'company' | 'locales'>, facts: AppFacts): Packaged {
  const manifest = manifestOf(content, facts);
  const localizations: Record<string, Localization> = Object.fromEntries(
    otherLanguages(content.company.defaultLanguage).map((language) => [
      `${language}.json`,
      localizationOf(content, language),
    ]),
  );
  const problems = problemsOf(manifest, localizations);
  if (problems.length > 0) return { ok: false, problems };
  const files = {
    'manifest.json': json(manifest),
    ...Object.fromEntries(
      Object.entries(localizations).map(([file, texts]) => [file, json(localized(texts))]),
    ),
    [COLOUR_FILE]: toPng(colourIcon(content.company.colours)),
    [OUTLINE_FILE]: toPng(outlineIcon()),
  };
  return { ok: true, zip: zipSync(files, { mtime: ALWAYS }) };
}

function localized(texts: Localization): object {
  return {
    $schema:
      'https://developer.microsoft.com/json-schemas/teams/v1.17/MicrosoftTeams.Localization.schema.json',
    ...texts,
  };
}

function json(value: object): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, undefined, 2)}\n`);
}
