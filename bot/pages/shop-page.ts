import { type Language } from '../../domain/time/instant';
import { type Html, html } from '../http/html';
import { type Assets } from '../http/static-files';
import { type Logo, iconLink } from './logo';
import { productCard } from './product-card';
import { facts, footer, hero, stores, testimonials } from './shop-sections';
import { shopTexts } from './shop-texts';
import { type Shelf, type ShopContent, type ShopPage } from './shop-view';

/** The demo shop in one language, whole: it works without any script but the chat's. */
export function shopPage(
  content: ShopContent,
  shown: Pick<ShopPage, 'shelves' | 'testimonials'>,
  language: Language,
  assets: Assets,
  logo: Logo,
): string {
  const { company } = content;
  const tagline = company.tagline[language];
  const texts = shopTexts(language, { name: company.name, bot: company.botName, tagline });
  const asset = (name: string): string => assets.url(name) ?? '';
  const page: ShopPage = { language, content, ...shown, texts, asset, logo };
  return `<!doctype html>\n${html`<html lang="${language}">
    ${head(page)}
    <body>
      <a class="skip" href="#isi">${texts('skip')}</a>
      ${header(page)}
      <main id="isi">
        ${hero(page)} ${facts(page)} ${shown.shelves.map((shelf) => shelfSection(page, shelf))}
        ${testimonials(page)} ${stores(page)}
      </main>
      ${footer(page)}
    </body>
  </html>`.text.replace(/\n\s*/g, '\n')}`;
}

function head({ texts, asset, content, language, logo }: ShopPage): Html {
  return html`<head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${texts('title')}</title>
    <meta name="description" content="${texts('description')}" />
    <meta name="theme-color" content="${content.company.colours.primary}" />
    <meta name="color-scheme" content="light dark" />
    ${iconLink(logo)}
    <link rel="stylesheet" href="/theme.css" />
    <link rel="stylesheet" href="${asset('shop.css')}" />
    <script defer src="/widget.js" data-locale="${language}"></script>
    <script defer src="${asset('shop.js')}"></script>
  </head>`;
}

function header({ texts, shelves, language, content, logo }: ShopPage): Html {
  const other = language === 'id' ? 'en' : 'id';
  return html`<header class="top">
    <div class="top-row">
      <a class="brand" href="?lang=${language}">
        ${logo.url !== '' && html`<img src="${logo.url}" alt="" width="32" height="32" />`}${content.company.name}
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
      ${shelf.products.map((product) => productCard(page, product))}
    </ul>
  </section>`;
}
