import { type DialogueAct } from '../../domain/recognition/acts';
import { type Intent, hasTrait, isKind } from '../../domain/recognition/intent';
import { MASK } from '../../domain/recognition/masked';
import { type AnyDialog, complete, defineDialog } from '../contract/dialog';
import { type Output, record, say } from '../contract/outputs';
import { intentOf } from '../contract/taking';
import { type Turn } from '../contract/turn';

/** Customers' words in a quotation are cut here. */
const QUOTED = 60;

/** The dialogs that answer side questions no dialog took, in order of mention. */
export function sideDialogs(
  acts: readonly DialogueAct[],
  dialogs: readonly AnyDialog[],
): Array<{ dialog: AnyDialog; intent: Intent }> {
  return acts.flatMap((act) => {
    const intent = intentOf(act);
    if (intent === undefined || (act.kind !== 'ask' && act.kind !== 'want')) return [];
    // Who steers means the conversation, and that has gone on.
    if (isKind(intent, 'steer', 'answer', 'inform')) return [];
    const dialog = dialogs.find(({ startsOn }) => startsOn.includes(intent));
    return dialog && !dialog.wins ? [{ dialog, intent }] : [];
  });
}

/** An unread part of at least this many letters may mean something; shorter ones are interjections. */
const TELLING = 24;

/**
 * Manners beside something that was dealt with only open or close it. A part without a reading passes when it is
 * short, and when a question leaves the turn already.
 */
export function passes(act: DialogueAct, isAsking: boolean): boolean {
  // What was masked is told by `withheld`.
  if (act.span.text.includes(MASK)) return true;
  if (act.kind === 'unread') return isAsking || act.span.text.length < TELLING;
  const intent = intentOf(act);
  return intent !== undefined && hasTrait(intent, 'manners');
}

/**
 * Acts no dialog took (`turn.leftover`): a wish that would ask a second question is named in the customer's words and
 * waits (`put-off.ts`); a statement that is not kept is acknowledged, without claiming more; a part that could not be
 * read is asked about once.
 */
export const leftover = defineDialog({
  id: 'leftover',
  version: 1,
  startsOn: [],
  startsAt: ['leftover'],
  isPublic: true,
  begin: (turn) => complete(...later(turn), ...heard(turn), ...unread(turn)),
});

function later({ leftover: acts, acts: wanted }: Turn): Output[] {
  const [wish] = acts.filter(isWish);
  if (!wish) return [];
  const words = quoted(wish);
  const kept = record({ type: 'wish_put_off', wish: { intent: wish.intent, words } });
  // Nothing comes before the word of regret: there it waits unannounced.
  return wanted.some((act) => hasTrait(act, 'urgent')) ? [kept] : [kept, say('leftover.later', { words })];
}

/** Who tells something or steers wants nothing done later, and what is never done is not promised. */
function isWish(act: DialogueAct): act is Extract<DialogueAct, { kind: 'ask' | 'want' }> {
  if (act.kind !== 'ask' && act.kind !== 'want') return false;
  return !isKind(act.intent, 'inform', 'answer', 'steer') && !hasTrait(act.intent, 'refused');
}

function heard({ leftover: acts, input }: Turn): Output[] {
  if (input.kind === 'message' && input.withheld) return [];
  return acts.some(({ kind }) => kind === 'inform' || kind === 'correct') ? [say('leftover.heard')] : [];
}

function unread({ leftover: acts }: Turn): Output[] {
  const [part] = acts.filter(({ kind }) => kind === 'unread');
  return part ? [say('leftover.unread', { words: quoted(part) })] : [];
}

function quoted({ span }: DialogueAct): string {
  const letters = [...span.text.trim()];
  return letters.length > QUOTED ? `${letters.slice(0, QUOTED - 1).join('')}…` : letters.join('');
}
