import { expect } from 'chai';
import { type Bot } from '../../bot/assembly/bot';
import { DIALOGS } from '../../dialogs';
import { type AnyDialog, type Gives } from '../../dialogs/contract/dialog';
import { type SerialKind, type Turn } from '../../dialogs/contract/turn';
import { type TurnCommit } from '../../models/turns/commit';

/** What came of turns that were all tried twice. */
export interface TriedTwice {
  /** What was numbered by a dialog, and `voucher code`. */
  drawn: ReadonlySet<SerialKind | 'voucher code'>;
  /** Ends the test of a conversation. @throws AssertionError when a second try decided something else */
  expectSame: () => void;
  /** Dialogs and store are as they were. */
  stop: () => void;
}

/**
 * Lets every turn of a bot meet a conflict first, as if somebody else had committed: it is run again from load. Both
 * tries must come to the same commit, with the same ids, numbers and codes. Meanwhile what only looks at a dialog
 * (may it begin, what does it take) can draw nothing.
 */
export function tryTwice({ store }: Pick<Bot, 'store'>): TriedTwice {
  const drawn = new Set<SerialKind | 'voucher code'>();
  const tries: Array<{ first: TurnCommit; second: TurnCommit }> = [];
  const firstTries = new Map<string, TurnCommit>();
  const { commit } = store;
  store.commit = (turn) => {
    const { id } = turn.after.conversation;
    const first = firstTries.get(id);
    if (!first) {
      firstTries.set(id, turn);
      return Promise.resolve({ status: 'conflict' });
    }
    firstTries.delete(id);
    tries.push({ first, second: turn });
    return commit(turn);
  };
  const restored = DIALOGS.map((dialog) => watch(dialog, drawn));
  return {
    drawn,
    expectSame: () => {
      for (const { first, second } of tries.splice(0)) expect(second).to.deep.equal(first);
    },
    stop: () => {
      store.commit = commit;
      for (const restore of restored) restore();
    },
  };
}

/** @returns what makes the dialog as it was */
function watch(dialog: AnyDialog, drawn: Set<SerialKind | 'voucher code'>): () => void {
  const before = { ...dialog };
  const { begin, reply, wins, claims, follows } = before;
  const noted = (turn: Turn): Turn => ({
    ...turn,
    newSerial: (kind) => {
      drawn.add(kind);
      return turn.newSerial(kind);
    },
    newCode: () => {
      drawn.add('voucher code');
      return turn.newCode();
    },
  });
  dialog.begin = (turn) => begin(noted(turn));
  if (reply) dialog.reply = (state, turn) => reply(state, noted(turn));
  if (wins) dialog.wins = (turn) => wins(lookedAt(turn, dialog));
  if (claims) dialog.claims = (state, turn) => claims(state, lookedAt(turn, dialog));
  if (follows) {
    const entries = Object.entries(follows) as Array<[Gives, (turn: Turn) => boolean]>;
    dialog.follows = Object.fromEntries(
      entries.map(([given, when]) => [given, (turn: Turn) => when(lookedAt(turn, dialog))]),
    );
  }
  return () => Object.assign(dialog, before);
}

/** A turn by which nothing can be drawn. */
function lookedAt(turn: Turn, { id }: AnyDialog): Turn {
  const refuse = (): never => {
    throw new Error(`${id} draws a number while it is only looked at`);
  };
  return { ...turn, newId: refuse, newSerial: refuse, newCode: refuse };
}
