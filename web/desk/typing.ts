import { type Store } from './state';

/** Milliseconds a sign of typing is believed: clients repeat it every three seconds. */
const BELIEVED = 6000;

/** Shows that the customer of a conversation writes, for as long as it is told again. */
export function followTyping(store: Store): (conversationId: string | undefined) => void {
  let timer: number | undefined;
  return (conversationId) => {
    clearTimeout(timer);
    store.set({ typing: conversationId });
    if (conversationId === undefined) return;
    timer = window.setTimeout(() => store.set({ typing: undefined }), BELIEVED);
  };
}
