import { hasTrait, intentsWith, isIntent, isKind } from '../../domain/recognition/intent';

/** Intents that are manners: beside a wish they only open or close it. */
export const COURTESY: ReadonlySet<string> = new Set(intentsWith('manners'));

/** What somebody tells of themselves, often beside what they want. */
export const INTRODUCTION = 'give_contact';

/** Intents that steer the conversation: short and by themselves; within a story their words mean other things. */
export function isSteering(intent: string): boolean {
  return isIntent(intent) && isKind(intent, 'courtesy', 'answer', 'steer');
}

/** Said before the message proper, and nothing beside it. */
export function isOpening(intent: string): boolean {
  return intent === 'greet';
}

/** Manners and going on never stand before what else is wanted, wherever they are said. */
export function standsBehind(intent: string): boolean {
  return intent === 'resume' || (COURTESY.has(intent) && intent !== 'deny');
}

const ENDING: ReadonlySet<string> = new Set(['cancel', 'restart', 'back']);

/** Drops what goes on, interrupts whatever is open, or is taken for the answer to it. */
export function ends(intent: string): boolean {
  if (!isIntent(intent) || intent === 'human') return false;
  return ENDING.has(intent) || isKind(intent, 'answer') || hasTrait(intent, 'passes');
}

/** Wants to know something. */
export function isAsk(intent: string): boolean {
  return isIntent(intent) && isKind(intent, 'ask');
}

/** Wants to know something or wants something done. */
export function isWish(intent: string): boolean {
  return isIntent(intent) && isKind(intent, 'ask', 'want');
}
