import { type Instant } from '../time/instant';
import { type LeadRules, type Signal } from './rules';
import { type LeadScore, type Temperature } from './score';
import { type QuestionId } from './qualification';
import { type ContactType } from './target-market';
import { type LeadSlots, type Track } from './slots';
import { daysBetween } from '../time/calendar';

/** Where the value of a slot comes from: the message that stated it. */
export interface SlotSource {
  messageId: string;
  at: Instant;
}

export type LeadStage =
  'new' | 'engaged' | 'qualified' | 'handed_off' | 'accepted' | 'won' | 'lost' | 'disqualified' | 'nurture';

/** A chance to sell. Slots and signals are filled from any message, before and after the form (F-1). */
export interface Lead {
  id: string;
  contactId: string;
  track: Track;
  stage: LeadStage;
  slots: LeadSlots;
  signals: Signal[];
  asked: QuestionId[];
  refused: QuestionId[];
  contactType: ContactType | undefined;
  createdAt: Instant;
  lastInboundAt: Instant;
  /** When a person was last called because the lead is hot. */
  hotCalledAt: Instant | undefined;
  /** The message each slot was last read from. */
  sources?: { [S in keyof LeadSlots]?: SlotSource };
  /** When a question was refused: it is not asked again for `refuseSilenceD` days (F-4). */
  refusedAt?: { [Q in QuestionId]?: Instant };
  /** Insults were heard. */
  abusive?: true;
  /** They object to being scored: no score is computed (PDP 10). */
  unscored?: true;
  /** The need in the customer's own words, redacted. */
  need?: string;
  /** The stage it had when a rep took it: back with the bot without an outcome, it goes on from there. */
  stageBefore?: LeadStage;
  /** The order by which a rep says it is won: it closes when that one is paid, and by no other. */
  orderNo?: string;
  /** As scored when a fact was last learned, with every line, for the desk and for an access request. */
  score?: LeadScore;
}

/** The permitted moves. Won, lost and disqualified leads come back only as nurture or by a new question. */
const MOVES: Record<LeadStage, readonly LeadStage[]> = {
  new: ['engaged', 'qualified', 'handed_off', 'disqualified', 'nurture', 'won', 'lost'],
  engaged: ['qualified', 'handed_off', 'disqualified', 'nurture', 'won', 'lost'],
  qualified: ['engaged', 'handed_off', 'disqualified', 'nurture', 'won', 'lost'],
  handed_off: ['accepted', 'qualified', 'engaged', 'nurture', 'won'],
  accepted: ['new', 'engaged', 'qualified', 'handed_off', 'won', 'lost', 'disqualified', 'nurture'],
  won: [],
  lost: ['nurture', 'engaged'],
  disqualified: ['engaged'],
  nurture: ['engaged', 'qualified', 'handed_off', 'disqualified', 'won', 'lost'],
};

/** The lead in its next stage; undefined when it cannot go there. */
export function moveLead(lead: Lead, stage: LeadStage): Lead | undefined {
  return MOVES[lead.stage].includes(stage) ? { ...lead, stage } : undefined;
}

/** Q-12, T39: a hot lead calls a person, and not again for `rehandoffD` days, whatever is learned meanwhile. */
export function callsForPerson(
  temperature: Temperature,
  lead: Pick<Lead, 'hotCalledAt'>,
  rules: Pick<LeadRules, 'rehandoffD'>,
  now: Instant,
): boolean {
  if (temperature !== 'hot') return false;
  return lead.hotCalledAt === undefined || daysBetween(lead.hotCalledAt, now) >= rules.rehandoffD;
}
