import { displayName } from '../../domain/contact/contact';
import {
  type CodeHolder,
  type Friend,
  claimRefusal,
  friendsOf,
  isRewardDue,
  referralCode,
} from '../../domain/advocacy/referral';
import { currentFact } from '../../domain/profile/facts';
import { entitiesOf } from '../../domain/recognition/recognition';
import { askDesk } from '../handoff/desk-request';
import { complete, defineDialog } from '../contract/dialog';
import { evidence } from '../contract/evidence';
import { type Output, record, say } from '../contract/outputs';
import { type MessageKey } from '../contract/texts';
import { type Turn } from '../contract/turn';

/**
 * The customer's own referral code with its results; or a friend's code, which counts for the friend.
 * Friends come by themselves: their numbers are not wanted, and nothing of them is shown.
 */
export const referFriend = defineDialog({
  id: 'refer-friend',
  version: 2,
  startsOn: ['refer_friend'],
  begin: (turn) => {
    const named = entitiesOf(turn.recognition, 'referral_code')[0]?.value;
    return complete(...(named === undefined ? ownCode(turn) : brought(turn, named)));
  },
});

function ownCode(turn: Turn): Output[] {
  const { contact, views } = turn;
  const terms = views.membership?.referral;
  if (!terms) return [say('referral.no-programme')];
  if (!contact.evidence.some(({ type }) => type === 'purchase_recorded')) return [say('referral.buy-first')];
  const known = contact.referralCode;
  const code = known ?? referralCode(displayName(contact), turn.newSerial('code'));
  const issued: Output[] = known === undefined ? [record({ type: 'referral_code_issued', code })] : [];
  const values = {
    code,
    percent: views.rules.referral.friendPct,
    reward: { perLanguage: terms.reward },
    days: views.rules.referral.holdD,
  };
  return [...issued, say('referral.code', values), ...friendsOutput(turn)];
}

/** "1 teman sudah belanja": how many, never who. */
function friendsOutput({ contact }: Turn): Output[] {
  const { came, bought } = friendsOf(contact.evidence);
  return came === 0 ? [] : [say('referral.friends', { came, bought })];
}

const REFUSED = {
  own: 'referral.own-code',
  known: 'referral.known-already',
  taken: 'referral.taken',
} as const satisfies Record<string, MessageKey>;

/** A friend's code: noted for both, or the plain reason why it does not count. */
function brought(turn: Turn, named: string): Output[] {
  const { codeHolder: holder, views, now } = turn;
  if (!views.membership?.referral) return [say('referral.no-programme')];
  if (holder?.code !== named) return [say('referral.unknown', { code: named })];
  const refusal = claimRefusal(holder, friendOf(turn), views.rules.referral, now);
  if (refusal) return [say(REFUSED[refusal], { code: named })];
  return [
    used(turn, holder),
    say('referral.welcome', { code: named, percent: views.rules.referral.friendPct }),
  ];
}

function friendOf({ contact }: Turn): Friend {
  return {
    contactId: contact.id,
    createdAt: contact.createdAt,
    evidence: contact.evidence,
    phone: currentFact(contact.facts, 'phone')?.value,
    email: currentFact(contact.facts, 'email')?.value,
  };
}

function used(turn: Turn, { code, contactId: holderId }: CodeHolder): Output {
  const fact = { type: 'referral_code_used', code, holderId } as const;
  return record(evidence(turn, fact, `referral_code_used:${turn.messageId}`));
}

/**
 * What became of a friend, in the conversation of the person who referred them: evidence for the ladder, and the
 * reward as a task of the team, ten a year at most. No message: customers are not written to unasked because of it.
 */
export const referralNews = defineDialog({
  id: 'referral-news',
  version: 1,
  startsOn: [],
  dueOn: ['referral'],
  begin: (turn) => {
    const due = turn.input.kind === 'due' ? turn.input.due : undefined;
    return due?.what === 'referral' ? complete(...news(turn, due.friendId, due.stage)) : complete();
  },
});

function news(turn: Turn, friendId: string, stage: 'made' | 'converted' | 'voided'): Output[] {
  const key = `referral_${stage}:${friendId}`;
  switch (stage) {
    case 'made':
      return [record(evidence(turn, { type: 'referral_made', refereeKey: friendId, valid: true }, key))];
    case 'voided':
      return [
        record(evidence(turn, { type: 'referral_voided', refereeKey: friendId, reason: 'refund' }, key)),
      ];
    case 'converted': {
      const isDue = isRewardDue(turn.contact.evidence, turn.views.rules.referral, turn.now);
      const reward = turn.views.membership?.referral?.reward[turn.conversation.language];
      return [
        record(evidence(turn, { type: 'referral_converted', refereeKey: friendId }, key)),
        ...(isDue && reward !== undefined ? askDesk(turn, 'referral_reward', reward) : []),
      ];
    }
  }
}
