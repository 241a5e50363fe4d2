import { z } from 'zod';

/** What clients send when they start a conversation or ask for a token. */
export interface StartParameters {
  user: { id: string } | undefined;
  origins: string[] | undefined;
  locale: string | undefined;
}

const schema = z.object({
  user: z
    .unknown()
    .transform((user) => z.object({ id: z.string().min(1).max(200) }).safeParse(smallNames(user)).data),
  trustedorigins: z.array(z.string().max(300)).max(50).optional().catch(undefined),
  locale: z.string().max(35).optional().catch(undefined),
});

/** Real clients write `User: {Id}` as well as `user: {id}`; what cannot be read counts as not sent. */
export function startParameters(body: unknown): StartParameters {
  const parsed = schema.safeParse(smallNames(body));
  if (!parsed.success) return { user: undefined, origins: undefined, locale: undefined };
  const { user, trustedorigins, locale } = parsed.data;
  return { user, origins: trustedorigins?.length ? trustedorigins : undefined, locale };
}

function smallNames(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([name, content]) => [name.toLowerCase(), content]));
}
