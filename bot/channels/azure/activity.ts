import { z } from 'zod';

const short = z.string().max(500);
const optionalShort = short.optional().catch(undefined);

const accountSchema = z.object({
  id: short.min(1),
  /** The person in Entra ID: the same in every chat, unlike `id`. */
  aadObjectId: optionalShort,
});

const accountsSchema = z.array(accountSchema).max(500).optional().catch(undefined);

/**
 * What is read of an activity that a channel of Azure posts; the rest is dropped. What must be there is what
 * the answer is sent by.
 */
export const activitySchema = z.object({
  type: short.min(1),
  id: optionalShort,
  name: optionalShort,
  channelId: z.string().regex(/^[\w.:-]{1,100}$/),
  serviceUrl: z.string().max(2000).refine(isSafe, 'https, or this machine'),
  conversation: z.object({
    id: short.min(1),
    isGroup: z.boolean().optional().catch(undefined),
    conversationType: optionalShort,
    tenantId: optionalShort,
  }),
  recipient: accountSchema,
  from: accountSchema.optional().catch(undefined),
  text: z.string().optional().catch(undefined),
  textFormat: optionalShort,
  locale: z.string().max(35).optional().catch(undefined),
  value: z.unknown(),
  replyToId: optionalShort,
  deliveryMode: optionalShort,
  /** Of an installation: `add` or `remove`, with `-upgrade` when it is another version of the app. */
  action: optionalShort,
  entities: z.array(z.unknown()).max(200).optional().catch(undefined),
  attachments: z.array(z.unknown()).max(50).optional().catch(undefined),
  membersAdded: accountsSchema,
  membersRemoved: accountsSchema,
});

/** An activity from a channel of Azure. */
export type AzureActivity = z.infer<typeof activitySchema>;

/** An answer would carry the bot's token: never over an open wire. */
function isSafe(serviceUrl: string): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  return new URL(serviceUrl).protocol === 'https:' || isLoopbackUrl(serviceUrl);
}

export function isLoopbackUrl(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && isLoopbackName(hostname);
}

/** A host of this machine, as URLs and HOST write it. */
export function isLoopbackName(hostname: string): boolean {
  return ['localhost', '[::1]', '::1'].includes(hostname) || /^127(\.\d{1,3}){3}$/.test(hostname);
}
