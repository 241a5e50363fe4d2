import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { type Instant, type Language } from '../domain/time/instant';
import { type Entity } from '../domain/recognition/entities';
import { type Recognition } from '../domain/recognition/recognition';
import { type Recognizer } from './recognizer';

/** Where the answers and the complaints about bad lines go, without line end. */
export interface RecognizeFileOutput {
  line(text: string): void;
  error(text: string): void;
}

const lineSchema = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

/**
 * `npm run recognize -- FILE.jsonl`: each line `{"id","text"}` gives one line of JSON, in order. A bad line is
 * named on the error output and the others are still read.
 * @param now the moment for "besok".
 * @param defaultLanguage printed for a text that tells none ("ok", "M1", "👍"); null is printed without it.
 * @returns the exit code: 0, or 1 when a line was bad or the file cannot be read.
 */
export async function recognizeFile(
  recognizer: Recognizer,
  path: string,
  out: RecognizeFileOutput,
  now: Instant,
  defaultLanguage?: Language,
): Promise<number> {
  let code = 0;
  let number = 0;
  try {
    for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
      number++;
      if (line.trim() === '') continue;
      const read = readLine(line);
      if (!read.ok) {
        out.error(`${path}:${number}: ${read.reason}`);
        code = 1;
        continue;
      }
      const recognition = await recognizer.recognize(read.value.text, { now, language: undefined });
      out.line(JSON.stringify({ id: read.value.id, ...answerOf(recognition, defaultLanguage) }));
    }
  } catch (error) {
    out.error(`${path}: cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`);
    return 1;
  }
  return code;
}

type LineReading = { ok: true; value: { id: string | number; text: string } } | { ok: false; reason: string };

function readLine(line: string): LineReading {
  let json: unknown;
  try {
    json = JSON.parse(line.replace(/^\uFEFF/u, ''));
  } catch {
    return { ok: false, reason: 'not JSON; a line is {"id": "…", "text": "…"}.' };
  }
  const read = lineSchema.safeParse(json);
  if (read.success) return { ok: true, value: read.data };
  const [issue] = read.error.issues;
  return {
    ok: false,
    reason: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong'}; a line is {"id", "text"}.`,
  };
}

function answerOf(recognition: Recognition, defaultLanguage: Language | undefined) {
  const { language, inScope, intents, acts, sentiment, urgency } = recognition;
  return {
    language: language ?? defaultLanguage ?? null,
    inScope,
    intents,
    acts,
    sentiment,
    urgency,
    entities: byType(recognition.entities),
  };
}

function byType(
  entities: readonly Entity[],
): Record<string, Array<Pick<Entity, 'text' | 'start' | 'end' | 'value'>>> {
  const grouped: Record<string, Array<Pick<Entity, 'text' | 'start' | 'end' | 'value'>>> = {};
  for (const { type, text, start, end, value } of entities) {
    (grouped[type] ??= []).push({ text, start, end, value });
  }
  return grouped;
}
