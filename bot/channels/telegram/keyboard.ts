import { type InlineKeyboardMarkup } from 'grammy/types';
import { parseChoice } from '../../../dialogs/contract/choices';
import { type ButtonPress } from '../../../domain/conversation/turn-input';
import { type CardAction } from 'botbuilder';
import { type FinalActivity } from '../../pipeline/bubble';
import { type ShownCard, cardPressValue } from '../../pipeline/render-cards';

/** A button of an activity that was sent before. */
export interface SentButton {
  title: string;
  /** What pressing it says. */
  spoken: string;
  press: ButtonPress;
  /** Stands on a card: it stays when it has been pressed. */
  isOfCard: boolean;
}

/** What stands on a button that has been pressed: nothing further comes of it. */
export const PRESSED = '-';

type Row = InlineKeyboardMarkup['inline_keyboard'][number];

/**
 * The goods of an activity and its choices as an inline keyboard. 64 bytes are all a button can carry, so it
 * identifies its activity and its place in it; its meaning is looked up when it is pressed.
 */
export function keyboardOf(activity: FinalActivity, seq: number): InlineKeyboardMarkup | undefined {
  const choices = choicesOf(activity).map(({ title }, index): Row => [callback(title, seq, index)]);
  const rows = [...cardRows(activity, seq), ...choices];
  return rows.length === 0 ? undefined : { inline_keyboard: rows };
}

function callback(text: string, seq: number, index: number): Row[number] {
  return { text, callback_data: `${seq}.${index}` };
}

/** One thing has all its buttons side by side; of several each has a row, its name for the details and one to buy. */
function cardRows(activity: FinalActivity, seq: number): Row[] {
  const cards = cardsOf(activity);
  let index = choicesOf(activity).length;
  const rows = cards.map(({ title, buttons }) =>
    buttons.map(({ title: label, choice }) => {
      const isName = cards.length > 1 && parseChoice(choice).kind === 'detail';
      return { choice, ...callback(isName ? title : label, seq, index++) };
    }),
  );
  const shown = rows.map((row) => (cards.length > 1 ? [...row].reverse() : row));
  return shown.map((row) =>
    row
      .filter(({ choice }) => cards.length === 1 || parseChoice(choice).kind !== 'compare')
      .map(({ choice: _choice, ...button }) => button),
  );
}

export function linkKeyboard(title: string, url: string): InlineKeyboardMarkup {
  return { inline_keyboard: [[{ text: title, url }]] };
}

/** The keyboard after a press: what was chosen stays to be read and can be chosen no more; goods can still be had. */
export function pressedKeyboard(activity: FinalActivity, seq: number, title: string): InlineKeyboardMarkup {
  return {
    inline_keyboard: [...cardRows(activity, seq), [{ text: `✓ ${title}`, callback_data: PRESSED }]],
  };
}

/** Which activity and which of its choices a button stands for. */
export function readCallback(data: string): { seq: number; index: number } | undefined {
  const [, seq, index] = /^(\d{1,12})\.(\d{1,3})$/.exec(data) ?? [];
  return seq === undefined || index === undefined ? undefined : { seq: Number(seq), index: Number(index) };
}

/** The choice at a place of an activity; undefined when it has none there. */
export function buttonAt(activity: FinalActivity | undefined, index: number): SentButton | undefined {
  if (!activity) return undefined;
  const choices = choicesOf(activity);
  const action = choices[index];
  if (!action) return cardButtonAt(activity, index - choices.length);
  const { title } = action;
  const { promptId, choice } = (action.value ?? {}) as Partial<ButtonPress>;
  if (typeof promptId !== 'string' || typeof choice !== 'string') return undefined;
  return { title, spoken: title, press: { promptId, choice }, isOfCard: false };
}

function cardButtonAt(activity: FinalActivity, index: number): SentButton | undefined {
  const button = cardsOf(activity).flatMap(({ buttons }) => buttons)[index];
  if (!button) return undefined;
  const { title, spoken } = button;
  return { title, spoken, press: cardPressValue(button), isOfCard: true };
}

function choicesOf({ suggestedActions }: FinalActivity): readonly CardAction[] {
  return suggestedActions?.actions ?? [];
}

/** The goods an activity shows. */
export function cardsOf(activity: FinalActivity): readonly ShownCard[] {
  return (activity.channelData as { tangga?: { cards?: ShownCard[] } } | undefined)?.tangga?.cards ?? [];
}
