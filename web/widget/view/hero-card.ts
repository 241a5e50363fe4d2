import { type CardAction } from '../client/activity';
import { element } from '../element';
import { pictureAddress, safeAddress } from './links';
import { pressed } from './quick-replies';
import { type RoomParts } from './room-parts';

interface HeroCard {
  title?: string;
  subtitle?: string;
  text?: string;
  images?: ReadonlyArray<{ url?: string; alt?: string }>;
  buttons?: readonly CardAction[];
}

/** A picture, three lines and buttons: hero and thumbnail cards. */
export function heroCard(content: unknown, parts: RoomParts): HTMLElement {
  const { title, subtitle, text, images, buttons } = (content ?? {}) as HeroCard;
  const [image] = images ?? [];
  const src = pictureAddress(image?.url, parts.frame.wire.base);
  return element(
    'div',
    { class: 'card' },
    src !== undefined && element('img', { src, alt: image?.alt ?? '', loading: 'lazy' }),
    !!title && element('p', { class: 'card-title' }, title),
    !!subtitle && element('p', { class: 'card-subtitle' }, subtitle),
    !!text && element('p', {}, text),
    !!buttons?.length &&
      element('div', { class: 'card-actions' }, ...buttons.map((action) => button(action, parts))),
  );
}

/** Milliseconds a button rests after a press: twice at once is meant once. */
const REST = 1000;

function button(action: CardAction, { send, frame }: RoomParts): HTMLElement | undefined {
  const label = action.title ?? '';
  if (action.type === 'openUrl') {
    const href = safeAddress(action.value, frame.wire.base);
    return href === undefined
      ? undefined
      : element('a', { class: 'card-action', href, target: '_blank', rel: 'noopener noreferrer' }, label);
  }
  const reply = pressed(action);
  if (!reply) return undefined;
  // Of several cards each has the same buttons: what they do is said whole.
  const spoken =
    action.displayText !== undefined && action.displayText !== label ? action.displayText : undefined;
  const made = element('button', { type: 'button', class: 'card-action', 'aria-label': spoken }, label);
  made.addEventListener('click', () => {
    if (made.getAttribute('aria-disabled') === 'true') return;
    made.setAttribute('aria-disabled', 'true');
    setTimeout(() => made.removeAttribute('aria-disabled'), REST);
    send(reply);
  });
  return made;
}
