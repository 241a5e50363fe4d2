import type { QueueItem } from '../../bot/desk/views';
import { chime, wakeChime } from './chime';
import { nameOf } from './names';
import { type DeskState, sections } from './state';
import { callsForMe, isLookedAt, unreadOf } from './seen';
import { text, textOr } from './texts';

const PLACE = 'desk.alerts';

export function alertsWanted(): boolean {
  return localStorage.getItem(PLACE) === 'on';
}

/**
 * Asks the browser only on a rep's own click; without leave for notifications the sound remains.
 * @returns whether notifications will be seen too
 */
export async function switchAlerts(on: boolean): Promise<boolean> {
  localStorage.setItem(PLACE, on ? 'on' : 'off');
  if (!on) return true;
  void wakeChime().then(chime);
  if (!('Notification' in window)) return false;
  if (Notification.permission !== 'default') return Notification.permission === 'granted';
  return (await Notification.requestPermission()) === 'granted';
}

/** After a reload sound has to be allowed anew: by the first touch, whatever it was meant for. */
export function wakeOnTouch(isWanted: () => boolean): void {
  for (const touch of ['pointerdown', 'keydown']) {
    document.addEventListener(touch, () => isWanted() && void wakeChime(), { passive: true });
  }
}

/** Lines by conversation at the last look, to tell what is new. */
let before:
  | { waiting: ReadonlySet<string>; offered: ReadonlySet<string>; unread: ReadonlyMap<string, number> }
  | undefined;

/** Announces what has come since the last look; the first look only learns what is there. */
export function announceNews(state: DeskState, announce: (news: string) => void): void {
  if (!state.queue) return;
  const { offered, waiting, mine } = sections(state);
  const now = {
    waiting: new Set([...offered, ...waiting].map((item) => item.conversationId)),
    offered: new Set(offered.map((item) => item.conversationId)),
    unread: new Map(mine.map((item) => [item.conversationId, unreadOf(item)])),
  };
  const last = before;
  before = now;
  if (!last) return;
  for (const item of waiting)
    if (!last.waiting.has(item.conversationId)) tell(state, item, waits(item), announce);
  for (const item of offered)
    if (!last.offered.has(item.conversationId)) tell(state, item, isAsked(item), announce);
  for (const item of mine) {
    const grown = unreadOf(item) > (last.unread.get(item.conversationId) ?? 0);
    if (grown) tell(state, item, text('new_message', { name: nameOf(item) }), announce);
  }
}

function waits(item: QueueItem): string {
  return text('new_waiting', { name: nameOf(item), reason: textOr('rule', item.handoff?.rule ?? '') });
}

function isAsked(item: QueueItem): string {
  return text('new_offer', { name: nameOf(item), reason: textOr('rule', item.handoff?.rule ?? '') });
}

/** What the rep has before their eyes needs no sound: not a hidden tab, nor another room of a phone. */
function tell(state: DeskState, item: QueueItem, news: string, announce: (news: string) => void): void {
  announce(news);
  if (!state.alerts || isLookedAt(state, item.conversationId)) return;
  chime();
  if (document.hidden) notify(item.conversationId, news);
}

/** A notification shows a name and a reason, never what was said: others may see the screen (§2.6). */
function notify(conversationId: string, news: string): void {
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  try {
    // `renotify`: a second message of the same customer takes the place of the first, and is heard.
    const options: NotificationOptions & { renotify: boolean } = { tag: conversationId, renotify: true };
    const notification = new Notification(news, options);
    notification.addEventListener('click', () => {
      window.focus();
      location.hash = conversationId;
      notification.close();
    });
  } catch {
    // Android shows notifications of service workers only: there the sound has to do.
  }
}

const ICON = {
  calm: iconOf(''),
  calling: iconOf('<circle cx="24" cy="8" r="8" fill="#d4372c"/>'),
};

function iconOf(more: string): string {
  const ladder =
    '<path d="M10 4v24M22 4v24M10 9h12M10 16h12M10 23h12" stroke="#b9762c" stroke-width="3.4" fill="none" stroke-linecap="round"/>';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${ladder}${more}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** The number in the tab's title and the dot on its icon. */
export function showTabBadge(state: DeskState): void {
  const calls = callsForMe(state);
  const title = `${text('desk')} · ${state.me.company.name}`;
  document.title = calls > 0 ? `(${calls}) ${title}` : title;
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  const href = calls > 0 ? ICON.calling : ICON.calm;
  if (link && link.getAttribute('href') !== href) link.href = href;
}
