import { type Language } from '../../domain/time/instant';
import { html } from '../http/html';
import { type Assets } from '../http/static-files';
import { type Company } from '../content/content';
import { type Logo, iconLink } from './logo';

/** The page around Bot Framework's Web Chat, an alternative client of the same server. */
export function webChatPage(
  { company, assets, logo, nonce }: { company: Company; assets: Assets; logo: Logo; nonce: string },
  language: Language,
): string {
  const asset = (name: string): string => assets.url(name) ?? '';
  return `<!doctype html>\n${
    html`<html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${company.botName} · ${company.name}</title>
        <meta name="color-scheme" content="light dark" />
        ${iconLink(logo)}
        <link rel="stylesheet" href="/theme.css" />
        <link rel="stylesheet" href="${asset('webchat-page.css')}" />
        <script defer src="${asset('webchat.js')}"></script>
        <script defer src="${asset('webchat-page.js')}"></script>
      </head>
      <body>
        <main>
          <h1>${company.botName} · ${company.name}</h1>
          <div id="webchat" data-language="${language}" data-nonce="${nonce}"></div>
        </main>
      </body>
    </html>`.text
  }`;
}
