import type { QueueItem } from '../../bot/desk/views';
import { type DeskState, sections } from './state';

/** How many customer lines of each conversation this rep has seen here. Counts and ids only. */
const PLACE = 'desk.seen';
const REMEMBERED = 300;

function stored(): Record<string, number> {
  try {
    return JSON.parse(localStorage.getItem(PLACE) ?? '{}') as Record<string, number>;
  } catch {
    return {};
  }
}

let seen = stored();

export function markSeen(conversationId: string, customerLines: number): void {
  if (seen[conversationId] === customerLines) return;
  const others = Object.entries(seen).filter(([id]) => id !== conversationId);
  const newest: Array<[string, number]> = [...others, [conversationId, customerLines]];
  seen = Object.fromEntries(newest.slice(-REMEMBERED));
  localStorage.setItem(PLACE, JSON.stringify(seen));
}

/** Whether a conversation is before the rep's eyes now: this tab, and on a phone the room it is in. */
export function isLookedAt({ selected }: Pick<DeskState, 'selected'>, conversationId: string): boolean {
  const room = document.getElementById('conversation');
  return !document.hidden && selected === conversationId && (room?.getClientRects().length ?? 0) > 0;
}

export function unreadOf(item: QueueItem): number {
  return Math.max(0, item.customerLines - (seen[item.conversationId] ?? 0));
}

/** What calls for this rep: who waits, and unread lines of those in hand. */
export function callsForMe(state: DeskState): number {
  const { offered, waiting, mine } = sections(state);
  return offered.length + waiting.length + mine.filter((item) => unreadOf(item) > 0).length;
}
