import { type Instant } from '../../domain/time/instant';
import { type Recognition } from '../../domain/recognition/recognition';
import { CircuitBreaker } from '../circuit-breaker';
import { type IntentText, type Recognizer } from '../recognizer';
import { redaction } from '../secrets/redact';
import { maskPersonal } from './masked-text';
import { mergeActs } from './merge-acts';
import { tellOnce } from './outside-names';
import { slotReader } from './slot-reader';
import { MindAnswerError, instruction, question, readAnswer } from './mind-protocol';

export interface MindOptions {
  /** Base of an OpenAI-compatible endpoint, e.g. `http://127.0.0.1:11434/v1`. */
  url: string;
  model: string;
  /** Sent as a bearer; an endpoint of one's own may want none. */
  key: string | undefined;
  /** The customer waits no longer than this, in milliseconds. */
  timeoutMs?: number;
  breaker?: CircuitBreaker;
  /** Called once for each intent that the content does not have. */
  onUnknown?: (intent: string) => void;
}

const TIMEOUT_MS = 1_500;
/** Longer texts are read here alone. */
const LONGEST_TEXT = 1_500;
/** Bytes of an answer; a longer one is not read. */
const LONGEST_ANSWER = 64 * 1024;
/** Parts that are read so surely here are not asked about, and are changed by nobody. */
const SURE_FROM = 0.8;
/** How long an endpoint that asks for a rest gets one, when it does not say how long, and at most. In seconds. */
const REST_S = 30;
const LONGEST_REST_S = 600;

/** An endpoint that refuses; `restS` is its own wish. */
class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly code = 'mind_refused';

  constructor(
    readonly status: number,
    readonly restS: number | undefined,
  ) {
    super(`the endpoint answered ${status}`);
  }
}

/**
 * Asks a language model what a message does, where the local reading is not sure. It labels and never writes a word
 * to a customer: intents are of our list, parts must stand in the text, values are read by our own readers. When it
 * is slow, away, busy or talks nonsense, the local reading holds.
 */
export function createMindRecognizer(
  local: Recognizer,
  intents: readonly IntentText[],
  options: MindOptions,
): Recognizer {
  const breaker = options.breaker ?? new CircuitBreaker();
  const system = instruction(intents);
  const told = tellOnce(options.onUnknown);
  return {
    async recognize(text, context) {
      const recognition = await local.recognize(text, context);
      if (!isWorthAsking(text, recognition) || !breaker.allows(context.now)) return recognition;
      const masked = maskPersonal(text, recognition.entities);
      try {
        const body = await ask(options, system, question(masked.text, context));
        const acts = readAnswer(body, masked, told);
        breaker.succeeded();
        const readSlot = slotReader(local, context);
        const merged = await mergeActs(recognition, acts, { sureFrom: SURE_FROM, readSlot });
        return withReason(merged, merged === recognition ? 'mind:nothing-new' : 'mind:answered');
      } catch (error) {
        rest(breaker, error, context.now);
        return withReason(recognition, `mind:${failureName(error)}`);
      }
    },
  };
}

/** Data that is not needed is not sent: what is read surely, what is too long, and what holds a secret after all. */
function isWorthAsking(text: string, { dialogueActs }: Recognition): boolean {
  if (text.trim() === '' || text.length > LONGEST_TEXT || redaction(text).withheld) return false;
  return (
    dialogueActs.length === 0 || dialogueActs.some(({ kind, sure }) => kind === 'unread' || sure < SURE_FROM)
  );
}

async function ask(options: MindOptions, system: string, user: string): Promise<string> {
  const response = await fetch(`${options.url.replace(/\/+$/, '')}/chat/completions`, {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS),
    headers: {
      'content-type': 'application/json',
      ...(options.key === undefined ? {} : { authorization: `Bearer ${options.key}` }),
    },
    body: JSON.stringify({
      model: options.model,
      temperature: 0,
      max_tokens: 500,
      response_format: { type: 'json_object' },
      messages: [
        { role: 'system', content: system },
        { role: 'user', content: user },
      ],
    }),
  });
  if (!response.ok) {
    await response.body?.cancel();
    const after = Number(response.headers.get('retry-after'));
    throw new RefusedError(response.status, after > 0 ? after : undefined);
  }
  return readText(response);
}

/** @throws MindAnswerError for an answer without an end */
async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > LONGEST_ANSWER) throw new MindAnswerError('the answer is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Too many requests: a rest at once. Anything else counts as a failure. */
function rest(breaker: CircuitBreaker, error: unknown, now: Instant): void {
  if (error instanceof RefusedError && error.status === 429) {
    breaker.restFrom(now, Math.min(error.restS ?? REST_S, LONGEST_REST_S) * 1000);
  } else breaker.failedAt(now);
}

function withReason(recognition: Recognition, reason: string): Recognition {
  return { ...recognition, reasons: [...recognition.reasons, reason] };
}

/** A short name without the message: messages may hold the customer's text. */
function failureName(error: unknown): string {
  if (error instanceof RefusedError) return `http-${error.status}`;
  if (error instanceof MindAnswerError) return 'nonsense';
  return error instanceof Error && error.name === 'TimeoutError' ? 'slow' : 'unreachable';
}
