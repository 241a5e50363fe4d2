import { type AttemptResult } from './attempt-result';
import { type Rung } from '../ladder/rung';
import { type Instant } from '../time/instant';
import { type AttachedFile, type UnreadPart } from './attached-file';
import { type ComplaintStep } from '../complaints/steps';
import { type FactKey } from '../profile/facts';
import { type Due } from './due';
import { type GivenOutcome } from './outcome';
import { type PageContext } from './page-context';
import { type Withheld } from '../recognition/masked';

/** A press of a button: the prompt it belongs to and which choice. */
export interface ButtonPress {
  promptId: string;
  choice: string;
}

/** What a rep does from the desk; an inbox row of the customer's conversation like any other. */
export type RepAct =
  /** `handoffId`: the call it was pressed for, where that may be an old one. */
  | { act: 'claim'; handoffId?: string }
  | { act: 'decline'; handoffId?: string; reason?: string }
  /** Into the hands of a colleague, or back to the team. */
  | { act: 'transfer'; to: string }
  | { act: 'pause' }
  /** A supervisor takes a conversation out of a colleague's hands. */
  | { act: 'take_over' }
  | { act: 'reply'; text: string; files?: readonly AttachedFile[] }
  | { act: 'return'; note: string | undefined }
  /** Gives it back with what came of the chance it was about. */
  | { act: 'close'; outcome: GivenOutcome; note: string | undefined }
  | DeskWork;

/** What a rep does for a customer besides writing; the conversation need not be claimed for it. Texts are redacted. */
export type DeskWork =
  /** `question` as it was asked; `tell`: the customer wanted to be told. */
  | { act: 'answer_question'; questionId: string; question: string; text: string; tell: boolean }
  | { act: 'dismiss_question'; questionId: string }
  /** `kind` of the request; `note` is told to the customer: the law wants the result told. */
  | {
      act: 'settle_request';
      requestId: string;
      kind: string;
      to: 'done' | 'refused';
      note: string | undefined;
    }
  /** `detail`: what is proposed, of which ticket it is a duplicate, to whom it is referred. */
  | { act: 'move_complaint'; complaintId: string; to: ComplaintStep; detail: string | undefined }
  | { act: 'record_order'; sku: string; quantity: number; paid: boolean }
  | { act: 'pay_order'; orderNo: string }
  /** `amount` in rupiah, good for `days`; `reason` stays with the team. */
  | { act: 'give_voucher'; amount: number; days: number; reason: string }
  | { act: 'void_voucher'; voucherId: string }
  /** A supervisor sets the rung by hand until a day; the reason stays with the team. */
  | { act: 'override_rung'; to: Rung; until: Instant; reason: string }
  /** For the team alone: nothing of it reaches the customer. */
  | { act: 'note'; text: string }
  /** What the rep has learned from the customer. */
  | { act: 'state_fact'; key: FactKey; value: string }
  /** The rep promises to contact the customer at a time. */
  | { act: 'promise_call'; at: Instant; text: string }
  /** Tried to reach a customer who is to be called: `failed` times in vain before; `until`: another hour they chose. */
  | {
      act: 'attempt_task';
      requestId: string;
      result: AttemptResult;
      failed: number;
      until: Instant | undefined;
    }
  /** Names afterwards what came of a call; `leadId` is what it was about. */
  | { act: 'name_outcome'; handoffId: string; leadId: string; outcome: GivenOutcome };

/** An earlier message that a message answers, redacted. */
export interface QuotedMessage {
  text: string;
  /** `other`: of somebody who is not part of this conversation. */
  author: 'customer' | 'company' | 'other';
}

/** What came in, after the transport was taken off and forbidden numbers were masked. */
export type TurnInput =
  | { kind: 'joined' }
  | {
      kind: 'message';
      text: string;
      button: ButtonPress | undefined;
      attachments: readonly AttachedFile[];
      unread?: readonly UnreadPart[];
      /** What the channel masked in the text: the sender is told. */
      withheld?: readonly Withheld[];
      /** Words of somebody else, passed on: nothing in them is learned about the sender. */
      forwarded?: true;
      /** What they answer, where the channel tells. */
      quoted?: QuotedMessage;
      /** A code of six digits that was in the text, hashed: it is kept nowhere as it was typed. */
      code?: string;
      /** Names the album that it is a part of: the parts come one by one and are one message. */
      album?: string;
    }
  | { kind: 'rep'; repId: string; repName: string; act: RepAct }
  /** Not a message: the customer's page reports what it shows. */
  | { kind: 'page'; page: PageContext }
  /** Not a message: a due moment of a job. */
  | { kind: 'due'; due: Due };
