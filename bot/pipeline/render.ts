import { encodeChoice } from '../../dialogs/contract/choices';
import { type Activity, type SuggestedActions } from 'botbuilder';
import { type Author, type Cards, type Choice } from '../../dialogs/contract/outputs';
import { type AttachedFile } from '../../domain/conversation/attached-file';
import { type OpenPrompt } from '../../domain/conversation/conversation';
import { type Instant, type Language } from '../../domain/time/instant';
import { type Capabilities } from './capabilities';
import { type Phrasing } from './phrasing';
import {
  type CardPicture,
  type ShownCard,
  besideCards,
  isOnCard,
  shownCards,
  skusOnCards,
} from './render-cards';
import { splitText } from './split-text';
import { type SpokenOutput } from './turn-run';

/** A final activity: what a channel sends. Times are ISO text, as everywhere. */
export type FinalActivity = Partial<Omit<Activity, 'timestamp'>> & { timestamp: Instant };

/** A bubble as it leaves, and as the transcript keeps it. */
export interface Rendered {
  activity: FinalActivity;
  text: string;
  author: Author | 'rep';
  authorName: string | undefined;
  language: Language;
  files: readonly AttachedFile[];
}

export interface RenderContext {
  phrasing: Phrasing;
  botName: string;
  now: Instant;
  newId: (kind: string) => string;
  /** What the channel can show. */
  capabilities: Capabilities;
  pictureOf: (sku: string) => CardPicture | undefined;
}

/** What is said, as final activities, and the prompt whose buttons are live afterwards. */
export interface RenderedTurn {
  bubbles: Rendered[];
  prompt: OpenPrompt | undefined;
}

type Relayed = Extract<SpokenOutput, { kind: 'relay' }>;
type Spoken = Extract<SpokenOutput, { kind: 'say' }>;

/** I-5: short bubbles. Lines of one answer share one up to this many. */
const LINES_PER_BUBBLE = 4;

/**
 * What to say → final Activities, before commit, so that a crash or a deployment never changes what was
 * decided. Neighbouring lines of the same author share a bubble; buttons end one.
 */
export function render(outputs: readonly SpokenOutput[], context: RenderContext): RenderedTurn {
  const bubbles: Rendered[] = [];
  const ended = new Set<Rendered>();
  const onCards = context.capabilities.cards ? skusOnCards(outputs) : new Set<string>();
  let prompt: OpenPrompt | undefined;
  for (const item of outputs) {
    if (item.kind === 'relay') {
      bubbles.push(relayed(item, context));
      continue;
    }
    const text = context.phrasing.phrase(item, item.language);
    const author = item.author ?? 'bot';
    const last = bubbles.at(-1);
    const isJoined = last !== undefined && !ended.has(last) && joins(last, author, item, text);
    const bubble = isJoined ? added(last, text) : spoken(text, author, item.language, context);
    tanggaData(bubble).texts.push(item.text);
    if (item.signal) tanggaData(bubble).signal = item.signal;
    if (item.choices && item.choices.length > 0) {
      prompt = openPrompt({ ...item, choices: item.choices }, context);
      const bare = item.choices.filter((one) => !isOnCard(one, onCards)).map(({ id }) => encodeChoice(id));
      offer(bubble, prompt, bare, context);
      ended.add(bubble);
    }
    if (item.cards && context.capabilities.cards) {
      showCards(bubble, item, item.cards, text, context);
      ended.add(bubble);
    }
    if (!isJoined) bubbles.push(bubble);
  }
  return { bubbles: bubbles.flatMap((bubble) => split(bubble, context.capabilities.maxText)), prompt };
}

/** A line of the same answer. */
function added(bubble: Rendered, text: string): Rendered {
  setText(bubble, `${bubble.text}\n${text}`);
  return bubble;
}

/** The cards, and the words above them where those of the bubble would say it all twice. */
function showCards(bubble: Rendered, item: Spoken, cards: Cards, text: string, context: RenderContext): void {
  const data = tanggaData(bubble);
  data.cards = shownCards(cards, item.language, context);
  const beside = besideCards(item, context);
  if (beside !== text) data.brief = `${bubble.text.slice(0, bubble.text.length - text.length)}${beside}`;
}

