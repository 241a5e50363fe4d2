import { displayName } from '../../domain/contact/contact';
import { type LoyaltyFact } from '../../domain/ladder/loyalty-events';
import { type Membership, membershipOf, validUntil } from '../../domain/membership/membership';
import { type PriceAudience } from '../../domain/products/catalogue';
import { localDate } from '../../domain/time/calendar';
import { evidence } from '../contract/evidence';
import { type Output, record, say } from '../contract/outputs';
import { type TextValue } from '../contract/texts';
import { type Turn, type Words } from '../contract/turn';

/** The writer's own card. */
export function ownMembership({ contact }: Turn): Membership {
  return membershipOf(contact.evidence);
}

/** The digital card: number, name as it is known now, since when and until when (row 44). */
export function cardOutput(turn: Turn, { cardNumber, joinedAt }: Membership): Output {
  const { company, rules } = turn.views;
  const { timeZone } = company;
  const joined = joinedAt ?? turn.now;
  const term = { rules: rules.membership, timeZone };
  return say('membership.card', {
    company: company.name,
    number: cardNumber ?? '',
    name: displayName(turn.contact) ?? 'none',
    since: { day: localDate(joined, timeZone) },
    until: { day: validUntil(joined, turn.now, term) },
  });
}

/** Whose prices hold: a member's for a person whose card is active, not for one who only says so (T35). */
export function priceAudience(turn: Turn): PriceAudience {
  return ownMembership(turn).status === 'active' ? 'member' : 'public';
}

/** A step of the membership as the ladder keeps it; its key makes a second press harmless (T4). */
export function membershipRecord(turn: Turn, fact: LoyaltyFact): Output {
  return record(evidence(turn, fact, `${fact.type}:${turn.messageId}`));
}

/** What a member has, a line each; that there is no membership where the company has none. */
export function privilegesOutput({ views }: Turn): Output {
  if (!views.membership) return say('membership.no-programme');
  return say('membership.privileges', { privileges: privilegeLines(views.membership.privileges) });
}

export function privilegeLines(privileges: readonly Words[]): TextValue {
  const lines = privileges.map((what) => ({
    text: 'membership.privilege' as const,
    values: { what: { perLanguage: what } },
  }));
  return { lines };
}
