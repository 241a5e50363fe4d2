import { type Activity, type Attachment, type CardAction } from 'botbuilder';
import { type AttachedFile } from '../../../domain/conversation/attached-file';
import { type FinalActivity, type TanggaData } from '../../pipeline/bubble';
import { showingOf } from './capabilities';
import { goodsCard } from './goods-card';
import { choicesOf, heroCard, linkCard, promptCard } from './card';

/** What an activity becomes beside what it says. */
export interface OutgoingContext {
  channel: string;
  /** Its place in the conversation. */
  seq: number;
  /** Where a file can be fetched; undefined where it is not reachable from outside. */
  linkTo: (file: AttachedFile) => string | undefined;
  /** Where a path of this server is reached from outside; undefined where it is not. */
  toPath: (path: string) => string | undefined;
  /** Opens a chat with the bot alone; undefined where the channel has no such address. */
  privateChat: string | undefined;
  /** What the link to it is called in a language. */
  privateChatLabel: (language: string | undefined) => string;
}

const MAX_SUMMARY = 200;

/** A final activity → what a channel of Azure is sent. Sender and recipient come from the reference. */
export function toAzure(activity: FinalActivity, context: OutgoingContext): Partial<Activity> {
  const { locale, inputHint } = activity;
  const files = tanggaOf(activity)?.files ?? [];
  const { attachments, lines } = filesFor(files, context);
  const text = [textOf(activity), ...lines].filter((line) => line !== '').join('\n');
  return { type: 'message', locale, inputHint, ...withButtons(activity, text, attachments, context) };
}

/** Teams runs the lines of a plain text together; of markup it keeps the breaks. */
function words(text: string, channel: string): Pick<Activity, 'text' | 'textFormat' | 'summary'> {
  if (channel !== 'msteams') return { text, textFormat: 'plain', summary: undefined };
  return { text: asMarkup(text), textFormat: 'xml', summary: shortened(text) };
}

/** What a notification shows. */
function shortened(text: string): string {
  return text.length > MAX_SUMMARY ? `${text.slice(0, MAX_SUMMARY)}…` : text;
}

function asMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br/>');
}

/** The same text that was sent: a card that is renewed after a press begins with it. */
export function textOf(activity: FinalActivity): string {
  const { author, name } = tanggaOf(activity) ?? {};
  const text = activity.text ?? '';
  // On these channels every message comes from the bot: whose words they are must be said.
  return author === 'rep' && name ? `${name}: ${text}` : text;
}

function withButtons(
  activity: FinalActivity,
  text: string,
  attachments: Attachment[],
  context: OutgoingContext,
): Partial<Activity> {
  const { channel, seq, privateChat, privateChatLabel } = context;
  const { as, returns } = showingOf(channel);
  const plain = { ...words(text, channel), ...(attachments.length > 0 ? { attachments } : {}) };
  if (as === 'card' && privateChat && tanggaOf(activity)?.signal === 'continue_in_private') {
    const link = linkCard(activity, text, privateChatLabel(activity.locale), privateChat);
    return { summary: shortened(text), attachments: [link, ...attachments] };
  }
  const goods = goodsOf(activity, context);
  if (as === 'card' && goods.length > 0)
    return withGoods(activity, text, [...goods, ...attachments], context);
  const choices = choicesOf(activity);
  if (choices.length === 0 || as === 'none') return plain;
  if (as === 'card')
    return { summary: shortened(text), attachments: [promptCard(activity, text, seq), ...attachments] };
  const actions = returns === 'value' ? [...choices] : choices.map(typed);
  return as === 'hero'
    ? { attachments: [heroCard(text, actions), ...attachments] }
    : { ...plain, suggestedActions: { to: [], actions } };
}

function goodsOf(activity: FinalActivity, { seq, toPath }: OutgoingContext): Attachment[] {
  const cards = tanggaOf(activity)?.cards ?? [];
  return cards.map((card) => goodsCard(card, activity.locale, seq, toPath));
}

/** Goods side by side under their words; other choices stand on a card of their own before them. */
function withGoods(
  activity: FinalActivity,
  text: string,
  goods: Attachment[],
  { channel, seq }: OutgoingContext,
): Partial<Activity> {
  const above = tanggaOf(activity)?.brief ?? text;
  const hasChoices = choicesOf(activity).length > 0;
  return hasChoices
    ? { summary: shortened(above), attachments: [promptCard(activity, above, seq), ...goods] }
    : { ...words(above, channel), attachments: goods, attachmentLayout: 'carousel' };
}

/** The label comes back as if it had been typed: not every channel keeps a hidden value. */
function typed({ title }: CardAction): CardAction {
  return { type: 'imBack', title, value: title };
}

/** Pictures are shown, where Teams shows nothing else; other files are links. */
function filesFor(
  files: readonly AttachedFile[],
  { channel, linkTo }: OutgoingContext,
): { attachments: Attachment[]; lines: string[] } {
  const attachments: Attachment[] = [];
  const lines: string[] = [];
  for (const file of files) {
    const contentUrl = linkTo(file);
    const { name, contentType } = file;
    const isShown = channel !== 'msteams' || contentType.startsWith('image/');
    if (contentUrl === undefined) lines.push(name);
    else if (isShown) attachments.push({ name, contentType, contentUrl });
    else lines.push(`${name}: ${contentUrl}`);
  }
  return { attachments, lines };
}

function tanggaOf(activity: FinalActivity): Partial<TanggaData> | undefined {
  return (activity.channelData as { tangga?: Partial<TanggaData> } | undefined)?.tangga;
}
