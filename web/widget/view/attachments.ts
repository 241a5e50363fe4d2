import { type Attachment, type CardAction } from '../client/activity';
import { element, icon } from '../element';
import { heroCard } from './hero-card';
import { pictureAddress, safeAddress } from './links';
import { pressed } from './quick-replies';
import { type RoomParts } from './room-parts';

const PAPER = 'M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8zM14 3v5h5';

const CARD = 'application/vnd.microsoft.card.';

/** The attachments of a message. An unknown kind is named instead of being left out. */
export function attachment(item: Attachment, parts: RoomParts): HTMLElement {
  switch (item.contentType) {
    case `${CARD}hero`:
    case `${CARD}thumbnail`:
      return heroCard(item.content, parts);
    case `${CARD}adaptive`:
      return adaptiveCard(item.content, parts);
    default:
      return item.contentType.startsWith('image/') ? picture(item, parts) : file(item, parts);
  }
}

function picture(item: Attachment, parts: RoomParts): HTMLElement {
  const src = pictureAddress(item.contentUrl, parts.frame.wire.base);
  if (src === undefined) return file(item, parts);
  const href = safeAddress(item.contentUrl, parts.frame.wire.base) ?? src;
  const image = element('img', { src, alt: item.name ?? '', loading: 'lazy', decoding: 'async' });
  return element('a', { class: 'picture', href, target: '_blank', rel: 'noopener noreferrer' }, image);
}

function file({ name, contentUrl }: Attachment, { texts, frame }: RoomParts): HTMLElement {
  const label = element('span', {}, name ?? texts('attached', { name: '' }));
  const href = safeAddress(contentUrl, frame.wire.base);
  if (href === undefined) return element('p', { class: 'file' }, icon(PAPER, 20), label);
  return element(
    'a',
    { class: 'file', href, target: '_blank', rel: 'noopener noreferrer' },
    icon(PAPER, 20),
    label,
  );
}

/** What `cards.ts` exports; it is loaded when the first card comes. */
interface CardsModule {
  renderCard: (content: unknown, act: (action: CardAction) => void, dark: boolean) => HTMLElement;
}

function adaptiveCard(content: unknown, parts: RoomParts): HTMLElement {
  const { frame, texts, send } = parts;
  const place = element('div', { class: 'card adaptive', 'aria-busy': 'true' });
  const act = (action: CardAction): void => {
    const reply = pressed(action);
    if (reply) send(reply);
  };
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  (import(`${frame.wire.base}${frame.settings.cards}`) as Promise<CardsModule>)
    .then(({ renderCard }) => place.replaceChildren(renderCard(content, act, isDark)))
    .catch(() => place.replaceChildren(texts('cardUnavailable')))
    .finally(() => place.setAttribute('aria-busy', 'false'));
  return place;
}
