import { type Attachment } from 'botbuilder';
import { type ShownCard, cardPressValue } from '../../pipeline/render-cards';
import { ADAPTIVE_CARD, cardOf, executing, paragraph } from './card';

/** Teams cuts a longer title on a card of a carousel. */
const MAX_TITLE = 80;

/**
 * A thing we sell as an Adaptive Card: its photograph where there is one and Teams can fetch it, name, price, stock,
 * reason, and what can be done with it. Its buttons stay when one is pressed.
 */
export function goodsCard(
  card: ShownCard,
  locale: string | undefined,
  seq: number,
  toPath: (path: string) => string | undefined,
): Attachment {
  const { title, lines, picture, buttons } = card;
  const url = picture?.isPhoto ? toPath(picture.path) : undefined;
  const body = [
    ...(url === undefined ? [] : [{ type: 'Image', url, altText: title, size: 'Stretch' }]),
    paragraph(title.slice(0, MAX_TITLE), { weight: 'Bolder', size: 'Medium' }),
    ...lines.map((line) => paragraph(line)),
  ];
  const actions = buttons.map((button) =>
    executing(button.title, { ...cardPressValue(button), label: button.spoken, seq }),
  );
  const text = [title, ...lines].join(', ');
  return { contentType: ADAPTIVE_CARD, content: { ...cardOf({ locale }, text, body), actions } };
}
