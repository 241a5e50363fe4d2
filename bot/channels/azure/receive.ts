import { z } from 'zod';
import { groupUser } from '../../../domain/conversation/conversation';
import { type Redaction, redact, redaction } from '../../../recognizers/secrets/redact';
import { type ButtonPress } from '../../../domain/conversation/turn-input';
import { type AzureActivity } from './activity';
import { wordsOfXml } from './xml-text';
import { channelName } from './capabilities';

/** Characters of a message that are read: nobody types more, and each processing step costs time per character. */
const MAX_TEXT = 8_000;

/** A press, and where the buttons are that were pressed. */
export interface CardPress extends ButtonPress {
  /** Place of the prompt in the conversation; a claim of the client's. */
  seq: number | undefined;
}

/** What an activity says. */
export type Reading =
  | { kind: 'joined' }
  | { kind: 'left' }
  | ({ kind: 'message'; press: CardPress | undefined; isInvoke: boolean } & Redaction)
  /** Nothing for us: what people say to each other, reactions, typing. */
  | { kind: 'ignored' }
  /** A request that wants an answer we do not have. */
  | { kind: 'unsupported' };

/** The conversation and speaker, in our terms. */
export interface Place {
  conversationId: string;
  channel: string;
  channelUserId: string;
  isGroup: boolean;
}

const pressSchema = z.object({
  promptId: z.string().min(1).max(200),
  choice: z.string().min(1).max(200),
  label: z.string().max(200).optional().catch(undefined),
  seq: z.number().int().positive().optional().catch(undefined),
});

/** What `Action.Execute` sends (Adaptive Cards, Universal Action Model). */
const executeSchema = z.object({ action: z.object({ data: z.unknown() }) });

const mentionSchema = z.object({
  type: z.string().regex(/^mention$/i),
  mentioned: z.object({ id: z.string() }),
  text: z.string().optional().catch(undefined),
});

/** An activity → what it says. Text is redacted here, before inbox and logs. */
export function readActivity(activity: AzureActivity): Reading {
  switch (activity.type) {
    case 'message':
      return readMessage(activity);
    case 'invoke':
      return readInvoke(activity);
    case 'conversationUpdate':
      return readMembers(activity);
    case 'installationUpdate':
      return readInstallation(activity);
    default:
      return { kind: 'ignored' };
  }
}

/** In a group everybody is the group: what one of them is told, all read. */
export function placeOf(activity: AzureActivity): Place | undefined {
  const { conversation, channelId } = activity;
  const isGroup = isGroupChat(activity);
  const user = userOf(activity);
  if (!isGroup && !user) return undefined;
  const channel = channelName(channelId);
  return {
    conversationId: `${channel}:${conversation.id}`,
    channel,
    channelUserId: isGroup ? groupUser(conversation.id) : (user?.aadObjectId ?? user?.id ?? ''),
    isGroup,
  };
}

function isGroupChat({ conversation }: AzureActivity): boolean {
  return (
    conversation.isGroup === true || ['groupChat', 'channel'].includes(conversation.conversationType ?? '')
  );
}

/** Who is not the bot: an update of the members can come from either. */
function userOf({ from, recipient, membersAdded = [] }: AzureActivity): AzureActivity['from'] {
  return [from, ...membersAdded].find((account) => account && account.id !== recipient.id);
}

function readMessage(activity: AzureActivity): Reading {
  const press = pressSchema.safeParse(activity.value);
  if (press.success) return pressed(press.data, false);
  const mentions = mentionsOf(activity);
  if (isGroupChat(activity) && mentions.length === 0) return { kind: 'ignored' };
  const words = redaction(withoutMentions(activity, mentions).slice(0, MAX_TEXT));
  const isEmpty = words.text === '' && (activity.attachments ?? []).length === 0;
  return isEmpty ? { kind: 'ignored' } : { kind: 'message', ...words, press: undefined, isInvoke: false };
}

function readInvoke({ name, value }: AzureActivity): Reading {
  const execute = executeSchema.safeParse(value);
  const press = pressSchema.safeParse(execute.data?.action.data);
  return name === 'adaptiveCard/action' && press.success
    ? pressed(press.data, true)
    : { kind: 'unsupported' };
}

function pressed({ promptId, choice, label, seq }: z.infer<typeof pressSchema>, isInvoke: boolean): Reading {
  return { kind: 'message', text: redact(label ?? ''), press: { promptId, choice, seq }, isInvoke };
}

/** A group is greeted only when it first asks something, so that the bot does not write unasked. */
function readMembers(activity: AzureActivity): Reading {
  const { membersAdded = [], membersRemoved = [], recipient } = activity;
  if (membersRemoved.some(({ id }) => id === recipient.id)) return { kind: 'left' };
  return membersAdded.length > 0 && !isGroupChat(activity) ? { kind: 'joined' } : { kind: 'ignored' };
}

function readInstallation(activity: AzureActivity): Reading {
  if (activity.action === 'remove') return { kind: 'left' };
  return activity.action === 'add' && !isGroupChat(activity) ? { kind: 'joined' } : { kind: 'ignored' };
}

type Mention = z.infer<typeof mentionSchema>;

/** Mentions of the bot. */
function mentionsOf({ entities = [], recipient }: AzureActivity): Mention[] {
  return entities.flatMap((entity) => {
    const parsed = mentionSchema.safeParse(entity);
    return parsed.success && parsed.data.mentioned.id === recipient.id ? [parsed.data] : [];
  });
}

/** The bot's own name goes; names of people stay, without the tags that Teams puts around them. */
function withoutMentions(
  { text = '', textFormat, channelId }: AzureActivity,
  mentions: readonly Mention[],
): string {
  const left = mentions.reduce(
    (rest, mention) => (mention.text ? rest.replace(mention.text, ' ') : rest),
    text,
  );
  if (textFormat === 'xml')
    return wordsOfXml(left)
      .replace(/[ \u00a0]{2,}/g, ' ')
      .trim();
  const untagged = channelId === 'msteams' ? left.replace(/<\/?at( [^>]{0,100})?>/g, '') : left;
  return untagged.replace(/[ \u00a0]{2,}/g, ' ').trim();
}
