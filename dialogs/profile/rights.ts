import { type Intent } from '../../domain/recognition/intent';
import { leadEvent } from '../contract/lead-event';
import { isComplaintOpen } from '../../domain/complaints/complaint';
import { consentFor, isGranted } from '../../domain/profile/consents';
import { type DomainEvent } from '../../domain/contact/events';
import { type Purpose } from '../../domain/profile/facts';
import { rightDue } from '../handoff/promised-times';
import { consentRecord } from './consent';
import { askDesk, isAsked } from '../handoff/desk-request';
import { type AnyDialog, complete, defineDialog } from '../contract/dialog';
import { type Output, record, say } from '../contract/outputs';
import { type MessageKey } from '../contract/texts';
import { type Turn } from '../contract/turn';

/** Rights over messages and data (§2.9, R-17). Done without bargaining or asking whether they are sure. */

/** "stop promo": effective in this very turn; what serves the person goes on (T47). */
export const optOut = right('opt-out', 'opt_out', optOutOutputs);

/** "jangan nilai saya pakai skor": off in this very turn, and a person looks at what was made of it (PDP 10). */
export const objectProcessing = right('object-processing', 'object_processing', objectionOutputs);

function right(id: string, intent: Intent, outputs: (turn: Turn) => Output[]): AnyDialog {
  return defineDialog({ id, version: 1, startsOn: [intent], begin: (turn) => complete(...outputs(turn)) });
}

/** What of a message is a right, for a dialog that has taken the whole message (a complaint). */
export function rightsOutputs(turn: Turn): Output[] {
  return [
    ...(turn.acts.includes('opt_out') ? optOutOutputs(turn) : []),
    ...(turn.acts.includes('data_access') ? requested(turn, 'data_access') : []),
    ...(turn.acts.includes('erase_data') ? requested(turn, 'data_erasure') : []),
    ...(turn.acts.includes('object_processing') ? objectionOutputs(turn) : []),
    ...(turn.acts.includes('restrict_processing') ? requested(turn, 'data_restriction') : []),
  ];
}

function optOutOutputs(turn: Turn): Output[] {
  const withdrawn = withdrawals(turn);
  const confirmation = turn.contact.complaints.some(isComplaintOpen)
    ? say('rights.opted-out-complaint')
    : say('rights.opted-out');
  if (withdrawn.length === 0) return [confirmation];
  return [...withdrawn.map((event) => record(event)), ...askDesk(turn, 'opt_out'), confirmation];
}

/** Every purpose of advertising on this channel, and whatever was granted elsewhere; what is off stays off. */
export function withdrawals(turn: Turn): DomainEvent[] {
  const { consents } = turn.contact;
  const here: Purpose = `marketing_${turn.conversation.channel}`;
  const elsewhere = consents
    .map(({ purpose }) => purpose)
    .filter((purpose) => isAdvertising(purpose) && isGranted(consents, purpose));
  return withdrawnPurposes(turn, [here, ...elsewhere], 'rights.opted-out');
}

/** Those of some purposes that are not withdrawn yet. @param about the text that told it */
export function withdrawnPurposes(
  turn: Turn,
  purposes: readonly Purpose[],
  about: MessageKey,
): DomainEvent[] {
  const { consents } = turn.contact;
  return [...new Set(purposes)]
    .filter((purpose) => consentFor(consents, purpose)?.action !== 'withdraw')
    .map((purpose) => {
      const consent = consentRecord(turn, { purpose, action: 'withdraw', about });
      return { type: 'consent_recorded', consent };
    });
}

function isAdvertising(purpose: Purpose): boolean {
  return purpose.startsWith('marketing_') || purpose === 'newsletter' || purpose === 'partner_offer';
}

const TEXTS = {
  data_access: { done: 'rights.access-requested', again: 'rights.access-again' },
  data_erasure: { done: 'rights.erase-requested', again: 'rights.erase-again' },
  data_objection: { done: 'rights.objection', again: 'rights.objection-again' },
  data_restriction: { done: 'rights.restriction', again: 'rights.restriction-again' },
} as const;

/** A right that the desk must honour by a day. */
export type FiledRight = keyof typeof TEXTS;

/** What is said when a right was filed in this conversation already, also to "ya, saya yakin" behind it. */
export function filedBefore(kind: FiledRight): Output {
  return say(TEXTS[kind].again);
}

export function isFiledRight(kind: string): kind is FiledRight {
  return kind in TEXTS;
}

/** Once a conversation: asking again is answered, not taken down twice. */
function requested(turn: Turn, kind: FiledRight): Output[] {
  if (isAsked(turn, kind)) return [filedBefore(kind)];
  const told = say(TEXTS[kind].done, { deadline: { deadline: rightDue(turn) } });
  const stays = kind === 'data_erasure' ? [say('rights.erase-stays')] : [];
  return [...askDesk(turn, kind), told, ...stays];
}

/** From now on, and what has been made of them so far. */
export function unscored({ contact }: Turn): DomainEvent[] {
  if (!contact.lead) return [];
  const { score: _score, ...lead } = contact.lead;
  return [leadEvent(contact.lead, { ...lead, unscored: true })];
}

function objectionOutputs(turn: Turn): Output[] {
  const off = [
    ...withdrawnPurposes(turn, ['scoring', 'analytics'], 'rights.objection-again'),
    ...unscored(turn),
  ];
  return [
    ...[...off, ...withdrawals(turn)].map((event) => record(event)),
    ...requested(turn, 'data_objection'),
  ];
}
