/** What can go wrong, from the target of the measure. */
export const CATEGORIES = [
  'false yes',
  'invented figure',
  'somebody else stored as the writer',
  'secret kept',
  'fact lost',
  'fact wrong',
  'false complaint',
  'not done',
  'not said',
  'said wrongly',
  'side question unanswered',
  'question a third time',
  'asked what was told',
  'wrong language',
  'dead end',
  'promise without an event',
] as const;

export type Category = (typeof CATEGORIES)[number];

/** One fault of one conversation, with what was seen. */
export interface Finding {
  category: Category;
  seen: string;
}
