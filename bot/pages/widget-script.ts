import english from '../../web/widget/locales/en.json';
import indonesian from '../../web/widget/locales/id.json';
import { type LauncherText, type WidgetSettings } from '../../web/widget/settings';
import { type Language } from '../../domain/time/instant';
import { type UploadLimits } from '../files/upload-limits';
import { type Company } from '../content/content';
import { type Assets } from '../http/static-files';
import { type Logo } from './logo';
import { readableOn } from './colours';
import { colourOr } from './theme';

/** The panel's grounds, as in `web/widget/styles/launcher.css`. */
const GROUND = { light: '#ffffff', dark: '#322b27' };

/**
 * `/widget.js`: the built loader with the company's settings around it, so that a page needs one file and the
 * loader asks for nothing before it is opened. Undefined before the first build.
 */
export function widgetScript(
  company: Company,
  assets: Assets,
  upload: UploadLimits,
  logo: Logo,
): string | undefined {
  const loader = assets.text('widget.js');
  if (loader === undefined) return undefined;
  return `(()=>{const TANGGA_SETTINGS=${JSON.stringify(widgetSettings(company, assets, upload, logo))};${loader}})();`;
}

export function widgetSettings(
  company: Company,
  assets: Assets,
  upload: UploadLimits,
  logo: Logo,
): WidgetSettings {
  const { primary, onPrimary, accent } = company.colours;
  const brand = colourOr(primary, '#333333');
  return {
    name: company.name,
    botName: company.botName,
    language: company.defaultLanguage,
    theme: {
      brand,
      onBrand: colourOr(onPrimary, '#ffffff'),
      accent: colourOr(accent, '#888888'),
      link: { light: readableOn(brand, GROUND.light), dark: readableOn(brand, GROUND.dark) },
    },
    logo: logo.url,
    panel: assets.url('panel.js') ?? '',
    cards: assets.url('cards.js') ?? '',
    texts: { id: launcherTexts(indonesian), en: launcherTexts(english) } satisfies Record<Language, object>,
    upload: { files: upload.files, bytes: upload.bytes },
  };
}

function launcherTexts({
  open,
  unread,
  unreachable,
}: Record<LauncherText, string>): Record<LauncherText, string> {
  return { open, unread, unreachable };
}
