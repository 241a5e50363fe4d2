import { type Intent } from '../../domain/recognition/intent';
import { daysBetween } from '../../domain/time/calendar';
import { hasGraveComplaint } from '../../domain/outreach/cooldown';
import { isContactable } from '../../domain/contact/contact';
import { isEligibleForMembership } from '../../domain/ladder/ladder';
import { distinctPurchases } from '../../domain/ladder/purchases';
import { rungIndex } from '../../domain/ladder/rung';
import { askDesk, isAsked } from '../handoff/desk-request';
import { complete, defineDialog, notUnderstood, waiting } from '../contract/dialog';
import { type Output, ask, choice, say } from '../contract/outputs';
import { framed, plainWords } from '../reading/plain-words';
import { type Turn, words } from '../contract/turn';

/** "mau daftar member": the conditions and what is missing of them, or a person who makes the card (L-6, L-7, T8). */
export const membershipJoin = defineDialog({
  id: 'membership-join',
  version: 1,
  startsOn: ['membership_join'],
  begin: (turn) => complete(...membership(turn)),
});

function membership(turn: Turn): Output[] {
  if (rungIndex(turn.contact.standing) >= rungIndex('MEMBER')) return [say('request.membership-already')];
  const missing = missingPurchases(turn);
  if (missing > 0) {
    const { orders, windowD } = turn.views.rules.ladder.consistent;
    const check = choice({ kind: 'intent', intent: 'human' }, 'request.membership-check');
    return [ask('request.membership-missing', [check], { missing, orders, days: windowD })];
  }
  if (hasGraveComplaint(turn.contact.complaints)) return [say('request.membership-after-complaint')];
  return onceTo(turn, 'membership', 'request.membership-passed');
}

/** How many purchases still make one eligible; at least one when the last is too long ago (L-6). */
export function missingPurchases(turn: Turn): number {
  const { ladder } = turn.views.rules;
  const { now, contact, views } = turn;
  const { timeZone } = views.company;
  const context = { rules: ladder, now, timeZone, contactable: isContactable(contact) };
  if (isEligibleForMembership(contact.evidence, context)) return 0;
  const { orders, windowD } = ladder.consistent;
  const counted = distinctPurchases(contact.evidence, ladder).filter(
    ({ at }) => at <= now && daysBetween(at, now) <= windowD,
  );
  return Math.max(1, orders - counted.length);
}

/** A colleague makes the code; friends come by themselves, their numbers are not wanted. */
export const referFriend = defineDialog({
  id: 'refer-friend',
  version: 1,
  startsOn: ['refer_friend'],
  begin: (turn) => {
    const code = FRIENDS_CODE.exec(words(turn))?.[0].toUpperCase();
    return complete(
      ...(code === undefined ? onceTo(turn, 'referral', 'request.referral-passed') : told(turn, code)),
    );
  },
});

/** As codes are made: four letters of a name, three signs. */
const FRIENDS_CODE = /\b\p{L}{4}-[\p{L}\d]{3}\b/iu;

/** A friend's code that somebody brings is noted for the friend, once; it is no wish for one of their own. */
function told(turn: Turn, code: string): Output[] {
  const request = isAsked(turn, 'referral_attribution') ? [] : askDesk(turn, 'referral_attribution', code);
  return [...request, say('request.code-noted', { code })];
}

function onceTo(
  turn: Turn,
  kind: 'membership' | 'referral',
  text: 'request.membership-passed' | 'request.referral-passed',
): Output[] {
  return isAsked(turn, kind) ? [say('request.passed-before')] : [...askDesk(turn, kind), say(text)];
}

/** "saran aja …": taken down for the desk; "mau kasih saran" is asked what it is. */
export const suggestion = defineDialog<{ asking: 'suggestion' }>({
  id: 'suggestion',
  version: 1,
  startsOn: ['give_suggestion'],
  begin: (turn) =>
    isAnnouncement(turn)
      ? waiting<{ asking: 'suggestion' }>({ asking: 'suggestion' }, say('request.suggestion-tell'))
      : complete(...askDesk(turn, 'suggestion'), say('request.suggestion-passed')),
  claims: (_state, turn) =>
    words(turn).includes('?') ? [] : turn.acts.filter((act) => !PASSING.includes(act)),
  reply: (state, turn) => {
    if (turn.acts.includes('deny') && words(turn).trim().split(/\s+/).length <= 3) {
      return complete(say('request.not-passed'));
    }
    if (turn.chosen !== undefined) return notUnderstood(state);
    return complete(...askDesk(turn, 'suggestion'), say('request.suggestion-passed'));
  },
  resume: () => complete(),
});

/** What is never the text of a suggestion or a testimonial. */
export const PASSING: readonly Intent[] = [
  'cancel',
  'human',
  'opt_out',
  'data_access',
  'erase_data',
  'opt_in',
  'withdraw_consent',
  'object_processing',
  'restrict_processing',
  'rectify_data',
  'change_language',
];

/** Says that something is coming and not yet what: "mau kasih saran boleh?" */
export function isAnnouncement(turn: Turn): boolean {
  const { announcing } = turn.views.cues;
  return plainWords(turn)
    .trim()
    .split(' ')
    .every((word) => word.length < 2 || announcing.test(framed(word)));
}
