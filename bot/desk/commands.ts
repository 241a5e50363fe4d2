import { type RepAct } from '../../domain/conversation/turn-input';

/** What a rep types that begins with a slash (`domain.md` §2.6); no such line ever reaches the customer. */
const COMMANDS: ReadonlyMap<string, 'claim' | 'return'> = new Map([
  ['ambil', 'claim'],
  ['claim', 'claim'],
  ['kembali', 'return'],
  ['return', 'return'],
]);

/** What can be typed. */
type TypedAct = Extract<RepAct, { act: 'claim' | 'reply' | 'return' }>;

export type Typed = { ok: true; act: TypedAct } | { ok: false; reason: 'unknown_command' };

/** A typed line as an act: a command, or a reply to the customer. */
export function parseTyped(text: string): Typed {
  const [, word, rest = ''] = /^\/(\S*)\s*([\s\S]*)$/.exec(text) ?? [];
  if (word === undefined) return { ok: true, act: { act: 'reply', text } };
  switch (COMMANDS.get(word.toLowerCase())) {
    case 'claim':
      return { ok: true, act: { act: 'claim' } };
    case 'return':
      return { ok: true, act: { act: 'return', note: rest === '' ? undefined : rest } };
    case undefined:
      return { ok: false, reason: 'unknown_command' };
  }
}
