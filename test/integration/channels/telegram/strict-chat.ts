/** A message as it stands in a chat. */
export interface ShownMessage {
  id: number;
  text: string;
  buttons: Array<{ text: string; callback_data?: string; url?: string }>;
  method: string;
  file?: { name: string; bytes: Buffer };
  threadId?: number;
  /** The button below the field in which one writes, or that it was taken away. */
  under?: string;
}

/** What Telegram knows of a chat. */
export interface Chat {
  id: number;
  shown: ShownMessage[];
  blocked: boolean;
  /** A group that has become a supergroup. */
  movedTo: number | undefined;
  /** Refuses so many of the next messages with 429, and says how long to wait. */
  flood: { times: number; retryAfterS: number };
  /** Messages it will take at once. Group or not, for the stub they are alike. */
  burst: number;
  /** How many of them now; one more a second. */
  room: { left: number; at: number };
}

/** Short bursts are let through, more is not. */
export const BURST = 4;

export function newChat(id: number): Chat {
  return {
    id,
    shown: [],
    blocked: false,
    movedTo: undefined,
    flood: { times: 0, retryAfterS: 1 },
    burst: BURST,
    room: { left: BURST, at: Date.now() },
  };
}

/** Whether one more message a second is all that this would be. */
export function hasRoom(chat: Chat): boolean {
  const now = Date.now();
  const left = Math.min(chat.burst, chat.room.left + (now - chat.room.at) / 1000);
  chat.room = { left: left >= 1 ? left - 1 : left, at: now };
  return left >= 1;
}
