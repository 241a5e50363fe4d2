import { type InlineKeyboardMarkup } from 'grammy/types';
import { type ButtonPress } from '../../../domain/conversation/turn-input';
import { type FinalActivity } from '../../pipeline/render';

/** A button of an activity that was sent before. */
export interface SentButton {
  title: string;
  press: ButtonPress;
}

/** What stands on a button that has been pressed: nothing further comes of it. */
export const PRESSED = '-';

/**
 * The choices of an activity as an inline keyboard, one a row. 64 bytes are all a button can carry, so it
 * identifies its activity and its place in it; its meaning is looked up when it is pressed.
 */
export function keyboardOf(activity: FinalActivity, seq: number): InlineKeyboardMarkup | undefined {
  const actions = activity.suggestedActions?.actions ?? [];
  if (actions.length === 0) return undefined;
  return {
    inline_keyboard: actions.map(({ title }, index) => [{ text: title, callback_data: `${seq}.${index}` }]),
  };
}

export function linkKeyboard(title: string, url: string): InlineKeyboardMarkup {
  return { inline_keyboard: [[{ text: title, url }]] };
}

/** The keyboard after a press: what was chosen stays to be read, and nothing can be chosen any more. */
export function pressedKeyboard(title: string): InlineKeyboardMarkup {
  return { inline_keyboard: [[{ text: `✓ ${title}`, callback_data: PRESSED }]] };
}

/** Which activity and which of its choices a button stands for. */
export function readCallback(data: string): { seq: number; index: number } | undefined {
  const [, seq, index] = /^(\d{1,12})\.(\d{1,3})$/.exec(data) ?? [];
  return seq === undefined || index === undefined ? undefined : { seq: Number(seq), index: Number(index) };
}

/** The choice at a place of an activity; undefined when it has none there. */
export function buttonAt(activity: FinalActivity | undefined, index: number): SentButton | undefined {
  const action = activity?.suggestedActions?.actions[index];
  const value = action?.value as Partial<ButtonPress> | undefined;
  if (!action || typeof value?.promptId !== 'string' || typeof value.choice !== 'string') return undefined;
  return { title: action.title, press: { promptId: value.promptId, choice: value.choice } };
}
