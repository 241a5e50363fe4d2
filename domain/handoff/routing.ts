import { type RepAtWork } from '../conversation/due';
import { DAY_MS, plusMillis } from '../time/calendar';
import { type Instant, type Language } from '../time/instant';
import { type Handoff } from './handoff';
import { type HandoffRules } from './rules';

/** A rep of the roster, as far as routing looks. */
export interface RoutedRep {
  id: string;
  name: string;
  roles: readonly string[];
  languages: readonly Language[];
  /** Cities in plain small letters; empty: everywhere. */
  territories: readonly string[];
  /** Category ids; empty: all. */
  productLines: readonly string[];
  /** Conversations at once, and whether they may take the most valuable customers. */
  capacity?: number;
  senior?: boolean;
  onCall: boolean;
}

/** What the choice of a rep depends on, beside the reps. */
export interface RoutingCase {
  handoff: Handoff;
  now: Instant;
  language: Language;
  city: string | undefined;
  category: string | undefined;
  /** MVC, RAVING_FAN or a value of 50 million and more: wants somebody senior. */
  isPrecious: boolean;
  /** Somebody complains: care, never sales. */
  isComplaint: boolean;
  /** The business is open; while it is not, only who is on call is asked, and only for the gravest. */
  isOpen: boolean;
  isGravest: boolean;
}

/** Whom a handoff concerns: care for complaints, safety and the law, else sales (§2.6). */
export function roleFor({ handoff, isComplaint }: Pick<RoutingCase, 'handoff' | 'isComplaint'>): string {
  return isComplaint || handoff.rule === 'H-3' || handoff.rule === 'H-7' ? 'care' : 'sales';
}

/** R1 without language, presence and load: whose work it is, and who works now. */
export function isOnDuty(rep: RoutedRep, wanted: RoutingCase): boolean {
  if (!rep.roles.includes(roleFor(wanted))) return false;
  return wanted.isOpen || (wanted.isGravest && rep.onCall);
}

/** R1–R4: the rep to be asked next; undefined when there is no candidate left (R5). */
export function nextRep(
  reps: readonly RoutedRep[],
  atWork: readonly RepAtWork[],
  wanted: RoutingCase,
  rules: Pick<HandoffRules, 'capacity' | 'stickyD'>,
): RoutedRep | undefined {
  const found = new Map(atWork.map((one) => [one.repId, one]));
  const eligible = reps.flatMap((rep) => {
    const now = found.get(rep.id);
    return now && isEligible(rep, now, wanted, rules) ? [{ rep, now }] : [];
  });
  const sticky = eligible
    .filter(({ now }) => isFamiliar(now, wanted.now, rules))
    .sort((a, b) => ((a.now.lastServedAt ?? '') < (b.now.lastServedAt ?? '') ? 1 : -1))[0];
  if (sticky) return sticky.rep;
  return [...eligible].sort((a, b) => compare(a, b, wanted, rules))[0]?.rep;
}

/** R1: does this kind of work, on duty, available, reachable, speaks the language, not asked yet in this round. */
function isEligible(
  rep: RoutedRep,
  now: RepAtWork,
  wanted: RoutingCase,
  rules: Pick<HandoffRules, 'capacity'>,
): boolean {
  return (
    isOnDuty(rep, wanted) &&
    now.status === 'ready' &&
    now.isReachable &&
    now.load < (rep.capacity ?? rules.capacity) &&
    rep.languages.includes(wanted.language) &&
    !askedInRound(wanted.handoff).has(rep.id)
  );
}

/** Who was asked in this round, or has given it back in any. */
export function askedInRound({ state, requestedAt, offers = [] }: Handoff): ReadonlySet<string> {
  const since = ('since' in state ? state.since : undefined) ?? requestedAt;
  return new Set(
    offers.filter(({ at, result }) => at >= since || result === 'given_back').map(({ repId }) => repId),
  );
}

/** How many reps were asked one by one in this round. */
export function triesInRound({ state, requestedAt, offers = [] }: Handoff): number {
  const since = ('since' in state ? state.since : undefined) ?? requestedAt;
  return offers.filter(({ at }) => at >= since).length;
}

/** R2: who served this customer within half a year is asked first. */
function isFamiliar({ lastServedAt }: RepAtWork, now: Instant, { stickyD }: { stickyD: number }): boolean {
  return lastServedAt !== undefined && lastServedAt >= plusMillis(now, -stickyD * DAY_MS);
}

interface Candidate {
  rep: RoutedRep;
  now: RepAtWork;
}

/** R4, then R3, then who has waited longest for one. */
function compare(
  a: Candidate,
  b: Candidate,
  wanted: RoutingCase,
  rules: Pick<HandoffRules, 'capacity'>,
): number {
  const relaxed = relaxations(a.rep, wanted) - relaxations(b.rep, wanted);
  if (relaxed !== 0) return relaxed;
  const points = repScore(b, wanted, rules) - repScore(a, wanted, rules);
  if (points !== 0) return points;
  const [waitsA, waitsB] = [a.now.lastAssignedAt ?? '', b.now.lastAssignedAt ?? ''];
  return waitsA < waitsB ? -1 : Number(waitsA > waitsB);
}

/** R4: how much is let go for this rep: first the product line, then the territory, then seniority; never language. */
function relaxations(rep: RoutedRep, { city, category, isPrecious }: RoutingCase): number {
  if (isPrecious && rep.senior !== true) return 3;
  if (!covers(rep.territories, city)) return 2;
  return covers(rep.productLines, category) ? 0 : 1;
}

/** Reps for all topics, or for this one; an unknown topic excludes no rep. */
function covers(list: readonly string[], wanted: string | undefined): boolean {
  return list.length === 0 || wanted === undefined || list.includes(wanted);
}

/** R3: territory 30, product line 30, language first in their list 20, senior where it matters 10, free hands 10. */
export function repScore(
  { rep, now }: Candidate,
  { city, category, language, isPrecious }: RoutingCase,
  rules: Pick<HandoffRules, 'capacity'>,
): number {
  return (
    (covers(rep.territories, city) ? 30 : 0) +
    (covers(rep.productLines, category) ? 30 : 0) +
    (rep.languages[0] === language ? 20 : 0) +
    (isPrecious && rep.senior === true ? 10 : 0) +
    10 * (1 - now.load / (rep.capacity ?? rules.capacity))
  );
}
