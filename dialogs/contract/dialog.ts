import { type Due } from '../../domain/conversation/due';
import { type Intent } from '../../domain/recognition/intent';
import { type RecognitionContext } from '../../domain/recognition/recognition';
import { type ChoiceKind } from './choices';
import { type Output } from './outputs';
import { type Turn } from './turn';

/** What a dialog answers with: it waits for a reply, is done, or did not understand the reply. */
export type Step<S extends object = object> =
  | {
      status: 'waiting';
      state: S;
      outputs: readonly Output[];
      /** Names what is asked, so that it is asked twice at most in a row (`turn.attempt`). */
      question?: string;
      took?: 'all' | readonly number[];
    }
  /** `took`: ids of the acts it dealt with (`taking.ts`); acts that no dialog takes are answered by `leftover`. */
  | { status: 'complete'; outputs: readonly Output[]; took?: 'all' | readonly number[] }
  /** The message does not answer the question: the agenda tries its intents, then repair. */
  | { status: 'not_understood'; state: S };

/** A moment other than an intent on which a dialog begins; each has one dialog. */
export type Occasion =
  /** Somebody has opened the chat and not written yet. */
  | 'joined'
  /** The first message of a conversation, before anything else is answered. */
  | 'first_message'
  /** A rep has done something at the desk. */
  | 'rep'
  /** The customer has written to the person who has the conversation. */
  | 'held'
  /** A part of the message could not be taken. */
  | 'unread'
  /** A number that is nobody's business was masked in it. */
  | 'withheld'
  /** Everything is answered and nothing is asked, and a wish waits. */
  | 'at_rest'
  /** Parts of the message that no dialog took. */
  | 'leftover'
  /** The same question would be asked a third time. */
  | 'stuck'
  /** Somebody else's words were passed on, without a question in them. */
  | 'forwarded'
  /** In a group something is wanted that is not for everybody to read. */
  | 'private'
  /** A face, a dot: no word in it. */
  | 'wordless'
  /** Something was told that the lead form asks for, and no question is open. */
  | 'told'
  /** Two readings of a message are as good as each other, and no question is open. */
  | 'doubtful'
  /** No intent is sure, but an approved question is. */
  | 'known_question'
  /** Nothing that we deal with. */
  | 'outside'
  /** No dialog understood it. */
  | 'unclear';

/**
 * What may be taken up over an open question without being as sure as an interruption: what is told of oneself
 * or ordered (`to_requests`), or any message, because the question is optional (`to_anything`).
 */
export type Yields = 'to_requests' | 'to_anything';

/** Where a conversation may go on by itself: behind a greeting, or behind advice to somebody who may buy. */
export type Gives = 'greeting' | 'advice';

/**
 * A dialog: pure functions from (state, turn) to a step. It sees the turn, returns outputs and touches
 * nothing. `begin` also serves as resume: it asks the first question that is still unanswered.
 */
export interface Dialog<S extends object = object> {
  id: string;
  /** Raised when the shape of `S` or its meaning changes: old frames are begun again. */
  version: number;
  /** Intents that begin it; the agenda hands all of them over in `turn.acts`. */
  startsOn: readonly Intent[];
  begin: (turn: Turn) => Step<S>;
  reply?: (state: S, turn: Turn) => Step<S>;
  /** Says where we were when an interruption is over; `begin` without it. */
  resume?: (state: S, turn: Turn) => Step<S>;
  /** Passes over the open question: offered when it was asked twice without an answer. */
  skip?: (state: S, turn: Turn) => Step<S>;
  /** Acts that answer the open question here, however they read elsewhere: they begin no other dialog. */
  claims?: (state: S, turn: Turn) => readonly Intent[];
  /** Decides alone whether a message begins it: before and instead of every other dialog (F-15). */
  wins?: (turn: Turn) => boolean;
  /** What it does at a due moment, when the customer has not written. */
  dueOn?: readonly Due['what'][];
  /** Moments and pressed buttons that begin it, beside intents. */
  startsAt?: readonly Occasion[];
  startsOnPress?: readonly ChoiceKind[];
  /** Everybody in a group may read what it says; else a group is invited to a private chat. */
  isPublic?: true;
  /** It deals with trouble: a bare "stop" does not end it, and no name is looked for in what is told. */
  isUrgent?: true;
  /** Its open question takes a code by which somebody proves who they are. */
  takesCode?: true;
  /** What its open question gives way to; nothing when left out. */
  yields?: Yields;
  gives?: Gives;
  /** When it goes on by itself behind what others gave, while no question is open. */
  follows?: Partial<Record<Gives, (turn: Turn) => boolean>>;
  /** What the open question asks for, so that "35" is read as what was asked. */
  expects?: (state: S) => RecognitionContext['expecting'];
}

/** A dialog whose state type is known to itself alone: what the registry and the host see. */
export type AnyDialog = Dialog<object>;

/**
 * Declares a dialog. The one cast of the dialog layer is here: the host only ever gives a dialog back
 * the state that dialog itself returned, under the same version.
 */
export function defineDialog<S extends object>(dialog: Dialog<S>): AnyDialog {
  return dialog as unknown as AnyDialog;
}

export function waiting<S extends object>(state: S, ...outputs: Output[]): Step<S> {
  return { status: 'waiting', state, outputs };
}

/** Asks a question by its name: a third time in a row it is not asked any more. */
export function asking<S extends object>(question: string, state: S, ...outputs: Output[]): Step<S> {
  return { status: 'waiting', state, outputs, question };
}

export function complete(...outputs: Output[]): Step<never> {
  return { status: 'complete', outputs };
}

export function notUnderstood<S extends object>(state: S): Step<S> {
  return { status: 'not_understood', state };
}
