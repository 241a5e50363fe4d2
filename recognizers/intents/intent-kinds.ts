/** Intents that are manners: beside a wish they only open or close it. */
export const COURTESY: ReadonlySet<string> = new Set(['greet', 'thanks', 'bye', 'affirm', 'deny']);

/** Intents that steer the conversation: short and by themselves; within a story their words mean other things. */
const STEERING: ReadonlySet<string> = new Set([
  'affirm',
  'back',
  'bye',
  'cancel',
  'change_language',
  'correct',
  'deny',
  'greet',
  'help',
  'just_looking',
  'refuse',
  'restart',
  'resume',
  'thanks',
]);

export function isSteering(intent: string): boolean {
  return STEERING.has(intent);
}

/** Said before the message proper, and nothing beside it. */
export function isOpening(intent: string): boolean {
  return intent === 'greet';
}

/** Manners and going on never stand before what else is wanted, wherever they are said. */
export function standsBehind(intent: string): boolean {
  return intent === 'resume' || (COURTESY.has(intent) && intent !== 'deny');
}
