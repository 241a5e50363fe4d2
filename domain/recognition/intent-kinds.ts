/** What an intent does in a conversation; after ISO 24617-2. What each means stands in `intents.yaml`. */
export const INTENT_KINDS = ['ask', 'want', 'inform', 'answer', 'courtesy', 'steer', 'none'] as const;
export type IntentKind = (typeof INTENT_KINDS)[number];

/** What sets an intent apart beside its kind; what each means stands in `intents.yaml`. */
export const INTENT_TRAITS = [
  'complaint',
  'urgent',
  'passes',
  'manners',
  'refused',
  'goods',
  'service',
  'lead',
] as const;
export type IntentTrait = (typeof INTENT_TRAITS)[number];

/** The columns of one intent. */
export interface IntentColumns {
  kind: IntentKind;
  traits: readonly IntentTrait[];
}
