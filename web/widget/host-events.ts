/** Told to the host page. `unread` comes with the count, `message` with who wrote it. */
export type HostEvent = 'open' | 'close' | 'unread' | 'message';

export type HostListener = (detail: unknown) => void;
