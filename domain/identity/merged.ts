import { type ConsentAction, type ConsentRecord, consentFor } from '../profile/consents';
import { type ProfileFact, supersedes } from '../profile/facts';

const STRICTNESS: Record<ConsentAction, number> = { grant: 0, refuse: 1, withdraw: 2 };

/**
 * The newest words on each purpose that must be said again when two records become one, so that the stricter of two
 * holds (M-5, T24). A grant beside no record stays a grant (§4.5.10).
 */
export function stricterConsents(
  one: readonly ConsentRecord[],
  other: readonly ConsentRecord[],
): ConsentRecord[] {
  const all = [...one, ...other];
  const purposes = [...new Set(all.map(({ purpose }) => purpose))].sort();
  return purposes.flatMap((purpose) => {
    const [mine, theirs] = [consentFor(one, purpose), consentFor(other, purpose)];
    if (!mine || !theirs) return [];
    const strict = STRICTNESS[mine.action] >= STRICTNESS[theirs.action] ? mine : theirs;
    return newestOf(mine, theirs) === strict.action && mine.at !== theirs.at ? [] : [strict];
  });
}

function newestOf(one: ConsentRecord, other: ConsentRecord): ConsentAction {
  return one.at >= other.at ? one.action : other.action;
}

/** Of facts of the same key that stand, those that stand no longer, and which one took their place (M-5). */
export function overtaken(facts: readonly ProfileFact[]): Array<{ id: string; by: string }> {
  const standing = facts.filter(({ supersededById }) => supersededById === undefined);
  const keys = [...new Set(standing.map(({ key }) => key))];
  return keys.flatMap((key) => {
    const same = standing.filter((fact) => fact.key === key);
    const best = same.reduce((a, b) => (isBetter(b, a) ? b : a));
    return same.filter((fact) => fact !== best).map(({ id }) => ({ id, by: best.id }));
  });
}

/** Stronger, then newer, then by id: whichever record is looked at first. */
function isBetter(next: ProfileFact, current: ProfileFact): boolean {
  if (!supersedes(next, current)) return false;
  return !supersedes(current, next) || next.id > current.id;
}

/** What names a person for ever, by kind: two different values of one kind are two people (M-3). */
export type StrongKeys = ReadonlyMap<string, ReadonlySet<string>>;

export function areInConflict(one: StrongKeys, other: StrongKeys): boolean {
  return [...one].some(([kind, values]) => {
    const theirs = other.get(kind);
    return theirs !== undefined && theirs.size > 0 && ![...values].some((value) => theirs.has(value));
  });
}
