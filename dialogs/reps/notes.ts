import { type FactKey, type ProfileFact } from '../../domain/profile/facts';
import { type RepNote } from '../../domain/handoff/rep-note';
import { deskRequest } from '../../domain/handoff/desk-request';
import { type Instant } from '../../domain/time/instant';
import { notice } from '../handoff/notice';
import { type Output, record } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { type Rep } from './rep';

export function noteOf(turn: Turn, rep: Rep, text: string): RepNote {
  return { id: turn.newId('rep-note'), repId: rep.id, repName: rep.name, text };
}

/** What a customer has told a rep is stated: a rep's word for it, with no message as its source. */
export function factOf(turn: Turn, { key, value }: { key: FactKey; value: string }): ProfileFact {
  return {
    id: turn.newId('fact'),
    key,
    value,
    status: 'stated',
    confidence: 1,
    sourceMessageId: undefined,
    purpose: 'service',
    capturedAt: turn.now,
    supersededById: undefined,
  };
}

/** A task with its hour, and the customer is told of it. */
export function promiseCall(turn: Turn, rep: Rep, { at, text }: { at: Instant; text: string }): Output[] {
  if (at <= turn.now) return [];
  const { requestDueH } = turn.views.rules.privacy;
  const request = { id: turn.newId('request'), kind: 'callback', text, at: turn.now, dueAt: at } as const;
  return [
    record({ type: 'desk_requested', request: deskRequest(request, requestDueH) }),
    notice(turn, 'human.calls-at', { rep: rep.name, when: { deadline: at } }),
  ];
}
