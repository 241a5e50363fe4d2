/**
 * The key by which this browser is known again. Until the visitor has agreed that a profile is kept it lives
 * as long as the tab; then for good; and no longer than the tab again when they take that back.
 */

const KEY = 'tangga.visitor';

/** A browser that forbids storage is a new visitor at every load. */
function attempt<Value>(access: () => Value): Value | undefined {
  try {
    return access();
  } catch {
    return undefined;
  }
}

export function readVisitorKey(): string | undefined {
  return attempt(() => localStorage.getItem(KEY) ?? sessionStorage.getItem(KEY)) ?? undefined;
}

export function keepVisitorKey(key: string): void {
  attempt(() => (localStorage.getItem(KEY) === null ? sessionStorage : localStorage).setItem(KEY, key));
}

/** What the bot says about storing: a signal on an activity of its own. Anything else changes nothing. */
export function followStorageSignal(signal: string | undefined): void {
  if (signal === 'profile_storage_granted') move(sessionStorage, localStorage);
  if (signal === 'profile_storage_withdrawn') move(localStorage, sessionStorage);
}

function move(from: Storage, to: Storage): void {
  attempt(() => {
    const key = from.getItem(KEY);
    if (key === null) return;
    to.setItem(KEY, key);
    from.removeItem(KEY);
  });
}
