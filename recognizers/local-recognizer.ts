import { type Language } from '../domain/time/instant';
import { localTime } from '../domain/time/calendar';
import { type Entity, type EntityType } from '../domain/recognition/entities';
import { type Intent } from '../domain/recognition/intent';
import {
  NOTHING_RECOGNIZED,
  type Recognition,
  type RecognitionContext,
  type ScoredIntent,
} from '../domain/recognition/recognition';
import { withoutActsInNames } from './acts/acts-in-names';
import { dialogueActs } from './acts/dialogue-acts';
import { withIntroduction } from './acts/introduction';
import { readSubjects } from './acts/subjects';
import { dataFingerprint, readWordLists } from './data-files';
import { daysPassed } from './entities/days-passed';
import { createEntityFinder } from './entities/find-entities';
import { createSpacesReader, type SpacesReader } from './entities/missing-spaces';
import { isFeelingWord, readSentiment, type SentimentReading } from './feeling/sentiment';
import { readUrgency } from './feeling/urgency';
import { cachedModel, type ModelCache } from './intents/cached-model';
import { Classifier } from './intents/classifier';
import { doubtOf } from './intents/doubt';
import { type ActReading, findActs } from './intents/find-acts';
import { type IntentReader } from './intents/guarded-prediction';
import { isComplaint } from './intents/guards';
import { featureKnowledge, outsideLines } from './intents/knowledge';
import { LanguageIdentifier, trainLanguageModel } from './intents/language-id';
import { yesReader } from './intents/plain-yes';
import { type Recognizer, type RecognizerContent } from './recognizer';
import { createRetrieval, type Retrieval } from './retrieval/retrieval';
import { makeSlotReader } from './slots/make-slot-reader';
import { ownedEntities, type OwnerKnowledge } from './slots/owned-entities';
import { phonesAsOne } from './text/as-one';
import { normalizeText, type NormalText, withWords } from './text/normalize';
import { storedWordCounts } from './word-counts';

export interface LocalRecognizerOptions {
  /** Where the trained model is kept between starts; none: it is trained at each. */
  cacheDir?: string;
  /** Where the build left trained models; only read. */
  builtDir?: string;
  seed?: number;
  /** The company's zone, for "besok". */
  timeZone?: string;
}

/** Of the two linear models the machines with margins read strangers better, whatever the likelihood of known lines says. */
const SVM_SHARE = 20;

/** All that reads a text, made once from the content. */
interface Parts {
  withSpaces: SpacesReader;
  intents: IntentReader;
  language: LanguageIdentifier;
  findEntities: ReturnType<typeof createEntityFinder>;
  /** None without labelled phrases. */
  owner: OwnerKnowledge | undefined;
  /** A word as it was meant to be spelt. */
  repair: (word: string) => string;
  /** A word that one of the languages has. */
  isWord: (word: string) => boolean;
  retrieval: Retrieval;
  timeZone: string;
}

/**
 * The recognizer that runs in the process: no network, the same answer for the same text and content.
 * Training takes seconds and is skipped when `cacheDir` has the model of this content.
 * @throws Error when the content has no phrases.
 */
export async function createLocalRecognizer(
  content: RecognizerContent,
  options: LocalRecognizerOptions = {},
): Promise<Recognizer> {
  const cache: ModelCache = {
    dir: options.cacheDir,
    builtDir: options.builtDir,
    contentHash: `${content.hash}:${dataFingerprint()}`,
    seed: options.seed ?? 1,
  };
  const words = storedWordCounts(content, cache);
  const knowledge = featureKnowledge(content, words);
  const isCommon = (word: string) => knowledge.knows(word) || isFeelingWord(word);
  const intents = cachedModel('intents', cache, () => {
    // Labelled lines are many of one kind ("saya Rina"): they would draw other intents to theirs.
    const plain = content.phrases.filter(({ slots: labelled }) => labelled === undefined);
    const lines = [...plain, ...outsideLines(content)];
    return Classifier.train(lines, knowledge, { seed: cache.seed, rewordings: 1, svmShares: [SVM_SHARE] })
      .model;
  });
  const language = cachedModel('language', cache, () => trainLanguageModel(content.phrases, cache.seed));
  const isOrdinary = (word: string) => knowledge.isOrdinary(word);
  const findEntities = createEntityFinder(content, isCommon, isOrdinary);
  const slots = makeSlotReader(content.phrases, findEntities, cache);
  const parts: Parts = {
    withSpaces: createSpacesReader(words.written, isCommon),
    intents: { classifier: new Classifier(intents, knowledge), canBeYes: yesReader(content.phrases) },
    language: new LanguageIdentifier(language),
    findEntities,
    owner: slots && { reader: slots, isOrdinary: isCommon },
    repair: knowledge.repair,
    isWord: (word) => !OF_EITHER.has(word) && (isCommon(word) || isOrdinary(word)),
    retrieval: createRetrieval(content, knowledge, isCommon, cache),
    timeZone: options.timeZone ?? 'Asia/Jakarta',
  };
  return Promise.resolve({
    recognize: (text, context) => Promise.resolve(recognizeText(text, context, parts)),
  });
}

