import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Server } from 'restify';
import { type Html, html } from '../http/html';
import { etagOf, sendFile } from '../http/static-files';

/** What a company's logo may be, by the name of its file in the content folder. */
const LOGOS: ReadonlyArray<readonly [name: string, type: string]> = [
  ['logo.svg', 'image/svg+xml'],
  ['logo.png', 'image/png'],
  ['logo.webp', 'image/webp'],
];

/** The company's logo as the pages and the widget name it. */
export interface Logo {
  /** Changes with the picture, so that it may be kept for long; empty when the company has none. */
  url: string;
  type: string;
  body: Buffer;
}

export const NO_LOGO: Logo = { url: '', type: '', body: Buffer.alloc(0) };

/** @param folder the company's content folder */
export function readLogo(folder: string): Logo {
  const found = LOGOS.find(([name]) => existsSync(path.join(folder, name)));
  if (!found) return NO_LOGO;
  const [name, type] = found;
  const body = readFileSync(path.join(folder, name));
  return { url: `/${name}?v=${etagOf(body).replace(/\W/g, '').slice(0, 12)}`, type, body };
}

/** The page's icon in a browser's tab. */
export function iconLink({ url, type }: Logo): Html | false {
  return url !== '' && html`<link rel="icon" href="${url}" type="${type}" />`;
}

/** A drawing could carry a script: it is served so that nothing in it runs, even when it is opened by itself. */
export function mountLogo(server: Server, { url, type, body }: Logo): void {
  if (url === '') return;
  const file = { body, gzip: undefined, brotli: undefined, type, etag: etagOf(body) };
  server.get(url.replace(/\?.*/, ''), (request, response, next) => {
    response.setHeader('Cache-Control', 'public, max-age=604800');
    response.setHeader('Content-Security-Policy', `default-src 'none'; style-src 'unsafe-inline'; sandbox`);
    // Shown by pages of other sites that carry the widget.
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    sendFile(request, response, file);
    next();
  });
}
