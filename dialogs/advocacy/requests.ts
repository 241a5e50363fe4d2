import { type Intent } from '../../domain/recognition/intent';
import { askDesk, isAsked } from '../handoff/desk-request';
import { answered } from '../contract/binding-answer';
import { asking, complete, defineDialog, notUnderstood, waiting } from '../contract/dialog';
import { type Output, ask, choice, say } from '../contract/outputs';
import { framed, plainWords } from '../reading/plain-words';
import { type Turn, words } from '../contract/turn';

interface Referring {
  asking: 'code';
}

/**
 * A code is asked for, or a friend is only spoken of: then the code is offered, and nothing is filed that nobody wanted.
 * A colleague makes it; friends come by themselves, their numbers are not wanted.
 */
export const referFriend = defineDialog<Referring>({
  id: 'refer-friend',
  version: 2,
  startsOn: ['refer_friend'],
  yields: 'to_anything',
  begin: (turn) => {
    const code = FRIENDS_CODE.exec(words(turn))?.[0].toUpperCase();
    if (code !== undefined) return complete(...codeOfFriend(turn, code));
    if (isAsked(turn, 'referral')) return complete(say('request.passed-before'));
    if (turn.views.cues.asksForCode.test(plainWords(turn))) return complete(...codeWanted(turn));
    const choices = [choice('yes', 'referral.yes'), choice('no', 'referral.no')];
    return asking<Referring>('code', { asking: 'code' }, ask('referral.ask', choices));
  },
  reply: (state, turn) => {
    switch (answered(turn, { also: ['refer_friend'] })) {
      case 'yes':
        return complete(...codeWanted(turn));
      case 'no':
        return complete(say('request.not-passed'));
      case 'open':
        return notUnderstood(state);
    }
  },
  // Whoever goes on talking has not asked for it.
  resume: () => complete(),
});

/** As codes are made: four letters of a name, three signs. */
const FRIENDS_CODE = /\b\p{L}{4}-[\p{L}\d]{3}\b/iu;

/** A friend's code that somebody brings is noted for the friend, once; it is no wish for one of their own. */
function codeOfFriend(turn: Turn, code: string): Output[] {
  const request = isAsked(turn, 'referral_attribution') ? [] : askDesk(turn, 'referral_attribution', code);
  return [...request, say('request.code-noted', { code })];
}

function codeWanted(turn: Turn): Output[] {
  return [...askDesk(turn, 'referral'), say('request.referral-passed')];
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
