import { type Testimonial } from '../../domain/advocacy/testimonial';
import { displayName } from '../../domain/contact/contact';
import { actsOfKind } from '../../domain/recognition/acts';
import { type Intent, isKind } from '../../domain/recognition/intent';
import { answered } from '../contract/binding-answer';
import { replied } from '../contract/choices';
import { complaintGate } from '../../domain/outreach/cooldown';
import { consentRecord } from '../profile/consent';
import { askDesk } from '../handoff/desk-request';
import { type Step, complete, defineDialog, notUnderstood, waiting } from '../contract/dialog';
import { type Output, ask, choice, record, say } from '../contract/outputs';
import { PASSING, isAnnouncement } from './requests';
import { plainText } from '../reading/plain-words';
import { type Turn, words } from '../contract/turn';

/** The praise itself is asked for, or whether it may be passed on. */
type Praising = { asking: 'praise' } | { asking: 'may_publish'; praise: string };

/**
 * Praise: thanked for first, then asked once whether it may be shown to others, with or without the name
 * . Not asked while a complaint is open or has just been closed (C-20, C-21).
 */
export const testimonial = defineDialog<Praising>({
  id: 'testimonial',
  version: 1,
  startsOn: ['give_testimonial'],
  begin: (turn) => {
    // Who asks or wants something is answered; "and be quick!" behind a question is no praise.
    if (turn.acts.some((act) => act !== 'give_testimonial' && (isKind(act, 'ask') || isKind(act, 'want'))))
      return complete();
    const { complaints } = turn.contact;
    const gate = complaintGate('testimonial_ask', complaints, turn.views.rules.complaint, turn.now);
    if (gate.verdict !== 'say') return complete(say('request.testimonial-thanks'));
    if (isAnnouncement(turn)) {
      return waiting<Praising>({ asking: 'praise' }, say('request.testimonial-tell'));
    }
    return askToPublish(turn);
  },
  claims: (state, turn) => {
    const kept = turn.acts.filter((act) => !PASSING.includes(act));
    if (state.asking === 'praise') return words(turn).includes('?') ? ANSWERS : kept;
    return publishing(turn) === undefined ? ANSWERS : [...kept, ...LIKE_CONDITIONS];
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

const ANSWERS: readonly Intent[] = ['affirm', 'deny', 'correct', 'refuse'];
/** "Jangan pakai nama saya" is a condition here, and a right elsewhere. */
const LIKE_CONDITIONS: readonly Intent[] = [
  'withdraw_consent',
  'object_processing',
  'restrict_processing',
  'rectify_data',
];

function askToPublish(turn: Turn): Step<Praising> {
  return waiting<Praising>(
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

/** How it may be shown; `condition` in the customer's own words. */
interface Answer {
  publishing: Publishing;
  condition?: string;
}

/** A yes with a condition is one to that much and no more: the condition is kept with it (PDP 22). */
function publishing(turn: Turn): Answer | undefined {
  const pressed = PUBLISHING.find((answer) => replied(turn, answer));
  if (pressed) return { publishing: pressed };
  const { nameless, onCondition } = turn.views.cues;
  const answers = actsOfKind(turn.recognition.dialogueActs, 'answer');
  const agrees = answers.some(({ yes }) => yes === 'yes');
  const refuses = answers.some(({ yes }) => yes === 'no');
  const isNameless = nameless.test(plainText(turn));
  const limits = isNameless || answers.some(({ condition }) => condition !== undefined);
  // "As long as my surname is left out" agrees without a yes; "no, leave out my name" does not.
  const isLimited = limits && (agrees || (isNameless && !refuses && onCondition.test(plainText(turn))));
  if (isLimited) return { publishing: 'nameless', condition: words(turn) };
  const answer = answered(turn);
  return answer === 'open' ? undefined : { publishing: answer };
}

/** A refusal is a word on that purpose too, and is not asked about again (PDP 22–24). */
function published(turn: Turn, praise: string, { publishing: how, condition }: Answer): Output[] {
  const action = how === 'no' ? 'refuse' : 'grant';
  const about = 'request.testimonial-ask';
  const consent = consentRecord(turn, { purpose: 'testimonial_publish', action, about, condition });
  const recorded = record({ type: 'consent_recorded', consent });
  if (how === 'no') return [recorded, say('request.testimonial-refused')];
  const limit =
    condition ?? (how === 'nameless' ? turn.wording('request.testimonial-nameless').shown : undefined);
  const text = limit === undefined ? praise : `${praise} [${limit}]`;
  const passed = limit === undefined ? 'request.testimonial-passed' : 'request.testimonial-passed-limited';
  const id = turn.newId('request');
  const shownName = limit === undefined ? displayName(turn.contact) : undefined;
  const testimonial: Testimonial = {
    id,
    text: praise,
    shownName,
    condition: limit,
    status: 'submitted',
    submittedAt: turn.now,
    decidedAt: undefined,
  };
  return [
    recorded,
    record({ type: 'testimonial_submitted', testimonial }),
    ...askDesk(turn, 'testimonial', text, id),
    say(passed),
  ];
}
