import { randomBytes } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type Request, type Response, type Server } from 'restify';
import { type Catalogue } from '../../domain/products/catalogue';
import { type Instant, type Language, LANGUAGES } from '../../domain/time/instant';
import { type ShownTestimonial } from '../../models/contact/testimonials';
import { type UploadLimits } from '../files/upload-limits';
import { HttpProblem } from '../http/problem';
import { pagePolicy } from '../http/security-headers';
import { type Assets, etagOf, sendFile } from '../http/static-files';
import { type ProductPictures } from '../pictures/product-pictures';
import { type Logo, mountLogo, readLogo } from './logo';
import { mountPictures } from './pictures';
import { shopPage } from './shop-page';
import { type ShopContent, shelves } from './shop-view';
import { themeCss } from './theme';
import { webChatPage } from './webchat-page';
import { widgetScript } from './widget-script';

export interface PagesDeps {
  content: ShopContent;
  catalogue: () => Catalogue;
  pictures: ProductPictures;
  assets: Assets;
  /** `rules.product.stockStaleH` */
  stockStaleH: number;
  /** What may be sent with a message; undefined: no files. */
  uploads?: UploadLimits;
  clock: () => Instant;
  /** What customers let us show, newest first. */
  testimonials?: () => Promise<readonly ShownTestimonial[]>;
}

/** The demo shop, the widget, the Web Chat page, and what they load. */
export function mountPages(server: Server, deps: PagesDeps): void {
  const { content, assets } = deps;
  const logo = readLogo(content.folder);
  const shop = shopInLanguages(deps, logo);
  const theme = page(themeCss(content.company.colours), 'text/css; charset=utf-8');
  server.get('/assets/*', assets.serve);
  server.get('/theme.css', (request, response, next) => {
    response.setHeader('Cache-Control', 'public, max-age=300');
    sendFile(request, response, theme);
    next();
  });
  mountLogo(server, logo);
  mountPictures(server, deps.catalogue, deps.pictures);
  mountWidget(server, deps, logo);
  server.get('/', async (request: Request, response: Response) => {
    sendPage(request, response, await shop(languageOf(request, content)), pagePolicy());
  });
  server.get('/webchat.html', (request, response, next) => {
    // Hexadecimal: Web Chat compares it as text, and base64 signs have been escaped on the way before.
    const nonce = randomBytes(16).toString('hex');
    const text = webChatPage({ company: content.company, assets, logo, nonce }, languageOf(request, content));
    sendPage(request, response, page(text), pagePolicy(nonce));
    next();
  });
}

const NO_UPLOADS: UploadLimits = {
  files: 0,
  bytes: 0,
  conversationBytes: 0,
  totalBytes: 0,
  addressBytes: 0,
  types: [],
};

/** The one address a host page knows: short-lived in caches, because what it names changes with each build. */
function mountWidget(server: Server, { content, assets, uploads = NO_UPLOADS }: PagesDeps, logo: Logo): void {
  const text = widgetScript(content.company, assets, uploads, logo);
  const made = text === undefined ? undefined : page(text, 'text/javascript; charset=utf-8');
  const script = made && { ...made, brotli: brotliCompressSync(made.body) };
  server.get('/widget.js', (request, response, next) => {
    if (!script) return next(new HttpProblem(404, 'NotFound', 'The widget has not been built.'));
    response.setHeader('Cache-Control', 'public, max-age=300');
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    response.setHeader('Access-Control-Allow-Origin', '*');
    sendFile(request, response, script);
    next();
  });
}

type Page = Parameters<typeof sendFile>[2];

function page(text: string, type = 'text/html; charset=utf-8'): Page {
  const body = Buffer.from(text);
  return { body, gzip: gzipSync(body), brotli: undefined, type, etag: etagOf(body) };
}

function sendPage(request: Request, response: Response, content: Page, policy: string): void {
  response.setHeader('Content-Security-Policy', policy);
  response.setHeader('Cache-Control', 'no-cache');
  sendFile(request, response, content);
}

/** Made once a minute at most, and again at once when the catalogue or what customers said of us has changed. */
function shopInLanguages(deps: PagesDeps, logo: Logo): (language: Language) => Promise<Page> {
  const made = new Map<Language, { page: Page; catalogue: Catalogue; minute: string; praise: string }>();
  return async (language) => {
    const testimonials = (await deps.testimonials?.()) ?? [];
    const praise = JSON.stringify(testimonials);
    const catalogue = deps.catalogue();
    const now = deps.clock();
    const minute = now.slice(0, 'YYYY-MM-DDTHH:MM'.length);
    const known = made.get(language);
    const isFresh = known?.catalogue === catalogue && known.minute === minute && known.praise === praise;
    if (isFresh) return known.page;
    const shelved = shelves(catalogue, deps.content, language, now, deps.stockStaleH);
    const fresh = page(
      shopPage(deps.content, { shelves: shelved, testimonials }, language, deps.assets, logo),
    );
    made.set(language, { page: fresh, catalogue, minute, praise });
    return fresh;
  };
}

function languageOf(request: Request, { company }: ShopContent): Language {
  const { lang } = request.query as { lang?: unknown };
  return LANGUAGES.find((language) => language === lang) ?? company.defaultLanguage;
}