function recognizeText(text: string, context: RecognitionContext, parts: Parts): Recognition {
  const normal = parts.withSpaces(normalizeText(text), context.expecting);
  if (normal.words.length === 0) return NOTHING_RECOGNIZED;
  const first = parts.language.read(normal);
  const { year, month, day } = localTime(context.now, parts.timeZone);
  const values = parts.findEntities({
    normal,
    language: languageOfValues(normal, first.language, context.language, parts),
    today: { year, month, day },
    expecting: context.expecting,
  });
  const entities = parts.owner ? ownedEntities(normal, values, context.expecting, parts.owner) : values;
  const { language, mixed, informal } = entities.some(isOwnName)
    ? parts.language.read(withoutNames(normal, entities))
    : first;
  const read = phonesAsOne(normal, entities);
  const acts = readActs(read, entities, parts.intents, context.expecting !== undefined);
  const goods = readSubjects(read, entities);
  const feeling = withComplaint(readSentiment(normal), acts.acts);
  const urgency = readUrgency(normal, feeling.sentiment);
  return {
    standard: spelt(normal, entities, parts.repair),
    language: tellsLanguage(normal, entities, parts.isWord) ? language : undefined,
    mixed,
    informal,
    inScope: acts.inScope,
    // The classifier knows the intents it was taught; the content check holds them to `Intent`.
    intents: acts.intents as ScoredIntent[],
    acts: acts.acts as Intent[],
    ...(context.expecting === undefined && { doubt: doubtOf(acts) as Recognition['doubt'] }),
    dialogueActs: dialogueActs(read, acts, entities, goods),
    goods: goods.subjects,
    sentiment: feeling.sentiment,
    urgency: urgency.urgency,
    reasons: [...acts.reasons, ...feeling.reasons, ...urgency.reasons],
    entities,
    daysPassed: daysPassed(normal.words, language ?? context.language),
    ...parts.retrieval(normal, entities),
  };
}

/** The text in standard words, slips of the finger repaired but in names: "rfund aja" is "refund saja". */
function spelt({ words }: NormalText, entities: readonly Entity[], repair: Parts['repair']): string {
  const names = entities.filter(isOwnName);
  return words
    .map(({ kind, standard, start, end }) =>
      kind !== 'word' || names.some((name) => start < name.end && name.start < end)
        ? standard
        : repair(standard),
    )
    .join(' ');
}

/** What the words want, without the words of names and with what an introduction tells. */
function readActs(
  normal: NormalText,
  entities: readonly Entity[],
  reader: IntentReader,
  isAsked: boolean,
): ActReading {
  const found = withoutActsInNames(findActs(normal, reader, isAsked), normal, entities);
  return withIntroduction(found, normal, entities);
}

/** "Budget 2M" says in no language which M is meant: the conversation does. */
function languageOfValues(
  normal: NormalText,
  read: Language | undefined,
  before: Language | undefined,
  { isWord }: Pick<Parts, 'isWord'>,
): Language | undefined {
  return tellsLanguage(normal, [], isWord) ? (read ?? before) : (before ?? read);
}

/** Names of people, companies, towns and streets are the same in every language: "Sophie Turner, Jl. Kenanga 12". */
const OWN_NAMES: ReadonlySet<EntityType> = new Set<EntityType>(['name', 'company', 'city', 'address']);

function isOwnName({ type }: Entity): boolean {
  return OWN_NAMES.has(type);
}

function withoutNames(normal: NormalText, entities: readonly Entity[]): NormalText {
  const names = entities.filter(isOwnName);
  return withWords(
    normal,
    normal.words.filter((word) => !names.some(({ start, end }) => word.start < end && start < word.end)),
  );
}

/** Values that are written alike in every language. */
const OF_NO_LANGUAGE: ReadonlySet<EntityType> = new Set<EntityType>([
  ...OWN_NAMES,
  ...(['product', 'number', 'phone', 'email', 'order_no'] as const),
]);

const OF_EITHER = new Set(readWordLists('language-words.txt').get('either'));

/** Whether a word of a language stands in the text: "gayo", "Rina, Bogor" and "zxcv qqq" are of none. */
function tellsLanguage(
  { words }: NormalText,
  entities: readonly Entity[],
  isWord: (word: string) => boolean,
): boolean {
  const names = entities.filter(({ type }) => OF_NO_LANGUAGE.has(type));
  return words.some(({ kind, text, start, end }) => {
    const isName = names.some((name) => name.start <= start && end <= name.end);
    // "2 M" is a sum.
    return kind === 'word' && text.length > 1 && !isName && isWord(text);
  });
}

/** Who complains is not content, however kind the words: at most this. */
const COMPLAINING = -0.3;

function withComplaint(feeling: SentimentReading, acts: readonly string[]): SentimentReading {
  if (feeling.sentiment <= COMPLAINING || !acts.some(isComplaint)) return feeling;
  return { sentiment: COMPLAINING, reasons: [...feeling.reasons, 'sentiment:complaint'] };
}
