import { type RecognitionContext } from '../../domain/recognition/recognition';
import { type Recognizer } from '../recognizer';
import { type ReadSlot } from './merge-acts';

/** A value is whatever our own reader makes of the part when it is asked for it. */
export function slotReader(local: Recognizer, context: RecognitionContext): ReadSlot {
  return async (part, slot) => {
    const { entities } = await local.recognize(part, { ...context, expecting: slot });
    return entities.find(({ type }) => type === slot);
  };
}
