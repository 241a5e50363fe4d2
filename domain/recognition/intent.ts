import { type IntentColumns, type IntentKind, type IntentTrait } from './intent-kinds';
import { INTENTS } from './intent-table';

/** What somebody may want of us. One that stands in no `intents.yaml` does not compile. */
export type Intent = keyof typeof INTENTS;

const COLUMNS: Readonly<Record<Intent, IntentColumns>> = INTENTS;

/** Every intent there is, in the order of the content. */
export const ALL_INTENTS = Object.keys(INTENTS) as readonly Intent[];

/** Whether a word from outside (a model's label, a stored message) is the name of an intent. */
export function isIntent(name: string): name is Intent {
  return Object.hasOwn(INTENTS, name);
}

export function kindOf(intent: Intent): IntentKind {
  return COLUMNS[intent].kind;
}

export function isKind(intent: Intent, ...kinds: readonly IntentKind[]): boolean {
  return kinds.includes(kindOf(intent));
}

export function hasTrait(intent: Intent, trait: IntentTrait): boolean {
  return COLUMNS[intent].traits.includes(trait);
}

export function traitsOf(intent: Intent): readonly IntentTrait[] {
  return COLUMNS[intent].traits;
}

/** The intents of a trait, e.g. for what a dialog starts on. */
export function intentsWith(trait: IntentTrait): readonly Intent[] {
  return ALL_INTENTS.filter((intent) => hasTrait(intent, trait));
}
