import { type Intent } from '../../domain/recognition/intent';
import { askDesk } from '../handoff/desk-request';
import { asking, complete, defineDialog, notUnderstood } from '../contract/dialog';
import { say } from '../contract/outputs';
import { framed, plainWords } from '../reading/plain-words';
import { type Turn, words } from '../contract/turn';

/** "saran aja …": taken down for the desk; "mau kasih saran" is asked what it is. */
export const suggestion = defineDialog<{ asking: 'suggestion' }>({
  id: 'suggestion',
  version: 1,
  startsOn: ['give_suggestion'],
  begin: (turn) =>
    isAnnouncement(turn)
      ? asking<{ asking: 'suggestion' }>(
          'suggestion',
          { asking: 'suggestion' },
          say('request.suggestion-tell'),
        )
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
