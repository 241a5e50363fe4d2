import { consentFor, isGranted } from '../../domain/profile/consents';
import { type Purpose } from '../../domain/profile/facts';
import { replied, replyValue } from '../contract/choices';
import { answered } from '../contract/binding-answer';
import { type Step, asking, complete, defineDialog, notUnderstood } from '../contract/dialog';
import { evidence } from '../contract/evidence';
import { type Choice, type Output, ask, choice, record, say } from '../contract/outputs';
import { type Text } from '../contract/texts';
import { type Turn } from '../contract/turn';
import { consentRecord, purposeName } from './consent';

interface Withdrawing {
  asking: 'which';
}

/** "Tarik persetujuan saya": what was agreed to is listed, and each can be taken back, at once (PDP 9). */
export const withdrawConsent = defineDialog<Withdrawing>({
  id: 'withdraw-consent',
  version: 1,
  startsOn: ['withdraw_consent'],
  yields: 'to_anything',
  begin: (turn) => {
    const given = granted(turn);
    return given.length === 0 ? complete(ask('withdraw.nothing', grantable(turn))) : listed(turn, given);
  },
  reply: (state, turn) => {
    const given = granted(turn);
    const [one] = given.filter((purpose) => replyValue(turn, 'withdraw') === purpose);
    if (one) return takenBack(turn, [one]);
    const all = replied(turn, 'all') || (given.length === 1 && answered(turn) === 'yes');
    if (all) return takenBack(turn, given);
    if (replied(turn, 'none') || answered(turn) === 'no') return complete(say('withdraw.kept'));
    return notUnderstood(state);
  },
  resume: () => complete(),
});

/** What stands by a yes at this moment. */
function granted({ contact }: Turn): Purpose[] {
  const purposes = new Set(contact.consents.map(({ purpose }) => purpose));
  return [...purposes].filter((purpose) => isGranted(contact.consents, purpose));
}

/** The page "what you have agreed to": each with its day and channel, and what could be agreed to beside it. */
function listed(turn: Turn, given: readonly Purpose[]): Step<Withdrawing> {
  const each: Choice[] = given.map((purpose) =>
    choice({ kind: 'reply', reply: 'withdraw', value: purpose }, purposeName(purpose)),
  );
  const all = given.length > 1 ? [choice('all', 'withdraw.all')] : [];
  const lines = given.map((purpose) => lineOf(turn, purpose));
  const choices = [...each, ...all, ...grantable(turn), choice('none', 'withdraw.none')];
  return asking<Withdrawing>(
    'which',
    { asking: 'which' },
    ask('withdraw.which', choices, { given: { lines } }),
  );
}

function lineOf({ contact }: Turn, purpose: Purpose): Text {
  const consent = consentFor(contact.consents, purpose);
  const values = { what: { text: purposeName(purpose) }, since: { day: consent?.at ?? contact.createdAt } };
  return { text: 'withdraw.line', values: { ...values, condition: consent?.condition ?? 'none' } };
}

/** What is not agreed to and can be, here: promotions in this chat. Its own words are shown before the yes. */
function grantable(turn: Turn): Choice[] {
  const isOn = isGranted(turn.contact.consents, `marketing_${turn.conversation.channel}`);
  return isOn ? [] : [choice({ kind: 'intent', intent: 'opt_in' }, 'withdraw.give-promotions')];
}

function takenBack(turn: Turn, purposes: readonly Purpose[]): Step<Withdrawing> {
  const records = purposes.map((purpose) => {
    const consent = consentRecord(turn, { purpose, action: 'withdraw', about: purposeName(purpose) });
    return record({ type: 'consent_recorded', consent });
  });
  const done = say(
    'withdraw.done',
    { given: { list: purposes.map((purpose) => ({ text: purposeName(purpose) })) } },
    purposes.includes('profile_storage') ? { signal: 'profile_storage_withdrawn' } : {},
  );
  return complete(...records, done, ...shownAlready(turn, purposes));
}

/** A published testimonial is taken down in the same step, and no longer counts as evidence (L-11). */
function shownAlready(turn: Turn, purposes: readonly Purpose[]): Output[] {
  if (!purposes.includes('testimonial_publish')) return [];
  const withdrawn = turn.contact.evidence.flatMap((event): Output[] => {
    if (event.type !== 'testimonial_approved') return [];
    const { testimonialId } = event;
    const key = `testimonial_withdrawn:${testimonialId}`;
    return [record(evidence(turn, { type: 'testimonial_withdrawn', testimonialId }, key))];
  });
  return [...withdrawn, record({ type: 'testimonials_withdrawn' }), say('withdraw.testimonial')];
}
