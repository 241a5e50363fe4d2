import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { type Next, type Request, type Response } from 'restify';
import { asProblem } from './problem';

/** A file as it is sent, with what `web/build.mjs` packed of it. */
interface StaticFile {
  body: Buffer;
  gzip: Buffer | undefined;
  brotli: Buffer | undefined;
  type: string;
  etag: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
};

/** Names carry a hash of their content, so they may be kept for a year. */
const FOREVER = 'public, max-age=31536000, immutable';

/** What was built for the browser, by logical name, e.g. `shop.css`. */
export interface Assets {
  /** The address of a file; undefined when it was not built. */
  url: (name: string) => string | undefined;
  /** What is in a file; undefined when it was not built. */
  text: (name: string) => string | undefined;
  /** Sends `/assets/*`. */
  serve: (request: Request, response: Response, next: Next) => void;
}

/**
 * The files of a folder, read once. An address is looked up, never turned into a path: what is not in the
 * list does not exist.
 * @param folder with `manifest.json` (logical name → file name); may be missing before the first build
 */
export function readAssets(folder: string): Assets {
  const manifestFile = path.join(folder, 'manifest.json');
  const manifest = existsSync(manifestFile)
    ? (JSON.parse(readFileSync(manifestFile, 'utf8')) as Record<string, string>)
    : {};
  const files = existsSync(folder) ? readFiles(folder) : new Map<string, StaticFile>();
  return {
    url: (name) => (manifest[name] === undefined ? undefined : `/assets/${manifest[name]}`),
    text: (name) => files.get(manifest[name] ?? '')?.body.toString('utf8'),
    serve: (request, response, next) => {
      const { '*': name } = request.params as { '*'?: string };
      const file = files.get(name ?? '');
      if (!file) return next(asProblem(Object.assign(new Error(), { statusCode: 404 })));
      response.setHeader('Cache-Control', FOREVER);
      // The widget's files are loaded by pages of other sites.
      response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
      response.setHeader('Access-Control-Allow-Origin', '*');
      sendFile(request, response, file);
      next();
    },
  };
}

function readFiles(folder: string): Map<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  for (const name of readdirSync(folder)) {
    const type = TYPES[path.extname(name)];
    if (type === undefined || name === 'manifest.json') continue;
    const body = readFileSync(path.join(folder, name));
    const packed = (suffix: string): Buffer | undefined => {
      const file = path.join(folder, `${name}${suffix}`);
      return existsSync(file) ? readFileSync(file) : undefined;
    };
    files.set(name, { body, type, gzip: packed('.gz'), brotli: packed('.br'), etag: etagOf(body) });
  }
  return files;
}

export function etagOf(body: Buffer | string): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
}

/** Sends a body in the best encoding the browser accepts, or 304 when its copy is current. */
export function sendFile(
  request: Request,
  response: Response,
  { body, gzip, brotli, type, etag }: StaticFile,
): void {
  response.setHeader('ETag', etag);
  response.setHeader('Vary', 'Accept-Encoding');
  if (request.headers['if-none-match'] === etag) {
    response.send(304);
    return;
  }
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const encoded =
    brotli && /\bbr\b/.test(accepted)
      ? { body: brotli, encoding: 'br' }
      : gzip && /\bgzip\b/.test(accepted)
        ? { body: gzip, encoding: 'gzip' }
        : { body, encoding: undefined };
  if (encoded.encoding) response.setHeader('Content-Encoding', encoded.encoding);
  response.writeHead(200, { 'Content-Type': type, 'Content-Length': String(encoded.body.length) });
  response.end(encoded.body);
}
