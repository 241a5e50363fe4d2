import { isGranted } from '../../domain/profile/consents';
import { type Purpose } from '../../domain/profile/facts';
import { answered } from '../contract/binding-answer';
import { asking, complete, defineDialog, notUnderstood } from '../contract/dialog';
import { ask, choice, record, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { plainWords } from '../reading/plain-words';
import { consentRecord } from './consent';

interface OptIn {
  asking: 'promotions';
}

/**
 * "Kabari saya kalau ada promo": what comes, how often and how it ends is said first; the yes to it is the grant, for
 * this channel and this purpose alone (PDP 22–24). "Ada newsletter?" is answered by the same words.
 */
export const optIn = defineDialog<OptIn>({
  id: 'opt-in',
  version: 1,
  startsOn: ['opt_in'],
  yields: 'to_anything',
  begin: (turn) => {
    // "I got a promo, how do I stop them": a person who wants promotions to end is not asked to opt in.
    if (turn.views.cues.endsMessages.test(plainWords(turn)))
      return complete({ kind: 'begin', dialog: 'opt-out' });
    if (isGranted(turn.contact.consents, purposeHere(turn))) return complete(say('opt-in.already'));
    const text = turn.attempt > 0 ? 'opt-in.retry' : 'opt-in.ask';
    const choices = [choice('yes', 'opt-in.yes'), choice('no', 'opt-in.no')];
    return asking<OptIn>('promotions', { asking: 'promotions' }, ask(text, choices));
  },
  reply: (state, turn) => {
    switch (answered(turn, { also: ['opt_in'] })) {
      case 'yes':
        return complete(consented(turn, 'grant'), say('opt-in.granted'));
      case 'no':
        return complete(consented(turn, 'refuse'), say('opt-in.refused'));
      case 'open':
        return notUnderstood(state);
    }
  },
  // Whoever goes on talking has not agreed.
  resume: () => complete(),
});

function consented(turn: Turn, action: 'grant' | 'refuse'): ReturnType<typeof record> {
  const consent = consentRecord(turn, { purpose: purposeHere(turn), action, about: 'opt-in.ask' });
  return record({ type: 'consent_recorded', consent });
}

function purposeHere({ conversation }: Turn): Purpose {
  return `marketing_${conversation.channel}`;
}
