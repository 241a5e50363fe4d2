import { type DomainEvent } from '../../domain/contact/events';
import { replied } from '../contract/choices';
import { complete, defineDialog, notUnderstood, waiting } from '../contract/dialog';
import { type Output, ask, choice, record, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { askDesk, isAsked } from '../handoff/desk-request';
import { unscored, withdrawals, withdrawnPurposes } from './rights';

interface Restricted {
  asking: 'lift';
}

/** "Bekukan dulu data saya" (PDP 11): in this very turn, for service only, until they lift it. */
export const restrictProcessing = defineDialog<Restricted>({
  id: 'restrict-processing',
  version: 2,
  startsOn: ['restrict_processing'],
  yields: 'to_anything',
  begin: (turn) =>
    waiting<Restricted>(
      { asking: 'lift' },
      ...restrictionOutputs(turn),
      ask(turn.contact.restrictedAt === undefined ? 'restrict.done' : 'restrict.already', [
        choice('lift', 'restrict.lift'),
      ]),
    ),
  reply: (state, turn) =>
    replied(turn, 'lift')
      ? complete(record({ type: 'processing_restricted', at: undefined }), say('restrict.lifted'))
      : notUnderstood(state),
  resume: () => complete(),
});

/** What stops; what it is about is taken down as done, for whoever must show that it was. */
export function restrictionOutputs(turn: Turn): Output[] {
  if (turn.contact.restrictedAt !== undefined) return [];
  const off: DomainEvent[] = [
    { type: 'processing_restricted', at: turn.now },
    ...withdrawnPurposes(turn, ['scoring', 'analytics'], 'restrict.done'),
    ...unscored(turn),
    ...withdrawals(turn),
  ];
  const requestId = `${turn.conversation.id}:data_restriction`;
  const filed = isAsked(turn, 'data_restriction')
    ? []
    : [
        ...askDesk(turn, 'data_restriction', undefined, requestId),
        record({ type: 'request_settled', requestId, to: 'done', note: undefined }),
      ];
  return [...off.map((event) => record(event)), ...filed];
}
