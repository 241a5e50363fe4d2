import { type Attachment, type CardAction } from 'botbuilder';
import { type FinalActivity } from '../../pipeline/bubble';

export const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';
const HERO_CARD = 'application/vnd.microsoft.card.hero';

/** Paragraphs of a card; what is longer goes on in the last one. */
const MAX_PARAGRAPHS = 30;

/** The value that every button of our cards carries. */
interface PressValue {
  promptId: string;
  choice: string;
}

/** The choices of a final activity. */
export function choicesOf(activity: FinalActivity): readonly CardAction[] {
  return activity.suggestedActions?.actions ?? [];
}

/**
 * An Adaptive Card with a text and its choices. `Action.Execute` lets the card show afterwards what was
 * chosen; a client that does not know it falls back to `Action.Submit`.
 * @param seq where in the conversation the prompt stands
 */
export function promptCard(activity: FinalActivity, text: string, seq: number): Attachment {
  const actions = choicesOf(activity).map(({ title = '', value }) =>
    executing(title, { ...(value as PressValue), label: title, seq }),
  );
  return { contentType: ADAPTIVE_CARD, content: { ...cardOf(activity, text, paragraphs(text)), actions } };
}

/** A button of a card that answers in place, where the client can. */
export function executing(title: string, data: PressValue & { label: string; seq: number }): object {
  return {
    type: 'Action.Execute',
    verb: 'choose',
    title,
    data,
    fallback: { type: 'Action.Submit', title, data },
  };
}

/**
 * The same card after a press: the buttons are gone, the choice is shown.
 * @returns undefined when the activity has no such choice
 */
export function pressedCard(
  activity: FinalActivity,
  text: string,
  press: PressValue,
): Attachment | undefined {
  const chosen = choicesOf(activity).find(({ value }) => {
    const { promptId, choice } = value as PressValue;
    return promptId === press.promptId && choice === press.choice;
  });
  if (!chosen) return undefined;
  const mark = paragraph(`✓ ${chosen.title}`, { weight: 'Bolder', color: 'Good' });
  return { contentType: ADAPTIVE_CARD, content: cardOf(activity, text, [...paragraphs(text), mark]) };
}

/** A card with one link. */
export function linkCard(activity: FinalActivity, text: string, title: string, url: string): Attachment {
  const actions = [{ type: 'Action.OpenUrl', title, url }];
  return { contentType: ADAPTIVE_CARD, content: { ...cardOf(activity, text, paragraphs(text)), actions } };
}

/** Buttons under a text, for channels without Adaptive Cards. */
export function heroCard(text: string, buttons: readonly CardAction[]): Attachment {
  return { contentType: HERO_CARD, content: { text, buttons } };
}

export function cardOf(
  activity: Pick<FinalActivity, 'locale'>,
  text: string,
  body: readonly object[],
): object {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.4',
    lang: activity.locale,
    fallbackText: text,
    body,
  };
}

function paragraphs(text: string): object[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const shown = lines.slice(0, MAX_PARAGRAPHS - 1);
  const rest = lines.slice(MAX_PARAGRAPHS - 1).join(' ');
  return (rest === '' ? shown : [...shown, rest]).map((line) => paragraph(line));
}

/** A run of text: unlike `TextBlock` it does not take an asterisk of a customer's or a price list for markup. */
export function paragraph(text: string, look: object = {}): object {
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text, ...look }] };
}
