/** How a channel can show choices; whatever it cannot show becomes text with numbers, picked by typing one. */
export type ButtonStyle = 'suggested' | 'inline' | 'card' | 'numbered';

/** What a channel can show. Rendering degrades by this and by nothing else. */
export interface Capabilities {
  buttons: ButtonStyle;
  /** More choices than this are shown as numbered text. */
  maxButtons: number;
  /** UTF-16 units of one message; a longer text is split. */
  maxText: number;
  /** Whether goods are shown as cards, with their pictures and buttons. */
  cards?: boolean;
  /** Whether what is compared is shown as a table. */
  tables?: boolean;
}

/** What the pipeline asks about channels. */
export interface ChannelBook {
  capabilities: (channel: string) => Capabilities;
  /** Whether the channel is called to deliver; else its clients read the stored log. */
  isPushed: (channel: string) => boolean;
}
