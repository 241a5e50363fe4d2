import { type Overrides } from '../bot/assembly/bot';
import { type Content } from '../bot/content/content';
import { loadContent } from '../bot/content/load-content';
import { makeRecognizer } from '../bot/knowledge/make-recognizer';
import { readConfig } from '../bot/settings/config';
import { companyFolder } from '../bot/settings/root';
import { type Instant } from '../domain/time/instant';
import { type Recognizer } from '../recognizers/recognizer';

const contents = new Map<string, Content>();
let recognizer: Promise<Recognizer> | undefined;

/** The shipped content as a server that starts at a moment reads it; once for all servers of a process and hour. */
export function shippedContentAt(now: Instant): Content {
  const hour = `${now.slice(0, 13)}:00:00.000Z`;
  const known = contents.get(hour) ?? loadContent(companyFolder('nusa-seduh'), hour);
  contents.set(hour, known);
  return known;
}

/**
 * Content and recognizer for a server under test: reading the files and loading the model takes a second of CPU at
 * each start. Not for tests that change the content or the catalogue.
 */
export async function shippedParts(): Promise<Pick<Overrides, 'content' | 'recognizer'>> {
  const content = shippedContentAt(new Date().toISOString());
  recognizer ??= makeRecognizer(readConfig({}), content, content.products);
  return { content, recognizer: await recognizer };
}
