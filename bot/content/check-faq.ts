import { type FaqEntry } from '../../domain/products/catalogue';
import { LANGUAGES } from '../../domain/time/instant';
import { type Content } from './content';
import { type ContentProblem } from './content-problem';
import { placeOf } from './place-of';

/** An id stands once in each language, in every language, and belongs to an intent or to none. */
export function checkFaq(content: Content): ContentProblem[] {
  const intents = new Set(content.intents.map(({ id }) => id));
  const seen = new Set<string>();
  return content.faq.flatMap((entry) => {
    const problems: string[] = [];
    if (seen.has(keyOf(entry))) problems.push(`Question "${entry.id}" stands twice; give one another id.`);
    seen.add(keyOf(entry));
    if (entry.topic !== undefined && !intents.has(entry.topic)) {
      problems.push(
        `Topic "${entry.topic}" of "${entry.id}" is no intent; see intents.yaml or leave it out.`,
      );
    }
    for (const language of LANGUAGES) {
      if (content.faq.some((other) => other.id === entry.id && other.language === language)) continue;
      problems.push(`Question "${entry.id}" is not in faq.${language}.yaml; add it there with the same id.`);
    }
    const place = placeOf(content, ['faq', keyOf(entry)], `faq.${entry.language}.yaml`);
    return problems.map((message) => ({ ...place, message }));
  });
}

function keyOf({ language, id }: FaqEntry): string {
  return `${language}:${id}`;
}
