import { type ConsentAction, type ConsentRecord } from '../../domain/profile/consents';
import { type Purpose } from '../../domain/profile/facts';
import { type MessageKey } from '../contract/texts';
import { type Turn } from '../contract/turn';

/** The proof of what a person agreed to or took back, with the words it was about (PDP 22–24). */
export function consentRecord(
  turn: Turn,
  given: { purpose: Purpose; action: ConsentAction; about: MessageKey; condition?: string | undefined },
): ConsentRecord {
  const { shown, version } = turn.wording(given.about);
  return {
    id: turn.newId('consent'),
    purpose: given.purpose,
    action: given.action,
    at: turn.now,
    channel: turn.conversation.channel,
    textVersion: version,
    textShown: shown,
    language: turn.conversation.language,
    messageId: turn.messageId,
    ...(given.condition === undefined ? {} : { condition: given.condition }),
  };
}

const NAMES: Readonly<Partial<Record<Purpose, MessageKey>>> = {
  profile_storage: 'purpose.profile_storage',
  lead_contact: 'purpose.lead_contact',
  birthday: 'purpose.birthday',
  newsletter: 'purpose.newsletter',
  testimonial_publish: 'purpose.testimonial_publish',
  referral: 'purpose.referral',
  partner_offer: 'purpose.partner_offer',
  analytics: 'purpose.analytics',
  scoring: 'purpose.scoring',
  service: 'purpose.service',
};

/** What a purpose is called. */
export function purposeName(purpose: Purpose): MessageKey {
  return NAMES[purpose] ?? 'purpose.marketing';
}
