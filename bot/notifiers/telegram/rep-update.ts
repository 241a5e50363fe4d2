import { z } from 'zod';

const MESSAGE = z.object({
  chat: z.object({ id: z.number(), type: z.string() }),
  text: z.string().optional(),
  reply_to_message: z.object({ message_id: z.number() }).optional(),
});

/** What is read of an update (Bot API, `Update`). */
export const UPDATE = z.object({
  update_id: z.number(),
  message: MESSAGE.optional(),
  edited_message: MESSAGE.optional(),
  callback_query: z
    .object({
      id: z.string(),
      from: z.object({ id: z.number() }),
      data: z.string().optional(),
    })
    .optional(),
});

type Update = z.infer<typeof UPDATE>;
export type Message = NonNullable<Update['message']>;
export type Press = NonNullable<Update['callback_query']>;
