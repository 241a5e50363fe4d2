import { encodeChoice } from '../../dialogs/contract/choices';
import { type Author } from '../../dialogs/contract/outputs';
import { type OpenPrompt } from '../../domain/conversation/conversation';
import { type Instant, type Language } from '../../domain/time/instant';
import { type Rendered, bubbleOf, tanggaData } from './bubble';
import { type Capabilities } from './capabilities';
import { type Phrasing } from './phrasing';
import { type CardPicture, besideShown, isOnCard, shownCards, shownTable, skusOnCards } from './render-cards';
import { splitText } from './split-text';
import { openPrompt, promptButtons } from './prompt';
import { type SpokenOutput } from './turn-run';

export interface RenderContext {
  phrasing: Phrasing;
  botName: string;
  now: Instant;
  newId: (kind: string) => string;
  /** What the channel can show. */
  capabilities: Capabilities;
  /** The person who has the conversation once all this is said. */
  holder: string | undefined;
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
    const isJoined =
      last !== undefined &&
      (!ended.has(last) || item.source !== undefined) &&
      joins(last, author, item, text);
    const bubble = isJoined ? added(last, text) : spoken(text, author, item.language, context);
    tanggaData(bubble).texts.push(item.text);
    if (item.signal) tanggaData(bubble).signal = item.signal;
    if (item.source) citeIn(bubble, text, item.source.url);
    if (item.choices && item.choices.length > 0) {
      prompt = openPrompt({ ...item, choices: item.choices }, context);
      const bare = item.choices.filter((one) => !isOnCard(one, onCards)).map(({ id }) => encodeChoice(id));
      offer(bubble, prompt, bare, context);
      ended.add(bubble);
    }
    if (showBeside(bubble, item, text, context)) ended.add(bubble);
    if (!isJoined) bubbles.push(bubble);
  }
  return { bubbles: bubbles.flatMap((bubble) => split(bubble, context.capabilities.maxText)), prompt };
}

/** A line of the same answer. */
function added(bubble: Rendered, text: string): Rendered {
  const data = tanggaData(bubble);
  setText(bubble, `${bubble.text}\n${text}`);
  if (data.brief !== undefined) data.brief = `${data.brief}\n${text}`;
  return bubble;
}

function citeIn(bubble: Rendered, text: string, url: string | undefined): void {
  const data = tanggaData(bubble);
  data.sources = [...(data.sources ?? []), { text, url }];
}

/**
 * Cards or a table where the channel has them, and the words above where those of the bubble would say it all twice.
 * @returns whether there are any
 */
function showBeside(bubble: Rendered, item: Spoken, text: string, context: RenderContext): boolean {
  const { capabilities, phrasing } = context;
  const data = tanggaData(bubble);
  const cards = capabilities.cards ? item.cards : undefined;
  const table = capabilities.tables ? item.table : undefined;
  if (cards) data.cards = shownCards(cards, item.language, context);
  if (table) data.table = shownTable(table, item.language, phrasing);
  const beside = besideShown(item, (cards ?? table)?.inPlaceOf, phrasing);
  if (beside !== text) data.brief = `${bubble.text.slice(0, bubble.text.length - text.length)}${beside}`;
  return cards !== undefined || table !== undefined;
}

/** Where an answer is from belongs to the answer, however long it is. */
function joins(last: Rendered, author: Author, { signal, choices, source }: Spoken, text: string): boolean {
  if (choices || signal || last.author !== author) return false;
  if (source) return true;
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
    if (bare.length > 0) bubble.activity.suggestedActions = promptButtons(prompt, bare);
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
      delete data.table;
      delete data.sources;
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
