import { type Activity, type SuggestedActions } from 'botbuilder';
import { type Author, type Choice } from '../dialogs/outputs';
import { type OpenPrompt } from '../domain/conversation';
import { type Instant, type Language } from '../domain/instant';
import { type Phrasing } from './phrasing';
import { type Said } from './turn-run';

/** A final activity: what a channel sends. Times are ISO text, as everywhere. */
export type FinalActivity = Partial<Omit<Activity, 'timestamp'>> & { timestamp: Instant };

/** A bubble as it leaves, and as the transcript keeps it. */
export interface Rendered {
  activity: FinalActivity;
  text: string;
  author: Author | 'rep';
  authorName: string | undefined;
  language: Language;
}

export interface RenderContext {
  phrasing: Phrasing;
  botName: string;
  now: Instant;
  newId: (kind: string) => string;
}

/** What is said, as final activities, and the prompt whose buttons are live afterwards. */
export interface RenderedTurn {
  bubbles: Rendered[];
  prompt: OpenPrompt | undefined;
}

/** I-5: short bubbles. Lines of one answer share one up to this many. */
const LINES_PER_BUBBLE = 4;

/**
 * What to say → final Activities, before commit, so that a crash or a deployment never changes what was
 * decided. Neighbouring lines of the same author share a bubble; buttons end one.
 */
export function render(said: readonly Said[], context: RenderContext): RenderedTurn {
  const bubbles: Rendered[] = [];
  let prompt: OpenPrompt | undefined;
  for (const item of said) {
    if (item.kind === 'relay') {
      bubbles.push(relayed(item.words, item.from, item.language, context));
      continue;
    }
    const text = context.phrasing.phrase(item, item.language);
    const author = item.author ?? 'bot';
    const last = bubbles.at(-1);
    if (last && joins(last, author, item.signal, item.choices, text)) {
      last.text = `${last.text}\n${text}`;
      last.activity.text = last.text;
      tanggaData(last).texts.push(item.text);
      continue;
    }
    const bubble = spoken(text, author, item.language, context);
    tanggaData(bubble).texts.push(item.text);
    if (item.signal) tanggaData(bubble).signal = item.signal;
    if (item.choices && item.choices.length > 0) {
      prompt = openPrompt(item.choices, item.language, context);
      bubble.activity.suggestedActions = buttons(prompt);
    }
    bubbles.push(bubble);
  }
  return { bubbles, prompt };
}

function joins(
  last: Rendered,
  author: Author,
  signal: string | undefined,
  choices: readonly Choice[] | undefined,
  text: string,
): boolean {
  if (choices || signal || last.author !== author || last.activity.suggestedActions) return false;
  return `${last.text}\n${text}`.split('\n').length <= LINES_PER_BUBBLE;
}

function spoken(text: string, author: Author, language: Language, context: RenderContext): Rendered {
  const authorName = author === 'bot' ? context.botName : undefined;
  return bubbleOf(text, author, authorName, language, context);
}

function relayed(text: string, from: string, language: Language, context: RenderContext): Rendered {
  return bubbleOf(text, 'rep', from, language, context);
}

function bubbleOf(
  text: string,
  author: Rendered['author'],
  authorName: string | undefined,
  language: Language,
  context: RenderContext,
): Rendered {
  const name = authorName ?? context.botName;
  return {
    text,
    author,
    authorName,
    language,
    activity: {
      type: 'message',
      from: { id: 'bot', name, role: 'bot' },
      text,
      textFormat: 'plain',
      locale: language,
      timestamp: context.now,
      channelData: { tangga: { author, name: authorName, texts: [] } satisfies TanggaData },
    },
  };
}

/** What our own clients, the transcript tests and a forker may read off an activity. */
export interface TanggaData {
  author: Rendered['author'];
  name: string | undefined;
  /** Keys of the texts the bubble is made of. */
  texts: string[];
  signal?: string;
}

function tanggaData(bubble: Rendered): TanggaData {
  return (bubble.activity.channelData as { tangga: TanggaData }).tangga;
}

function openPrompt(choices: readonly Choice[], language: Language, context: RenderContext): OpenPrompt {
  return {
    id: context.newId('prompt'),
    choices: choices.map(({ id, label }) => ({ id, label: context.phrasing.phrase(label, language) })),
  };
}

/** Every button carries its prompt, so that one press acts once (promise 4). */
function buttons(prompt: OpenPrompt): SuggestedActions {
  return {
    to: [],
    actions: prompt.choices.map(({ id, label }) => ({
      type: 'messageBack',
      title: label,
      text: label,
      displayText: label,
      value: { promptId: prompt.id, choice: id },
    })),
  };
}
