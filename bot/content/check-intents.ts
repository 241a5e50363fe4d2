import { LANGUAGES, type Language } from '../../domain/time/instant';
import { isIntent, isKind, traitsOf } from '../../domain/recognition/intent';
import { type IntentTrait } from '../../domain/recognition/intent-kinds';
import { type Content } from './content';
import { type ContentProblem } from './content-problem';
import { placeOf } from './place-of';

const INTENTS = 'intents.yaml';

/** Every intent has phrases in every language, every phrase one intent, and every intent leads somewhere. */
export function checkIntents(content: Content, handled?: readonly string[]): ContentProblem[] {
  return [
    ...duplicateIntents(content),
    ...intentsWithoutPhrases(content),
    ...phrasesOfUnknownIntents(content),
    ...ambiguousPhrases(content),
    ...(handled === undefined
      ? []
      : [...deadEnds(content, handled), ...unknownHandled(content, handled), ...notCompiled(content)]),
  ];
}

function duplicateIntents(content: Content): ContentProblem[] {
  const ids = content.intents.map(({ id }) => id);
  return ids
    .filter((id, index) => ids.indexOf(id) !== index)
    .map((id) => ({
      ...placeOf(content, ['intent', id], INTENTS),
      message: `Intent "${id}" stands twice; remove one.`,
    }));
}

function intentsWithoutPhrases(content: Content): ContentProblem[] {
  // Lines that teach slots are of a few wordings: an intent needs phrases of its own.
  const own = content.phrases.filter(({ slots }) => slots === undefined);
  const known = new Set(own.map(({ language, intent }) => `${language} ${intent}`));
  const missing = (id: string): Language[] => LANGUAGES.filter((language) => !known.has(`${language} ${id}`));
  return content.intents.flatMap(({ id }) =>
    missing(id).map((language) => ({
      ...placeOf(content, ['intent', id], INTENTS),
      message: `Intent "${id}" has no phrases in phrases/${language}; add "# ${id}" and some lines there.`,
    })),
  );
}

function phrasesOfUnknownIntents(content: Content): ContentProblem[] {
  const known = new Set(content.intents.map(({ id }) => id));
  const reported = new Set<string>();
  return content.phrases.flatMap(({ intent }, index) => {
    const place = placeOf(content, ['phrase', index], 'phrases');
    // One message for a whole heading, not one for each of its lines.
    if (known.has(intent) || reported.has(`${place.file} ${intent}`)) return [];
    reported.add(`${place.file} ${intent}`);
    const message = `"# ${intent}" is no intent of intents.yaml; correct the name or add it there.`;
    return [{ ...place, message }];
  });
}

/** The same words under two intents teach the recognizer both and neither. */
function ambiguousPhrases(content: Content): ContentProblem[] {
  const first = new Map<string, { intent: string; index: number }>();
  return content.phrases.flatMap(({ text, intent }, index) => {
    const words = plainWords(text);
    const earlier = first.get(words);
    if (earlier === undefined) first.set(words, { intent, index });
    if (earlier === undefined || earlier.intent === intent) return [];
    const place = placeOf(content, ['phrase', index], 'phrases');
    const there = placeOf(content, ['phrase', earlier.index], 'phrases');
    const where = 'line' in there ? `${there.file}:${there.line}` : there.file;
    const message = `"${text}" stands under "${intent}" and under "${earlier.intent}" (${where}); keep one.`;
    return [{ ...place, message }];
  });
}

/** Case, punctuation and spaces do not tell phrases apart. */
function plainWords(text: string): string {
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  // A line of signs only ("???") is compared as it is.
  return words === '' ? text.trim() : words;
}

function deadEnds(content: Content, handled: readonly string[]): ContentProblem[] {
  return content.intents
    .filter(({ id }) => !handled.includes(id))
    .map(({ id }) => ({
      ...placeOf(content, ['intent', id], INTENTS),
      message: `Nothing answers intent "${id}"; give it to a dialog (startsOn) or remove it.`,
    }));
}

/** Dialogs were compiled against other columns than the file has now. */
function notCompiled(content: Content): ContentProblem[] {
  return content.intents.flatMap(({ id, kind, traits }) => {
    const isCompiled = isIntent(id) && isKind(id, kind) && isSame(traits, traitsOf(id));
    const message = `Intent "${id}" is not as the dialogs know it; run \`npm run intents\`.`;
    return isCompiled ? [] : [{ ...placeOf(content, ['intent', id], INTENTS), message }];
  });
}

function isSame(left: readonly IntentTrait[], right: readonly IntentTrait[]): boolean {
  return left.length === right.length && left.every((trait) => right.includes(trait));
}

function unknownHandled(content: Content, handled: readonly string[]): ContentProblem[] {
  const known = new Set(content.intents.map(({ id }) => id));
  return handled
    .filter((id) => !known.has(id))
    .map((id) => ({ file: INTENTS, message: `A dialog starts on "${id}", which is not here; add it.` }));
}
