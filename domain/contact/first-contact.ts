import { type Contact } from './contact';
import { type Conversation } from '../conversation/conversation';
import { type Instant, type Language } from '../time/instant';
import { type RungTransition, transitionsBetween } from '../ladder/ladder';
import { type LoyaltyEvent, type Source } from '../ladder/loyalty-events';

/** Somebody we have never met, as they come in: on the ladder from the first moment (L-2). */
export interface FirstContact {
  contact: Contact;
  created: LoyaltyEvent;
  transition: RungTransition;
}

export function firstContact(
  ids: { contactId: string; eventId: string },
  touch: { at: Instant; source: Source; campaign: string | undefined; channel: string },
): FirstContact {
  const created: LoyaltyEvent = {
    id: ids.eventId,
    key: 'contact_created',
    type: 'contact_created',
    source: touch.source,
    campaign: touch.campaign,
    occurredAt: touch.at,
    actor: touch.channel,
  };
  const [transition] = transitionsBetween(undefined, 'SUSPECT', [created], touch.at) as [RungTransition];
  const contact: Contact = {
    id: ids.contactId,
    createdAt: touch.at,
    source: touch.source,
    campaign: touch.campaign,
    language: undefined,
    standing: 'SUSPECT',
    standingSince: touch.at,
    facts: [],
    consents: [],
    evidence: [created],
    complaints: [],
    orders: [],
    vouchers: [],
    lead: undefined,
  };
  return { contact, created, transition };
}

/** A conversation before its first turn. */
export function newConversation(
  identity: { id: string; channel: string; channelUserId: string; contactId: string },
  at: Instant,
  language: Language,
): Conversation {
  return {
    ...identity,
    startedAt: at,
    lastMessageAt: at,
    language,
    languageChosen: false,
    recentLanguages: [],
    greetedAt: undefined,
    stack: [],
    openPrompt: undefined,
    usedPrompts: [],
    topicSku: undefined,
    offered: [],
    misunderstood: 0,
  };
}
