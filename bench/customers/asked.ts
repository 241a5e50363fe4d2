import { type Bubble, type Button } from './direct-line';

/** What a bot may want to know. */
export type Asked =
  | 'place'
  | 'same place'
  | 'store'
  | 'name'
  | 'phone'
  | 'contact'
  | 'recipient'
  | 'address'
  | 'quantity'
  | 'items'
  | 'confirm'
  | 'change'
  | 'call off'
  | 'people'
  | 'timeline'
  | 'current'
  | 'authority'
  | 'budget'
  | 'company'
  | 'name and company'
  | 'name and contact'
  | 'everything'
  | 'source'
  | 'honorific'
  | 'hour'
  | 'need'
  | 'use'
  | 'complaint order'
  | 'wish'
  | 'story'
  | 'hurt'
  | 'more'
  | 'remember'
  | 'person'
  | 'which'
  | 'ask the team'
  | 'testimonial'
  | 'membership check'
  | 'stop what'
  | 'keep'
  | 'wait'
  | 'summary'
  | 'suggestion'
  | 'email'
  | 'unknown';

export interface Question {
  asked: Asked;
  buttons: readonly Button[];
}

/** By the last words of a text's key, whatever dialog it belongs to; the first that fits is taken. */
const BY_KEY: ReadonlyArray<readonly [RegExp, Asked]> = [
  [/order\.ask-(same-place)/, 'same place'],
  [/ask-store/, 'store'],
  [/offer-pick-up/, 'store'],
  [/(ask|retry)-(where|location|city)$/, 'place'],
  [/ask-name-company-contact/, 'everything'],
  [/ask-name-contact/, 'name and contact'],
  [/ask-name-company/, 'name and company'],
  [/order\.(ask|retry)-(courier|contact|recipient)/, 'recipient'],
  [/order\.(ask|retry)-phone/, 'phone'],
  [/(ask|retry)-name$/, 'name'],
  [/(ask|retry)-contact/, 'contact'],
  [/(ask|retry)-company/, 'company'],
  [/ask-address/, 'address'],
  [/advice\.ask-(people|cups)|qualify\.(ask|retry)-quantity/, 'people'],
  [/ask-quantity|retry-quantity|ask-fewer/, 'quantity'],
  [/order\.ask-(items|which|which-item|instead|other)$/, 'items'],
  [/order\.confirm|order\.(ask-)?right/, 'confirm'],
  [/call-off-ask/, 'call off'],
  [/ask-change|retry-change/, 'change'],
  [/(ask|retry)-timeline/, 'timeline'],
  [/(ask|retry)-current/, 'current'],
  [/(ask|retry)-authority/, 'authority'],
  [/(ask|retry)-budget/, 'budget'],
  [/(ask|retry)-source/, 'source'],
  [/ask-honorific/, 'honorific'],
  [/ask-hour/, 'hour'],
  [/qualify\.(ask|retry)-need/, 'need'],
  [/recommend\.ask-use/, 'use'],
  [/qualify\.summary/, 'summary'],
  [/qualify\.which/, 'which'],
  [/qualify\.leaving/, 'keep'],
  [/complaint\.ask-order/, 'complaint order'],
  [/complaint\.ask-wish/, 'wish'],
  [/complaint\.(ask-story|in-words)/, 'story'],
  [/complaint\.ask-hurt/, 'hurt'],
  [/complaint\.more/, 'more'],
  [/remember\.ask/, 'remember'],
  [/refer\.offer|rep-offer|offer-rep|repair\.human|qualify\.human/, 'person'],
  [/wait-or-later/, 'wait'],
  [/product\.which|faq\.which|repair\.guess|compare\.ask-other|bargain\.which|product\.categories/, 'which'],
  [/product\.(unknown|spec-unknown|nothing-about)|recommend\.nothing/, 'ask the team'],
  [/testimonial-ask/, 'testimonial'],
  [/membership-(missing|check)/, 'membership check'],
  [/steer\.stopped/, 'stop what'],
  [/suggestion-tell|testimonial-tell/, 'suggestion'],
  [/ask-email|email-typo/, 'email'],
];

/** Questions that are an offer of help and want no answer. */
const IDLE =
  /^(greet\.|human\.(called|waiting|closed|waiting-scheduled|still-calling|waits-on|scheduled)|qualify\.handed|complaint\.calling|noted\.(anything|no-need|thanks)|steer\.(thanks|help|nothing-open|cancelled|looking|bye)|repair\.(wordless|resumed)|human\.cancelled|order\.dropped|qualify\.done|product\.other-topic)/;

/** What the bot wants to know in its last words; undefined when it waits for whatever comes. */
export function questionIn(bubbles: readonly Bubble[]): Question | undefined {
  for (const bubble of [...bubbles].reverse()) {
    for (const key of [...bubble.keys].reverse()) {
      const known = BY_KEY.find(([pattern]) => pattern.test(key));
      if (known) return { asked: known[1], buttons: bubble.buttons };
    }
    const isIdle = bubble.keys.length > 0 && bubble.keys.every((key) => IDLE.test(key));
    if (!isIdle && bubble.buttons.length > 0) return { asked: 'unknown', buttons: bubble.buttons };
  }
  const last = bubbles.at(-1);
  const asksSomething = last?.text.trim().endsWith('?') && !last.keys.some((key) => IDLE.test(key));
  return asksSomething ? { asked: 'unknown', buttons: last?.buttons ?? [] } : undefined;
}

/** Whether the bot says that it did not understand, or is out of its depth. */
export function isRepair(bubbles: readonly Bubble[]): boolean {
  return bubbles.some(({ keys }) =>
    keys.some((key) => /^repair\.(rephrase|outside|human|guess)|\.retry(-|$)/.test(key)),
  );
}
