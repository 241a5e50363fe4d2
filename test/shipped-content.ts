import { type Content } from '../bot/content/content';
import { loadContent } from '../bot/content/load-content';
import { companyFolder } from '../bot/settings/root';

let content: Content | undefined;

/** The content that is shipped, read once for all tests of a process; nobody may change it. */
export function shippedContent(): Content {
  content ??= loadContent(companyFolder('nusa-seduh'), '2026-11-22T03:00:00.000Z');
  return content;
}
