import { type Testimonial } from '../../domain/advocacy/testimonial';
import { displayName } from '../../domain/contact/contact';
import { actsOfKind } from '../../domain/recognition/acts';
import { answered } from '../contract/binding-answer';
import { replied } from '../contract/choices';
import { type Output, record, say } from '../contract/outputs';
import { type Turn, words } from '../contract/turn';
import { askDesk } from '../handoff/desk-request';
import { consentRecord } from '../profile/consent';
import { hasCue, placesOf } from '../reading/cue-places';
import { endsWithCue, plainText } from '../reading/plain-words';

const PUBLISHING = ['yes', 'nameless', 'no'] as const;
type Publishing = (typeof PUBLISHING)[number];

/** How praise may be shown; `condition` in the customer's own words. */
export interface Answer {
  publishing: Publishing;
  condition?: string | undefined;
}

/** "Tapi nama saya jangan disebut": praise may be shown, but not with the whole name. */
export function isNameless(turn: Turn): boolean {
  return hasCue(turn, 'nameless');
}

/**
 * A yes with a condition is one to that much and no more: the condition is kept with it (PDP 22).
 * @param limit what was wanted with the praise already
 */
export function publishing(turn: Turn, limit: string | undefined): Answer | undefined {
  const told = toldPublishing(turn);
  return told?.publishing === 'yes' && limit !== undefined
    ? { publishing: 'nameless', condition: limit }
    : told;
}

function toldPublishing(turn: Turn): Answer | undefined {
  const pressed = PUBLISHING.find((answer) => replied(turn, answer));
  if (pressed) return { publishing: pressed };
  if (isLimited(turn)) return { publishing: 'nameless', condition: words(turn) };
  const answer = answered(turn);
  if (answer !== 'open') return { publishing: answer };
  return hasCue(turn, 'notShown') ? { publishing: 'no' } : undefined;
}

/** "As long as my surname is left out" agrees without a yes; "no, leave out my name" does not. */
function isLimited(turn: Turn): boolean {
  const answers = actsOfKind(turn.recognition.dialogueActs, 'answer');
  const isAgreed = answers.some(({ yes }) => yes === 'yes') || permits(turn);
  const limits = isNameless(turn) || answers.some(({ condition }) => condition !== undefined);
  const isRefused = answers.some(({ yes }) => yes === 'no');
  const isConditional = isNameless(turn) && hasCue(turn, 'onCondition') && !isRefused;
  return limits && (isAgreed || isConditional);
}

/** "You may, but not with my full name": a permission in so many words, which nothing before it denies. */
function permits(turn: Turn): boolean {
  const { permits: permission, refusesWish } = turn.views.cues;
  return placesOf(permission, plainText(turn)).some(({ before }) => !endsWithCue(refusesWish, before));
}

/** A refusal is a word on that purpose too, and is not asked about again (PDP 22–24). */
export function published(turn: Turn, praise: string, { publishing: how, condition }: Answer): Output[] {
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
    { kind: 'begin', dialog: 'testimonial-afterwards' },
  ];
}
