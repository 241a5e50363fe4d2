import { checkCatalogue } from './check-catalogue';
import { checkCompany } from './check-company';
import { checkFaq } from './check-faq';
import { checkIntents } from './check-intents';
import { checkLocales } from './check-locales';
import { checkOffers } from './check-offers';
import { type Content } from './content';
import { type ContentProblem } from './content-problem';

export interface CheckOptions {
  /**
   * Intents a dialog starts on or an open question listens to. Given: every other intent is a dead end,
   * and names that are not intents are reported. Left out: dead ends are not reported.
   */
  handledIntents?: readonly string[];
}

/** What only the whole content can show. An empty list means: fit to be released. */
export function checkContent(content: Content, { handledIntents }: CheckOptions = {}): ContentProblem[] {
  return [
    ...checkIntents(content, handledIntents),
    ...checkLocales(content),
    ...checkCatalogue(content),
    ...checkFaq(content),
    ...checkCompany(content),
    ...checkOffers(content),
  ];
}
