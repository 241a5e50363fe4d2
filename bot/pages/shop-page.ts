import { type Language } from '../../domain/instant';
import { type Html, html } from '../http/html';
import { type Assets } from '../http/static-files';
import { productCard } from './product-card';
import { facts, footer, hero, stores } from './shop-sections';
import { shopTexts, type ShopTexts } from './shop-texts';
import { type Shelf, type ShopContent } from './shop-view';

/** All that the sections of the page are made of. */
export interface ShopPage {
  language: Language;
  content: ShopContent;
  shelves: readonly Shelf[];
  texts: ShopTexts;
  asset: (name: string) => string;
}

/** The demo shop in one language, whole: it works without any script but the chat's. */
export function shopPage(
  content: ShopContent,
  shelves: readonly Shelf[],
  language: Language,
  assets: Assets,
): string {
  const { company } = content;
  const tagline = company.tagline[language];
  const texts = shopTexts(language, { name: company.name, bot: company.botName, tagline });
  const asset = (name: string): string => assets.url(name) ?? '';
  const page: ShopPage = { language, content, shelves, texts, asset };
  return `<!doctype html>\n${html`<html lang="${language}">
    ${head(page)}
    <body>
      <a class="skip" href="#isi">${texts('skip')}</a>
      ${header(page)}
      <main id="isi">
        ${hero(page)} ${facts(page)} ${shelves.map((shelf) => shelfSection(page, shelf))} ${stores(page)}
      </main>
      ${footer(page)} ${chat(page)}
    </body>
  </html>`.text.replace(/\n\s*/g, '\n')}`;
}

function head({ texts, asset, content }: ShopPage): Html {
  return html`<head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${texts('title')}</title>
    <meta name="description" content="${texts('description')}" />
    <meta name="theme-color" content="${content.company.colours.primary}" />
    <meta name="color-scheme" content="light dark" />
    <link rel="icon" href="${asset('favicon.svg')}" type="image/svg+xml" />
    <link rel="stylesheet" href="/theme.css" />
    <link rel="stylesheet" href="${asset('shop.css')}" />
    <script defer src="${asset('shop.js')}"></script>
  </head>`;
}

function header({ texts, shelves, language, content, asset }: ShopPage): Html {
  const other = language === 'id' ? 'en' : 'id';
  return html`<header class="top">
    <div class="top-row">
      <a class="brand" href="?lang=${language}">
        <img src="${asset('favicon.svg')}" alt="" width="32" height="32" />${content.company.name}
      </a>
      <a
        class="lang"
        href="?lang=${other}"
        hreflang="${other}"
        lang="${other}"
        aria-label="${texts('languageLabel')}"
        >${texts('language')}</a
      >
    </div>
    <nav class="shelves" aria-label="${texts('menu')}">
      ${shelves.map((shelf) => html`<a href="#${shelf.id}">${shelf.name ?? texts('other')}</a>`)}
    </nav>
  </header>`;
}

function shelfSection(page: ShopPage, shelf: Shelf): Html {
  return html`<section class="shelf" id="${shelf.id}" aria-labelledby="judul-${shelf.id}">
    <h2 id="judul-${shelf.id}">${shelf.name ?? page.texts('other')}</h2>
    <ul class="cards">
      ${shelf.products.map((product) => productCard(page, shelf, product))}
    </ul>
  </section>`;
}

/** The launcher; the chat itself is not loaded before somebody opens it. */
function chat({ texts, language }: ShopPage): Html {
  return html`<button
      class="launcher"
      id="chat-launcher"
      type="button"
      aria-expanded="false"
      aria-controls="chat-panel"
      aria-label="${texts('chatOpen')}"
    >
      <svg viewBox="0 0 24 24" width="28" height="28" aria-hidden="true">
        <path
          fill="currentColor"
          d="M12 3c5.5 0 10 3.7 10 8.3s-4.5 8.3-10 8.3c-1 0-2-.1-3-.4L4 21.5l1.2-4C3.2 16 2 13.8 2 11.3 2 6.7 6.5 3 12 3z"
        />
      </svg>
      <span>${texts('heroChat')}</span>
    </button>
    <section
      class="chat"
      id="chat-panel"
      aria-label="${texts('chatTitle')}"
      hidden
      data-src="/webchat.html?lang=${language}"
      data-title="${texts('chatTitle')}"
    >
      <div class="chat-top">
        <div><strong>${texts('chatTitle')}</strong><span>${texts('chatSubtitle')}</span></div>
        <button type="button" id="chat-close" aria-label="${texts('chatClose')}">
          <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
            <path d="M5 5l14 14M19 5L5 19" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" />
          </svg>
        </button>
      </div>
    </section>`;
}
