import { z } from 'zod';
import { type LoyaltyEvent } from '../../domain/ladder/loyalty-events';
import { RUNGS } from '../../domain/ladder/rung';
import { plusDays } from '../../domain/time/calendar';
import { loadSnapshot } from '../../models/turns/load';
import { redact } from '../../recognizers/secrets/redact';
import { type Asked, KEY } from './acts';
import { type Answer, ok, refuse } from './answers';
import { type DeskContext } from './desk-context';
import { keyOf, perform } from './perform';
import { oversees } from './roles';
import { type EvidenceView } from './views';
import { noteWork } from './work';

const OVERRIDE = KEY.extend({
  to: z.enum(RUNGS),
  days: z.number().int().min(1).max(365),
  reason: z.string().trim().min(1).max(200),
});

/** Sets the rung by hand for some days; supervisors and admins. */
export async function overrideRung(desk: DeskContext, asked: Asked): Promise<Answer> {
  const { conversationId, who, body } = asked;
  if (!oversees(who.rep)) return refuse('not_allowed', 'Supervisors and admins set a rung by hand.');
  const given = OVERRIDE.safeParse(body);
  if (!given.success)
    return refuse('bad_request', 'A clientKey, a rung, days (1 to 365) and a reason are wanted.');
  const { clientKey, to, days, reason } = given.data;
  const until = plusDays(desk.clock(), days);
  const act = { act: 'override_rung', to, until, reason: redact(reason) } as const;
  const done = await perform(desk, { conversationId, who, act, key: keyOf(clientKey) });
  if ('answer' in done) return done.answer;
  const loaded = await loadSnapshot(desk.database, conversationId);
  if (loaded) noteWork(desk, who, loaded.snapshot.contact.id, conversationId);
  return ok({ status: 'recorded' });
}

/** What a rung stands on, for the page: what happened, to what, by whom. */
export function evidenceView(event: LoyaltyEvent): EvidenceView {
  return { type: event.type, at: event.occurredAt, by: event.actor, what: subjectOf(event) };
}

function subjectOf(event: LoyaltyEvent): string | null {
  switch (event.type) {
    case 'purchase_recorded':
    case 'purchase_corrected':
    case 'purchase_reversed':
      return event.orderNo;
    case 'membership_joined':
      return event.cardNumber;
    case 'referral_code_used':
      return event.code;
    case 'asked_information':
      return event.sku ?? event.category ?? event.topic;
    case 'manual_override':
      return event.reason;
    default:
      return null;
  }
}
