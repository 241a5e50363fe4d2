import { type Choice, choice } from '../contract/outputs';

/** The button by which a person is called, beside whatever else may be chosen. */
export const PERSON: Choice = choice({ kind: 'intent', intent: 'human' }, 'intent.human');
