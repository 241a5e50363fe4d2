import { type Actions } from './actions';
import { allItems, type Store } from './state';

/** Alt and a key, by place on the keyboard: letters alone would get in the way of writing and of screen readers. */
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
  document.addEventListener('keydown', (event) => {
    const act = acts[event.code];
    if (!act || !event.altKey || event.ctrlKey || event.metaKey) return;
    if (document.querySelector('dialog[open]')) return;
    event.preventDefault();
    act();
  });
}
