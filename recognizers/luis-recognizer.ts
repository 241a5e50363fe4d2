import { LUISRuntimeClient, type LUISRuntimeModels } from '@azure/cognitiveservices-luis-runtime';
import { ApiKeyCredentials } from '@azure/ms-rest-js';
import { isIntent } from '../domain/recognition/intent';
import { type Recognition, type ScoredIntent } from '../domain/recognition/recognition';
import { CircuitBreaker } from './circuit-breaker';
import { type Recognizer } from './recognizer';

export interface LuisOptions {
  /** Protocol and host, e.g. `https://westus.api.cognitive.microsoft.com`. */
  endpoint: string;
  appId: string;
  key: string;
  /** `production` or `staging`. */
  slot: string;
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

/**
 * Intents from a LUIS v3 prediction endpoint (or a container that speaks its protocol), everything else from
 * the local recognizer. When LUIS is slow, down or unsure the local answer is given whole (T59).
 */
export function createLuisRecognizer(local: Recognizer, options: LuisOptions): Recognizer {
  const credentials = new ApiKeyCredentials({ inHeader: { 'Ocp-Apim-Subscription-Key': options.key } });
  const client = new LUISRuntimeClient(credentials, options.endpoint, { noRetryPolicy: true });
  const breaker = options.breaker ?? new CircuitBreaker();
  return {
    async recognize(text, context) {
      const recognition = await local.recognize(text, context);
      if (text.trim() === '' || !breaker.allows(context.now)) return recognition;
      try {
        const answer = await predict(client, text, options);
        breaker.succeeded();
        return merged(recognition, answer);
      } catch (error) {
        breaker.failedAt(context.now);
        return { ...recognition, reasons: [...recognition.reasons, `luis:${failureName(error)}`] };
      }
    },
  };
}

async function predict(
  client: LUISRuntimeClient,
  text: string,
  options: LuisOptions,
): Promise<LUISRuntimeModels.Prediction> {
  const { prediction } = await client.prediction.getSlotPrediction(
    options.appId,
    options.slot,
    { query: text.slice(0, LONGEST_QUERY) },
    { showAllIntents: true, timeout: options.timeoutMs ?? TIMEOUT_MS },
  );
  return prediction;
}

function merged(local: Recognition, answer: LUISRuntimeModels.Prediction): Recognition {
  const intents = scoredIntents(answer);
  const [best] = intents;
  const topIsForeign = FOREIGN.has(answer.topIntent);
  if (!best || (best.score < LOWEST_SCORE && !topIsForeign)) {
    return { ...local, reasons: [...local.reasons, 'luis:unsure'] };
  }
  // LUIS names one intent a text; where it is among several that we found, ours are kept.
  const acts = topIsForeign ? [] : local.acts.includes(best.intent) ? local.acts : [best.intent];
  return { ...local, intents, acts, inScope: !topIsForeign, reasons: [...local.reasons, 'luis:answered'] };
}

function scoredIntents({ intents }: LUISRuntimeModels.Prediction): ScoredIntent[] {
  return Object.entries(intents)
    .map(([intent, { score }]) => ({ intent: FOREIGN.has(intent) ? 'none' : intent, score: score ?? 0 }))
    .filter((scored): scored is ScoredIntent => isIntent(scored.intent))
    .sort((first, second) => second.score - first.score);
}

/** A short name without the message: messages may hold the customer's text. */
function failureName(error: unknown): string {
  const status = (error as { statusCode?: unknown }).statusCode;
  return typeof status === 'number' ? `http-${status}` : 'unreachable';
}
