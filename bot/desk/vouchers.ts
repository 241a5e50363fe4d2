import { z } from 'zod';
import { redact } from '../../recognizers/secrets/redact';
import { loadSnapshot } from '../../models/turns/load';
import { type Asked, KEY } from './acts';
import { type Answer, ok, refuse } from './answers';
import { type DeskContext } from './desk-context';
import { hasSaid, keyOf, perform } from './perform';
import { noteWork } from './work';
import { type DeskWork } from '../../domain/conversation/turn-input';

const GIVEN = KEY.extend({
  amount: z.number().int().min(1_000).max(100_000_000),
  days: z.number().int().min(1).max(730),
  reason: z.string().trim().min(1).max(200),
});
const VOIDED = KEY.extend({ voucherId: z.string().min(1).max(80) });

/** A voucher for whoever the conversation is with; the same clientKey gives it once. */
export async function giveVoucher(desk: DeskContext, asked: Asked): Promise<Answer> {
  const given = GIVEN.safeParse(asked.body);
  if (!given.success)
    return refuse('bad_request', 'A clientKey, an amount (whole rupiah), days and a reason are wanted.');
  const { clientKey, amount, days, reason } = given.data;
  const act = { act: 'give_voucher', amount, days, reason: redact(reason) } as const;
  return change(desk, asked, clientKey, act, 'It is more than you may give; a supervisor can.');
}

export async function voidVoucher(desk: DeskContext, asked: Asked): Promise<Answer> {
  const given = VOIDED.safeParse(asked.body);
  if (!given.success) return refuse('bad_request', 'A clientKey and a voucherId are wanted.');
  const { clientKey, voucherId } = given.data;
  return change(desk, asked, clientKey, { act: 'void_voucher', voucherId }, 'It is used up or over already.');
}

async function change(
  desk: DeskContext,
  { conversationId, who }: Asked,
  clientKey: string,
  act: DeskWork,
  refusal: string,
): Promise<Answer> {
  const done = await perform(desk, { conversationId, who, act, key: keyOf(clientKey) });
  if ('answer' in done) return done.answer;
  // What was refused says nothing to the customer.
  if (!(await hasSaid(desk, { conversationId, messageId: done.messageId }, ['bot', 'system']))) {
    return refuse('not_done', refusal);
  }
  const loaded = await loadSnapshot(desk.database, conversationId);
  if (loaded) noteWork(desk, who, loaded.snapshot.contact.id, conversationId);
  return ok({ status: 'recorded' });
}
