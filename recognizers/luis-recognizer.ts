import { LUISRuntimeClient, type LUISRuntimeModels } from '@azure/cognitiveservices-luis-runtime';
import { ApiKeyCredentials } from '@azure/ms-rest-js';
import { z } from 'zod';
import { ENTITY_TYPES, type EntityType } from '../domain/recognition/entities';
import { type Intent, isIntent } from '../domain/recognition/intent';
import { type Recognition, type RecognitionContext } from '../domain/recognition/recognition';
import { CircuitBreaker } from './circuit-breaker';
import { type MaskedText, maskPersonal } from './outside/masked-text';
import { type OutsideAct, mergeActs } from './outside/merge-acts';
import { type OutsideNames, tellOnce } from './outside/outside-names';
import { type Recognizer } from './recognizer';
import { slotReader } from './outside/slot-reader';

export interface LuisOptions {
  /** Protocol and host, e.g. `https://westus.api.cognitive.microsoft.com`. */
  endpoint: string;
  appId: string;
  key: string;
  /** `production` or `staging`. */
  slot: string;
  /** What the app calls by other names than we do. */
  names?: OutsideNames;
  /** Called once for each intent that the content does not have. */
  onUnknown?: (intent: string) => void;
  /** The customer waits no longer than this, in milliseconds. */
  timeoutMs?: number;
  breaker?: CircuitBreaker;
}

const TIMEOUT_MS = 1_500;
/** LUIS refuses longer queries. */
const LONGEST_QUERY = 500;
/** Under this the local answer is better (design/domain.md §2.10). */
const LOWEST_SCORE = 0.4;
const FOREIGN = new Set(['None', 'none']);
/** LUIS is trained for this company: it holds against whatever is read here, but for what is told. */
const ALL_IS_OPEN = Infinity;
/** What is read here so surely stays where LUIS finds nothing. */
const SURE_FROM = 0.8;

/**
 * Intents and entities from a LUIS v3 prediction endpoint (or a container that speaks its protocol), everything else
 * from the local recognizer. When LUIS is slow, down, unsure or names unknown intents, the local
 * answer is given whole (T59).
 */
export function createLuisRecognizer(local: Recognizer, options: LuisOptions): Recognizer {
  const credentials = new ApiKeyCredentials({ inHeader: { 'Ocp-Apim-Subscription-Key': options.key } });
  const client = new LUISRuntimeClient(credentials, options.endpoint, { noRetryPolicy: true });
  const breaker = options.breaker ?? new CircuitBreaker();
  const told = tellOnce(options.onUnknown);
  return {
    async recognize(text, context) {
      const recognition = await local.recognize(text, context);
      if (text.trim() === '' || !breaker.allows(context.now)) return recognition;
      const masked = maskPersonal(text, recognition.entities);
      try {
        const answer = await predict(client, masked.text, options);
        const reading = { text, masked, answer, names: options.names, told };
        const merged = await mergedWith(recognition, reading, slotReader(local, context));
        breaker.succeeded();
        return merged;
      } catch (error) {
        failed(breaker, error, context);
        return withReason(recognition, failureName(error));
      }
    },
  };
}

const SCORED = z.object({ score: z.number().min(0).max(1).catch(0) });
const INSTANCE = z.object({ startIndex: z.number().int().min(0), length: z.number().int().min(1) });
const PREDICTION = z.object({
  topIntent: z.string(),
  intents: z.record(SCORED),
  entities: z
    .object({ $instance: z.record(z.array(z.unknown())).catch({}) })
    .catch({ $instance: {} })
    .default({ $instance: {} }),
});
type Prediction = z.infer<typeof PREDICTION>;

