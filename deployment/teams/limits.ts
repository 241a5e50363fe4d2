import { type TeamsAppManifest } from '@microsoft/teams-manifest';
import { type Localization } from './manifest';

/**
 * Characters Teams allows (manifest schema 1.17). A longer one is refused at upload with a message that names
 * no place; here it is named.
 */
const TEXTS: Readonly<Record<keyof Localization, number>> = {
  'name.short': 30,
  'name.full': 100,
  'description.short': 80,
  'description.full': 4000,
};
const MAX_DEVELOPER = 32;
const MAX_URL = 2048;
const MAX_VERSION = 256;

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const COLOUR = /^#[0-9a-f]{6}$/i;
const DOMAIN = /^[a-z0-9.-]+(:\d{1,5})?$/i;

/** What Teams would refuse, in words; nothing when it would take the app. */
export function problemsOf(
  manifest: TeamsAppManifest,
  localizations: Readonly<Record<string, Localization>>,
): string[] {
  const { id, version, developer, name, description, accentColor, bots = [], validDomains = [] } = manifest;
  const own: Localization = {
    'name.short': name.short,
    'name.full': name.full ?? '',
    'description.short': description.short,
    'description.full': description.full ?? '',
  };
  const { name: developerName, ...urls } = developer;
  return [
    ...textProblems('manifest.json', own),
    ...Object.entries(localizations).flatMap(([file, texts]) => textProblems(file, texts)),
    ...when(!GUID.test(id), 'id wants a GUID: set MicrosoftAppId'),
    ...bots.flatMap(({ botId }) => when(!GUID.test(botId), 'bots[0].botId wants a GUID')),
    ...when(bots.length !== 1, 'one bot is wanted'),
    ...when(!/^\d+\.\d+\.\d+/.test(version) || version.length > MAX_VERSION, 'version wants the form 1.2.3'),
    ...lengthProblem('developer.name', developerName, MAX_DEVELOPER),
    ...['websiteUrl', 'privacyUrl', 'termsOfUseUrl'].flatMap((key) => {
      const url = (urls as Record<string, string | undefined>)[key] ?? '';
      return when(!/^https:\/\//.test(url) || url.length > MAX_URL, `developer.${key} wants an https URL`);
    }),
    ...when(!COLOUR.test(accentColor), 'accentColor wants the form #4464ee'),
    ...validDomains.flatMap((domain) => when(!DOMAIN.test(domain), `validDomains: ${domain} is no host`)),
  ];
}

function textProblems(file: string, texts: Localization): string[] {
  return (Object.keys(TEXTS) as Array<keyof Localization>).flatMap((key) =>
    lengthProblem(`${file}: ${key}`, texts[key], TEXTS[key]),
  );
}

function lengthProblem(what: string, text: string, most: number): string[] {
  if (text.trim() === '') return [`${what} is empty`];
  return when(text.length > most, `${what} has ${text.length} characters, ${most} are the most`);
}

function when(wrong: boolean, problem: string): string[] {
  return wrong ? [problem] : [];
}
