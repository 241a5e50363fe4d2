import { type Actions } from './actions';
import { allItems, type Store } from './state';

/**
 * Alt and a key, by place on the keyboard: letters alone would get in the way of writing and of screen readers. Two
 * signs stand alone, as elsewhere on the web, and only where nobody writes.
 */
export function listenToKeys(store: Store, actions: Actions, askNote: () => void): void {
  const step = (by: number): void => {
    const items = allItems(store.get());
    const index = items.findIndex((item) => item.conversationId === store.get().selected);
    const next = items[index < 0 ? 0 : Math.min(Math.max(index + by, 0), items.length - 1)];
    if (next) actions.open(next.conversationId);
  };
  const acts: Readonly<Record<string, () => void>> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    KeyA: () => {
      const ownership = store.get().conversation?.ownership;
      if (ownership === 'waiting' || ownership === 'bot') void actions.claim();
    },
    KeyR: () => document.querySelector<HTMLElement>('#reply')?.focus(),
    KeyK: () => store.get().conversation?.mine && askNote(),
    Digit1: () => actions.show('queue'),
    Digit2: () => actions.show('conversation'),
    Digit3: () => actions.show('customer'),
  };
  const signs: Readonly<Record<string, () => void>> = {
    '/': () => {
      actions.show('queue');
      // After it is drawn: a phone shows one room at a time.
      setTimeout(() => document.querySelector<HTMLInputElement>('#search')?.focus());
    },
    '?': () => document.querySelector<HTMLDialogElement>('#help')?.showModal(),
  };
  document.addEventListener('keydown', (event) => {
    const sign = event.altKey || isWriting(event.target) ? undefined : signs[event.key];
    const act = sign ?? (event.altKey ? acts[event.code] : undefined);
    if (!act || event.ctrlKey || event.metaKey) return;
    if (document.querySelector('dialog[open]')) return;
    event.preventDefault();
    act();
  });
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
