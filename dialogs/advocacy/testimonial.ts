import { type Intent, isKind } from '../../domain/recognition/intent';
import { complaintGate } from '../../domain/outreach/cooldown';
import { type Step, asking, complete, defineDialog, notUnderstood } from '../contract/dialog';
import { ask, choice, say } from '../contract/outputs';
import { isNameless, published, publishing } from './publishing';
import { PASSING, isAnnouncement } from './requests';
import { type Turn, words } from '../contract/turn';

/** The praise itself is asked for, or whether it may be passed on; `limit`: what was wanted with the praise already. */
type Praising = { asking: 'praise' } | { asking: 'may_publish'; praise: string; limit?: string | undefined };

/**
 * Praise: thanked for first, then asked once whether it may be shown to others, with or without the name
 * . Not asked while a complaint is open or has just been closed (C-20, C-21).
 */
export const testimonial = defineDialog<Praising>({
  id: 'testimonial',
  version: 1,
  startsOn: ['give_testimonial'],
  begin: (turn) => {
    // A question or wish in the same message is answered first; "and be quick!" after a question is not praise.
    if (turn.acts.some((act) => act !== 'give_testimonial' && (isKind(act, 'ask') || isKind(act, 'want'))))
      return complete();
    const { complaints } = turn.contact;
    const gate = complaintGate('testimonial_ask', complaints, turn.views.rules.complaint, turn.now);
    if (gate.verdict !== 'say') return complete(say('request.testimonial-thanks'));
    if (isAnnouncement(turn)) {
      return asking<Praising>('praise', { asking: 'praise' }, say('request.testimonial-tell'));
    }
    return askToPublish(turn);
  },
  claims: (state, turn) => {
    const kept = turn.acts.filter((act) => !PASSING.includes(act));
    if (state.asking === 'praise') return words(turn).includes('?') ? ANSWERS : kept;
    return publishing(turn, state.limit) === undefined ? ANSWERS : [...kept, ...LIKE_CONDITIONS];
  },
  reply: (state, turn) => {
    if (state.asking === 'praise') {
      return turn.acts.includes('deny') ? complete(say('request.not-passed')) : askToPublish(turn);
    }
    const answer = publishing(turn, state.limit);
    return answer === undefined ? notUnderstood(state) : complete(...published(turn, state.praise, answer));
  },
  // Whoever goes on talking has not agreed, and is not asked again.
  resume: () => complete(),
});

const ANSWERS: readonly Intent[] = ['affirm', 'deny', 'correct', 'refuse'];
/** "Jangan pakai nama saya" is a condition here, and a right elsewhere. */
const LIKE_CONDITIONS: readonly Intent[] = [
  'withdraw_consent',
  'object_processing',
  'restrict_processing',
  'rectify_data',
];

function askToPublish(turn: Turn): Step<Praising> {
  const limit = isNameless(turn) ? words(turn) : undefined;
  return asking<Praising>(
    'may_publish',
    { asking: 'may_publish', praise: words(turn), limit },
    say('request.testimonial-thanks'),
    ask('request.testimonial-ask', [
      choice('yes', 'request.testimonial-yes'),
      choice('nameless', 'request.testimonial-nameless'),
      choice('no', 'request.testimonial-no'),
    ]),
  );
}
