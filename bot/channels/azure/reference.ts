import { type ConversationReference } from 'botbuilder';
import { z } from 'zod';
import { type AzureActivity } from './activity';

/** Where a conversation is found again: a Bot Framework conversation reference without names. */
export type Reference = z.infer<typeof referenceSchema>;

const accountSchema = z.object({ id: z.string(), aadObjectId: z.string().optional() });

const referenceSchema = z.object({
  channelId: z.string(),
  serviceUrl: z.string(),
  conversation: z.object({
    id: z.string(),
    isGroup: z.boolean().optional(),
    conversationType: z.string().optional(),
    tenantId: z.string().optional(),
  }),
  bot: accountSchema,
  user: accountSchema.optional(),
  /** The last activity heard: some channels answer it rather than the conversation. */
  activityId: z.string().optional(),
});

/** Refreshed at each contact: a channel may move to another `serviceUrl`. */
export function referenceOf(activity: AzureActivity): Reference {
  const { channelId, serviceUrl, conversation, recipient, from, id, type } = activity;
  const user = from?.id === recipient.id ? undefined : from;
  const activityId = type === 'message' ? id : undefined;
  return { channelId, serviceUrl, conversation, bot: recipient, user, activityId };
}

/** An address as it was stored; undefined when it is not in our format. */
export function readReference(address: object | undefined): Reference | undefined {
  const parsed = referenceSchema.safeParse(address);
  return parsed.success ? parsed.data : undefined;
}

/** In the SDK's words: what it demands of an account is a name, which no channel reads. */
export function sdkReference(reference: Reference): Partial<ConversationReference> {
  const { bot, user, conversation, ...rest } = reference;
  return {
    ...rest,
    conversation: {
      ...conversation,
      isGroup: conversation.isGroup ?? false,
      conversationType: conversation.conversationType ?? '',
      name: '',
    },
    bot: { ...bot, name: '' },
    user: user && { ...user, name: '' },
  };
}
