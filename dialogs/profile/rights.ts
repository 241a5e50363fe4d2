import { type Intent } from '../../domain/recognition/intent';
import { isComplaintOpen } from '../../domain/complaints/complaint';
import { consentFor, isGranted } from '../../domain/profile/consents';
import { type DomainEvent } from '../../domain/contact/events';
import { type Purpose } from '../../domain/profile/facts';
import { rightDue } from '../handoff/promised-times';
import { consentRecord } from './consent';
import { askDesk, isAsked } from '../handoff/desk-request';
import { type AnyDialog, complete, defineDialog } from '../contract/dialog';
import { type Output, record, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';

/** Rights over messages and data (§2.9, R-17). Nothing is haggled over and nobody is asked whether they are sure. */

/** "stop promo": effective in this very turn; what serves the person goes on (T47). */
export const optOut = right('opt-out', 'opt_out', optOutOutputs);

/** "data saya": a person checks who asks; nothing that is kept is shown before (T23, T32). */
export const dataAccess = right('data-access', 'data_access', (turn) => requested(turn, 'data_access'));

/** "hapus data saya": a colleague does it; what the law or an open case keeps for a while is told. */
export const eraseData = right('erase-data', 'erase_data', (turn) => requested(turn, 'data_erasure'));

function right(id: string, intent: Intent, outputs: (turn: Turn) => Output[]): AnyDialog {
  return defineDialog({ id, version: 1, startsOn: [intent], begin: (turn) => complete(...outputs(turn)) });
}

/** What of a message is a right, for a dialog that has taken the whole message (a complaint). */
export function rightsOutputs(turn: Turn): Output[] {
  return [
    ...(turn.acts.includes('opt_out') ? optOutOutputs(turn) : []),
    ...(turn.acts.includes('data_access') ? requested(turn, 'data_access') : []),
    ...(turn.acts.includes('erase_data') ? requested(turn, 'data_erasure') : []),
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
  return [...new Set([here, ...elsewhere])]
    .filter((purpose) => consentFor(consents, purpose)?.action !== 'withdraw')
    .map((purpose) => {
      const consent = consentRecord(turn, { purpose, action: 'withdraw', about: 'rights.opted-out' });
      return { type: 'consent_recorded', consent };
    });
}

function isAdvertising(purpose: Purpose): boolean {
  return purpose.startsWith('marketing_') || purpose === 'newsletter' || purpose === 'partner_offer';
}

const TEXTS = {
  data_access: { done: 'rights.access-requested', again: 'rights.access-again' },
  data_erasure: { done: 'rights.erase-requested', again: 'rights.erase-again' },
} as const;

/** Once a conversation: asking again is answered, not taken down twice. */
function requested(turn: Turn, kind: 'data_access' | 'data_erasure'): Output[] {
  if (isAsked(turn, kind)) return [say(TEXTS[kind].again)];
  const told = say(TEXTS[kind].done, { deadline: { deadline: rightDue(turn) } });
  const stays = kind === 'data_erasure' ? [say('rights.erase-stays')] : [];
  return [...askDesk(turn, kind), told, ...stays];
}
