import { element, icon } from '../element';
import { type RoomParts } from './room-parts';

const BACK = 'M15 6l-6 6 6 6';
const ON = 'M9 6l6 6-6 6';

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/**
 * Cards side by side: swiped, or walked with two buttons that say which card of how many is in front. With the focus on
 * a card's button the arrow keys walk too.
 */
export function carousel(cards: readonly HTMLElement[], { texts }: RoomParts): HTMLElement {
  const place = element('span', { class: 'carousel-place', role: 'status' });
  const items = cards.map((card) => element('li', {}, card));
  const strip = element('ul', { class: 'carousel-strip' }, ...items);
  const back = walk(texts('previousCard'), BACK, () => show(shown() - 1));
  const on = walk(texts('nextCard'), ON, () => show(shown() + 1));

  const shown = (): number => {
    const isAtEnd = strip.scrollLeft + strip.clientWidth >= strip.scrollWidth - 2;
    if (isAtEnd && strip.scrollLeft > 0) return items.length - 1;
    const start = strip.getBoundingClientRect().left;
    const first = items.findIndex(
      (item) => item.getBoundingClientRect().right - start > item.clientWidth / 2,
    );
    return Math.max(0, first);
  };
  const show = (index: number): void => {
    const item = items[Math.min(items.length - 1, Math.max(0, index))];
    if (item) strip.scrollLeft += item.getBoundingClientRect().left - strip.getBoundingClientRect().left;
  };
  const told = (): void => {
    const at = shown();
    const label = texts('cardOf', { at: at + 1, count: items.length });
    if (place.textContent !== label) place.textContent = label;
    back.disabled = at === 0;
    on.disabled = at === items.length - 1;
  };
  strip.addEventListener('scroll', told, { passive: true });
  strip.addEventListener('keydown', (event) => {
    const by = STEPS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    show(items.findIndex((item) => item.matches(':focus-within')) + by);
    step(items, by);
  });
  new ResizeObserver(told).observe(strip);
  const walker = element('div', { class: 'carousel-walk' }, back, place, on);
  return element('div', { class: 'carousel', role: 'group', 'aria-label': texts('cards') }, strip, walker);
}

/** To the same button of the next card, which is being scrolled to. */
function step(items: readonly HTMLElement[], by: number): void {
  const at = items.findIndex((item) => item.matches(':focus-within'));
  const buttons = [...(items[at]?.querySelectorAll<HTMLElement>('.card-action') ?? [])];
  const which = buttons.findIndex((button) => button.matches(':focus'));
  const next = items[at + by]?.querySelectorAll<HTMLElement>('.card-action');
  (next?.[which] ?? next?.[0])?.focus({ preventScroll: true });
}

function walk(label: string, path: string, act: () => void): HTMLButtonElement {
  const button = element('button', { type: 'button', 'aria-label': label }, icon(path, 18));
  button.addEventListener('click', act);
  return button;
}
