import { type RepAct } from '../../domain/conversation/turn-input';
import { type RepLine, readRepLine } from '../pipeline/rep-commands';

/** What can be typed at the desk. */
type TypedAct = Extract<RepAct, { act: 'claim' | 'decline' | 'reply' | 'return' | 'transfer' | 'pause' }>;

/** An act, or a command that is answered to the rep alone. */
export type Typed = { ok: true; act: TypedAct } | { ok: false; line: OtherLine };

export type OtherLine = Exclude<RepLine, { kind: 'reply' | 'act' }>;

/** A typed line as an act: a command, or a reply to the customer. */
export function parseTyped(text: string): Typed {
  const line = readRepLine(text);
  if (line.kind === 'reply') return { ok: true, act: { act: 'reply', text: line.text } };
  return line.kind === 'act' ? { ok: true, act: line.act } : { ok: false, line };
}
