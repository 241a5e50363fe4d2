import path from 'node:path';

/** Where the package stands: `content/`, `data/` and `dist/` are below it. */
export const ROOT = path.resolve(__dirname, '../../..');

/** The folder of a company's content, e.g. `content/nusa-seduh`. */
export function companyFolder(company: string): string {
  return path.join(ROOT, 'content', company);
}

/** Where the bytes of files lie: outside of everything that is served. */
export const UPLOADS = path.join(ROOT, 'data/uploads');

/** Where pictures of products that were fetched from the web are kept; it may be emptied at any time. */
export const PICTURES = path.join(ROOT, 'data/pictures');