function joins(last: Rendered, author: Author, { signal, choices }: Spoken, text: string): boolean {
  if (choices || signal || last.author !== author) return false;
  return `${last.text}\n${text}`.split('\n').length <= LINES_PER_BUBBLE;
}

function spoken(text: string, author: Author, language: Language, context: RenderContext): Rendered {
  const authorName = author === 'bot' ? context.botName : undefined;
  return bubbleOf(text, author, authorName, language, context);
}

function relayed({ words, from, language, files = [] }: Relayed, context: RenderContext): Rendered {
  const bubble = bubbleOf(words, 'rep', from, language, context);
  if (files.length === 0) return bubble;
  tanggaData(bubble).files = files;
  return { ...bubble, files };
}

/** Choices as the channel can show them: buttons, or lines of text that are picked by their number. */
function offer(
  bubble: Rendered,
  prompt: OpenPrompt,
  bare: readonly string[],
  { phrasing }: RenderContext,
): void {
  if (!prompt.numbered) {
    if (bare.length > 0) bubble.activity.suggestedActions = buttons(prompt, bare);
    return;
  }
  const lines = prompt.choices.map(({ label }, index) => `${index + 1}. ${label}`);
  const hint = phrasing.phrase({ text: 'choice.by-number' }, bubble.language);
  setText(bubble, [bubble.text, ...lines, hint].join('\n'));
}

function setText(bubble: Rendered, text: string): void {
  bubble.text = text;
  bubble.activity.text = text;
}

/** A text too long for the channel becomes several bubbles; buttons and files go with the last. */
function split(bubble: Rendered, max: number): Rendered[] {
  if (bubble.text.length <= max) return [bubble];
  const pieces = splitText(bubble.text, max);
  return pieces.map((text, index) => {
    const isLast = index === pieces.length - 1;
    const { suggestedActions, ...activity } = bubble.activity;
    const data = { ...tanggaData(bubble), texts: index === 0 ? tanggaData(bubble).texts : [] };
    delete data.brief;
    if (!isLast) {
      delete data.files;
      delete data.cards;
    }
    return {
      ...bubble,
      text,
      files: isLast ? bubble.files : [],
      activity: {
        ...activity,
        text,
        ...(isLast && suggestedActions ? { suggestedActions } : {}),
        channelData: { tangga: data },
      },
    };
  });
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
    files: [],
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
  /** The goods it shows, where the channel has cards. */
  cards?: readonly ShownCard[];
  /** What to say above the cards instead of the text, which lists the same. */
  brief?: string;
  /** What goes with it; a channel hands over the bytes in its own way. */
  files?: readonly AttachedFile[];
}

function tanggaData(bubble: Rendered): TanggaData {
  return (bubble.activity.channelData as { tangga: TanggaData }).tangga;
}

function openPrompt(
  { choices, language, about }: { choices: readonly Choice[]; language: Language; about?: string },
  context: RenderContext,
): OpenPrompt {
  const { buttons: style, maxButtons } = context.capabilities;
  const prompt = {
    id: context.newId('prompt'),
    choices: choices.map(({ id, label }) => ({
      id: encodeChoice(id),
      label: context.phrasing.phrase(label, language),
    })),
    ...(about !== undefined && { about }),
  };
  const isNumbered = style === 'numbered' || choices.length > maxButtons;
  return isNumbered ? { ...prompt, numbered: true } : prompt;
}

/**
 * Every button carries its prompt, so that one press acts once (promise 4).
 * @param bare the choices that need a button
 */
function buttons(prompt: OpenPrompt, bare: readonly string[]): SuggestedActions {
  const shown = prompt.choices.filter(({ id }) => bare.includes(id));
  return {
    to: [],
    actions: shown.map(({ id, label }) => ({
      type: 'messageBack',
      title: label,
      text: label,
      displayText: label,
      value: { promptId: prompt.id, choice: id },
    })),
  };
}
