/**
 * The shop's own script: opens the chat in a frame of this site, loaded when somebody asks for it, and
 * remembers for this tab that it was open.
 */

const OPEN = 'tangga.open';

const launcher = byId<HTMLButtonElement>('chat-launcher');
const panel = byId<HTMLElement>('chat-panel');
const closer = byId<HTMLButtonElement>('chat-close');
let frame: HTMLIFrameElement | undefined;
let returnTo: HTMLElement = launcher;

function byId<Element extends HTMLElement>(id: string): Element {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found as Element;
}

function loadedFrame(): HTMLIFrameElement {
  if (frame) return frame;
  frame = document.createElement('iframe');
  frame.src = panel.dataset.src ?? '';
  frame.title = panel.dataset.title ?? '';
  panel.append(frame);
  return frame;
}

/** @param question put into the send box, not sent */
function openChat(from: HTMLElement, question?: string): void {
  returnTo = from;
  const chat = loadedFrame();
  panel.hidden = false;
  document.documentElement.classList.add('chat-open');
  launcher.setAttribute('aria-expanded', 'true');
  remember('1');
  chat.focus();
  if (question === undefined) return;
  const send = (): void =>
    chat.contentWindow?.postMessage({ tangga: 'ask', text: question }, location.origin);
  // The page in the frame may not listen yet; it asks once it does.
  waiting = send;
  send();
}

let waiting: (() => void) | undefined;

window.addEventListener('message', ({ origin, source, data }: MessageEvent<unknown>) => {
  if (origin !== location.origin || source !== frame?.contentWindow) return;
  if (data === 'tangga.ready') waiting?.();
  if (data === 'tangga.close') closeChat();
});

function closeChat(): void {
  panel.hidden = true;
  document.documentElement.classList.remove('chat-open');
  launcher.setAttribute('aria-expanded', 'false');
  remember('');
  returnTo.focus();
}

/** Private windows may forbid storage; the chat then simply starts closed. */
function remember(value: string): void {
  try {
    sessionStorage.setItem(OPEN, value);
  } catch {
    return;
  }
}

function wasOpen(): boolean {
  try {
    return sessionStorage.getItem(OPEN) === '1';
  } catch {
    return false;
  }
}

launcher.addEventListener('click', () => openChat(launcher));
closer.addEventListener('click', closeChat);
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !panel.hidden) closeChat();
});
document.addEventListener('click', ({ target }) => {
  const pressed =
    target instanceof Element ? target.closest<HTMLElement>('[data-open-chat], [data-ask]') : null;
  if (pressed) openChat(pressed, pressed.dataset.ask);
});
if (wasOpen()) openChat(launcher);