/** @throws z.ZodError for an answer of another form */
async function predict(client: LUISRuntimeClient, text: string, options: LuisOptions): Promise<Prediction> {
  const { prediction } = (await client.prediction.getSlotPrediction(
    options.appId,
    options.slot,
    { query: text.slice(0, LONGEST_QUERY) },
    { showAllIntents: true, verbose: true, timeout: options.timeoutMs ?? TIMEOUT_MS },
  )) as Partial<LUISRuntimeModels.PredictionResponse>;
  return PREDICTION.parse(prediction);
}

interface Reading {
  text: string;
  masked: MaskedText;
  answer: Prediction;
  names: OutsideNames | undefined;
  told: (intent: string) => void;
}

async function mergedWith(
  local: Recognition,
  reading: Reading,
  readSlot: ReturnType<typeof slotReader>,
): Promise<Recognition> {
  const { topIntent, intents } = reading.answer;
  const score = intents[topIntent]?.score ?? 0;
  const intent = reading.names?.intents[topIntent] ?? topIntent;
  const told = toldIn(reading);
  if (FOREIGN.has(intent)) return withReason(nothingOf(local), 'answered');
  if (!isIntent(intent)) {
    reading.told(topIntent);
    return withReason(local, 'unknown-intent');
  }
  if (score < LOWEST_SCORE) return withReason(local, 'unsure');
  // LUIS names one intent a text; where it is among several that we found, ours are kept.
  const meant = local.acts.includes(intent) ? [] : [wholeText(reading.text, intent)];
  const merged = await mergeActs(local, [...told, ...meant], { sureFrom: ALL_IS_OPEN, readSlot });
  const scored = [{ intent, score }, ...merged.intents.filter((one) => one.intent !== intent)];
  return withReason({ ...merged, intents: scored }, 'answered');
}

function wholeText(text: string, intent: Intent): OutsideAct {
  return { kind: 'intent', intent, span: { text, start: 0, end: text.length } };
}

/** Entities by their place in the query; the values are read here. */
function toldIn({ answer, masked, names }: Reading): OutsideAct[] {
  return Object.entries(answer.entities.$instance).flatMap(([name, instances]) => {
    const slot = names?.entities[name] ?? ENTITY_TYPES.find((type) => type === name);
    if (slot === undefined) return [];
    return instances.flatMap((instance): OutsideAct[] => placed(instance, masked, slot));
  });
}

function placed(instance: unknown, masked: MaskedText, slot: EntityType): OutsideAct[] {
  const place = INSTANCE.safeParse(instance).data;
  const span = place && masked.at(place.startIndex, place.startIndex + place.length);
  return span ? [{ kind: 'slot', slot, whose: undefined, span }] : [];
}

/** LUIS finds nothing: what was not read surely here is nothing either. */
function nothingOf(local: Recognition): Recognition {
  const dialogueActs = local.dialogueActs.map((act) =>
    (act.kind === 'ask' || act.kind === 'want' || act.kind === 'courtesy') && act.sure < SURE_FROM
      ? { id: act.id, kind: 'unread' as const, span: act.span, sure: act.sure }
      : act,
  );
  return { ...local, intents: [{ intent: 'none', score: 1 }], acts: [], inScope: false, dialogueActs };
}

function failed(breaker: CircuitBreaker, error: unknown, { now }: RecognitionContext): void {
  if (statusOf(error) === 429) breaker.restFrom(now, REST_MS);
  else breaker.failedAt(now);
}

/** For who asks too often, in milliseconds. */
const REST_MS = 30_000;

function withReason(recognition: Recognition, reason: string): Recognition {
  return { ...recognition, reasons: [...recognition.reasons, `luis:${reason}`] };
}

/** A short name without the message: messages may hold the customer's text. */
function failureName(error: unknown): string {
  if (error instanceof z.ZodError) return 'nonsense';
  const status = statusOf(error);
  return status === undefined ? 'unreachable' : `http-${status}`;
}

function statusOf(error: unknown): number | undefined {
  const status = (error as { statusCode?: unknown }).statusCode;
  return typeof status === 'number' ? status : undefined;
}
