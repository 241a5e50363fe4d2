import { answered } from '../contract/binding-answer';
import { replied } from '../contract/choices';
import { complaintGate } from '../../domain/outreach/cooldown';
import { consentRecord } from '../profile/consent';
import { askDesk } from '../handoff/desk-request';
import { type Step, complete, defineDialog, notUnderstood, waiting } from '../contract/dialog';
import { type Output, ask, choice, record, say } from '../contract/outputs';
import { PASSING, isAnnouncement } from './requests';
import { type Turn, words } from '../contract/turn';

/** The praise itself is asked for, or whether it may be passed on. */
type Testimonial = { asking: 'praise' } | { asking: 'may_publish'; praise: string };

/**
 * Praise: thanked for first, then asked once whether it may be shown to others, with or without the name
 * . Not asked while a complaint is open or has just been closed (C-20, C-21).
 */
export const testimonial = defineDialog<Testimonial>({
  id: 'testimonial',
  version: 1,
  startsOn: ['give_testimonial'],
  begin: (turn) => {
    const { complaints } = turn.contact;
    const gate = complaintGate('testimonial_ask', complaints, turn.views.rules.complaint, turn.now);
    if (gate.verdict !== 'say') return complete(say('request.testimonial-thanks'));
    if (isAnnouncement(words(turn))) {
      return waiting<Testimonial>({ asking: 'praise' }, say('request.testimonial-tell'));
    }
    return askToPublish(turn);
  },
  claims: (state, turn) => {
    const kept = turn.acts.filter((act) => !PASSING.includes(act));
    return state.asking === 'praise' && !words(turn).includes('?')
      ? kept
      : ['affirm', 'deny', 'correct', 'refuse'];
  },
  reply: (state, turn) => {
    if (state.asking === 'praise') {
      return turn.acts.includes('deny') ? complete(say('request.not-passed')) : askToPublish(turn);
    }
    const answer = publishing(turn);
    return answer === undefined ? notUnderstood(state) : complete(...published(turn, state.praise, answer));
  },
  // Whoever goes on talking has not agreed, and is not asked again.
  resume: () => complete(),
});

function askToPublish(turn: Turn): Step<Testimonial> {
  return waiting<Testimonial>(
    { asking: 'may_publish', praise: words(turn) },
    say('request.testimonial-thanks'),
    ask('request.testimonial-ask', [
      choice('yes', 'request.testimonial-yes'),
      choice('nameless', 'request.testimonial-nameless'),
      choice('no', 'request.testimonial-no'),
    ]),
  );
}

const PUBLISHING = ['yes', 'nameless', 'no'] as const;
type Publishing = (typeof PUBLISHING)[number];

const NAMELESS =
  /\b(tanpa|jangan|ga usah|gak usah|disamarkan|samar\w*|without|anonymous\w*)\b.{0,16}\b(nama\w*|name)?\b/i;

function publishing(turn: Turn): Publishing | undefined {
  const { acts } = turn;
  const pressed = PUBLISHING.find((answer) => replied(turn, answer));
  if (pressed) return pressed;
  // Less than was asked for: a yes with this condition is one to that much.
  if (acts.includes('affirm') && NAMELESS.test(words(turn))) return 'nameless';
  const answer = answered(turn);
  return answer === 'open' ? undefined : answer;
}

/** A refusal is a word on that purpose too, and is not asked about again (PDP 22–24). */
function published(turn: Turn, praise: string, answer: Publishing): Output[] {
  const action = answer === 'no' ? 'refuse' : 'grant';
  const about = 'request.testimonial-ask';
  const consent = consentRecord(turn, { purpose: 'testimonial_publish', action, about });
  const recorded = record({ type: 'consent_recorded', consent });
  if (answer === 'no') return [recorded, say('request.testimonial-refused')];
  const text = answer === 'nameless' ? `[nameless] ${praise}` : praise;
  return [recorded, ...askDesk(turn, 'testimonial', text), say('request.testimonial-passed')];
}
