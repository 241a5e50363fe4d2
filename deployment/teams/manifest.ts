import { type TeamsAppManifest } from '@microsoft/teams-manifest';
import { type Content } from '../../bot/content/content';
import { type Language } from '../../domain/time/instant';

/** What the package is made for. */
export interface AppFacts {
  /** `MicrosoftAppId`: the app in Teams and the bot behind it bear the same. */
  appId: string;
  version: string;
  publicUrl: string | undefined;
}

export const COLOUR_FILE = 'color.png';
export const OUTLINE_FILE = 'outline.png';

/** What Teams shows in another language than the manifest's own (localization schema). */
export type Localization = Record<
  'name.short' | 'name.full' | 'description.short' | 'description.full',
  string
>;

/** The manifest of the company's app, in its own language. */
export function manifestOf(
  { company, locales }: Pick<Content, 'company' | 'locales'>,
  { appId, version, publicUrl }: AppFacts,
): TeamsAppManifest {
  const own = localizationOf({ company, locales }, company.defaultLanguage);
  const others = otherLanguages(company.defaultLanguage);
  return {
    $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.17/MicrosoftTeams.schema.json',
    manifestVersion: '1.17',
    version,
    id: appId,
    localizationInfo: {
      defaultLanguageTag: company.defaultLanguage,
      additionalLanguages: others.map((language) => ({ languageTag: language, file: `${language}.json` })),
    },
    developer: {
      name: company.name,
      websiteUrl: company.website,
      privacyUrl: company.privacy.policyUrl,
      termsOfUseUrl: company.website,
    },
    name: { short: own['name.short'], full: own['name.full'] },
    description: { short: own['description.short'], full: own['description.full'] },
    icons: { color: COLOUR_FILE, outline: OUTLINE_FILE },
    accentColor: company.colours.primary,
    bots: [
      {
        botId: appId,
        scopes: ['personal', 'team', 'groupChat'],
        supportsFiles: true,
        isNotificationOnly: false,
      },
    ],
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: publicUrl === undefined ? [] : [new URL(publicUrl).host],
  };
}

export function otherLanguages(own: Language): Language[] {
  return (['id', 'en'] as const).filter((language) => language !== own);
}

export function localizationOf(
  { company, locales }: Pick<Content, 'company' | 'locales'>,
  language: Language,
): Localization {
  const { name, botName, tagline } = company;
  const description = (locales[language]['teams.description'] ?? '')
    .replaceAll('{bot}', botName)
    .replaceAll('{company}', name);
  return {
    'name.short': botName,
    'name.full': `${botName} – ${name}`,
    'description.short': tagline[language],
    'description.full': description,
  };
}
