import { type TanggaApi } from '../widget/host-api';

/** The shop's own script: its buttons open the chat, some with a question for the visitor to send or change. */

declare global {
  interface Window {
    Tangga?: TanggaApi;
  }
}

document.addEventListener('click', ({ target }) => {
  const pressed =
    target instanceof Element ? target.closest<HTMLElement>('[data-open-chat], [data-ask]') : null;
  if (!pressed) return;
  const question = pressed.dataset.ask;
  window.Tangga?.open(question === undefined ? undefined : { question });
});
