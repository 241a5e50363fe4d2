import { displayName } from '../../domain/contact/contact';
import { type Contact } from '../../domain/contact/contact';
import { maskedAddress } from '../../domain/identity/code';
import { isGranted } from '../../domain/profile/consents';
import { type FactKey, type Purpose } from '../../domain/profile/facts';
import { type Step, complete, defineDialog } from '../contract/dialog';
import { type Output, record, say } from '../contract/outputs';
import { type MessageKey, type Text, type TextValue } from '../contract/texts';
import { type Turn } from '../contract/turn';
import { askDesk, isAsked } from '../handoff/desk-request';
import { notice } from '../handoff/notice';
import { rightDue } from '../handoff/promised-times';
import { type Proving, canProve, isProvenHere, provingReply, provingStep } from '../identity/proving';
import { purposeName } from './consent';

/**
 * "Data saya" (PDP 7, T53): what is kept is told in short, and all of it is a file, JSON or CSV, once it is proven who
 * asks. Before, only what this very conversation has brought is told (T23).
 */
export const dataAccess = defineDialog<Proving>({
  id: 'data-access',
  version: 2,
  startsOn: ['data_access'],
  takesCode: true,
  begin: (turn) => {
    if (turn.input.kind === 'rep') return complete(...handedOver(turn, turn.input.repName));
    if (isProvenHere(turn)) return complete(...filedOnce(turn), ...shown(turn));
    const before = [...filedOnce(turn), summary(turn, 'access.from-here')];
    return canProve(turn) ? provingStep(turn, ...before) : complete(...before, byDesk(turn));
  },
  reply: (state, turn) => afterProof(state, turn),
  resume: () => complete(),
  claims: () => ['data_access', 'prove_identity', 'give_contact', 'cancel'],
});

function afterProof(state: Proving, turn: Turn): Step<Proving> {
  const proved = provingReply(state, turn);
  if (proved.kind === 'step') return proved.step;
  return complete(...(proved.kind === 'proven' ? shown(turn) : [say('prove.dropped')]));
}

/** Under one name a conversation: it is settled by whoever gives the answer first. */
function requestId({ conversation }: Turn): string {
  return `${conversation.id}:data_access`;
}

function filedOnce(turn: Turn): Output[] {
  return isAsked(turn, 'data_access') ? [] : askDesk(turn, 'data_access', undefined, requestId(turn));
}

function byDesk(turn: Turn): Output {
  return say('rights.access-requested', { deadline: { deadline: rightDue(turn) } });
}

/** A colleague has made sure who asks and settles the request: nothing is filed again, and that it is done is said. */
function handedOver(turn: Turn, rep: string): Output[] {
  const [json, csv] = [turn.exportLink('json'), turn.exportLink('csv')];
  const hours = turn.views.rules.privacy.exportLinkH;
  const file = json === undefined || csv === undefined ? [] : [say('access.file', { hours, json, csv })];
  const done = notice(turn, 'case.request-done', { rep, note: 'none' });
  return [summary(turn, 'access.summary'), ...file, done];
}

/** The summary and the file; where nobody serves files, a colleague sends it. */
function shown(turn: Turn): Output[] {
  const [json, csv] = [turn.exportLink('json'), turn.exportLink('csv')];
  if (json === undefined || csv === undefined) return [summary(turn, 'access.summary'), byDesk(turn)];
  const hours = turn.views.rules.privacy.exportLinkH;
  return [
    summary(turn, 'access.summary'),
    say('access.file', { hours, json, csv }),
    record({ type: 'request_settled', requestId: requestId(turn), to: 'done', note: undefined }),
  ];
}

function summary(turn: Turn, text: 'access.summary' | 'access.from-here'): Output {
  const lines = [...factLines(turn.contact), ...caseLines(turn), ...consentLines(turn.contact)];
  return lines.length === 0 ? say('access.nothing') : say(text, { lines: { lines } });
}

/** What a person reads of a fact; the others are for the file. */
const SHOWN: readonly FactKey[] = [
  'display_name',
  'company',
  'phone',
  'email',
  'city',
  'birthday',
  'need',
  'interest',
  'budget',
  'timeline',
];

function factLines({ facts }: Contact): Text[] {
  return facts
    .filter(({ key, supersededById }) => supersededById === undefined && SHOWN.includes(key))
    .map(({ key, value }) => ({
      text: 'access.fact',
      values: { what: { text: `fact.${key}` as MessageKey }, value: masked(key, value) },
    }));
}

/** V-8: numbers and addresses are shown so that they are known again, and no more. */
function masked(key: FactKey, value: string): TextValue {
  return key === 'phone' || key === 'email' ? maskedAddress({ kind: key, value }) : value;
}

function caseLines({ contact }: Turn): Text[] {
  const { orders, complaints, lead, standing, standingSince } = contact;
  const lines: Text[] = [];
  if (orders.length > 0) lines.push({ text: 'access.orders', values: { count: orders.length } });
  if (complaints.length > 0) lines.push({ text: 'access.complaints', values: { count: complaints.length } });
  if (lines.length > 0 || displayName(contact) !== undefined) {
    const rung = standing.replace('_', ' ');
    lines.push({ text: 'access.standing', values: { rung, since: { day: standingSince } } });
  }
  if (lead?.score) lines.push({ text: 'access.score', values: { total: lead.score.total } });
  return lines;
}

function consentLines({ consents }: Contact): Text[] {
  const purposes = new Set(consents.map(({ purpose }) => purpose));
  const granted: Purpose[] = [...purposes].filter((purpose) => isGranted(consents, purpose));
  if (granted.length === 0) return [];
  const list = granted.map((purpose) => ({ text: purposeName(purpose) }));
  return [{ text: 'access.consents', values: { given: { list } } }];
}
