import { type Catalogue, type Product } from '../products/catalogue';
import { bestFit } from '../products/fit';
import { unitPrice } from '../products/prices';
import { type Standing } from '../ladder/rung';
import { type Instant } from '../time/instant';
import { type Lead } from './lead';
import { type LeadRules } from './rules';
import { type LeadScore, scoreLead } from './score';
import { type LeadSlots, unitsWanted } from './slots';
import { type TargetCriterion } from './target-market';

/** What a score depends on besides the lead. */
export interface Prospect {
  standing: Standing;
  /** Where they come from; `referral`: a member sent them. */
  source: string;
  /** Phone or e-mail is known. */
  contactable: boolean;
}

/** What the company sells, to whom, and how it scores. */
export interface ScoreBooks {
  catalogue: Pick<Catalogue, 'products'>;
  criteria: readonly TargetCriterion[];
  rules: { lead: LeadRules };
}

/** The score of a person who objects to it: empty, and it calls no rep (PDP 10). */
const UNSCORED: LeadScore = { fit: 0, intent: 0, modifiers: 0, total: 0, temperature: 'cold', lines: [] };

/**
 * How good a lead is at this moment, every point explained. The one way to a score: the bot that decides,
 * the queue, the brief and the desk all use this, so that they cannot disagree. It decays with time.
 */
export function scoreNow(lead: Lead, prospect: Prospect, books: ScoreBooks, now: Instant): LeadScore {
  if (lead.unscored) return UNSCORED;
  const { track, slots, signals, contactType, lastInboundAt } = lead;
  const { standing, contactable } = prospect;
  const product = productOfInterest(slots, books.catalogue, now);
  const input = {
    track,
    slots,
    signals,
    contactable,
    unitPrice: product && unitPrice(product, 'public', unitsWanted(slots), now),
    targetSegments: books.criteria.filter(({ field }) => field === 'segment').flatMap(({ match }) => match),
    standing,
    referredByMember: prospect.source === 'referral',
    contactType,
    abusive: lead.abusive === true,
    lastInboundAt,
  };
  return scoreLead(input, books.rules.lead, now);
}

/** What a lead is about: the product that was named, else the one that fits what was told (P-9). */
export function productOfInterest(
  slots: LeadSlots,
  catalogue: ScoreBooks['catalogue'],
  now: Instant,
): Product | undefined {
  return slots.sku === undefined ? bestFit(catalogue, slots, now) : catalogue.products.get(slots.sku);
}
