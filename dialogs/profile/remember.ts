import { answered } from '../contract/binding-answer';
import { isComplaintOpen } from '../../domain/complaints/complaint';
import { type ConsentAction, type ConsentRecord, consentFor } from '../../domain/profile/consents';
import { asking, complete, defineDialog, notUnderstood } from '../contract/dialog';
import { type Output, ask, choice, record, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';

/**
 * Asked after the first useful answer, at most once a conversation, never twice once answered (§4.4.4), and
 * not of somebody who has a complaint open (C-20).
 */
export function offerToRemember(turn: Turn): Output[] {
  const answered = consentFor(turn.contact.consents, 'profile_storage');
  const offered =
    turn.conversation.offered.includes('remember') || turn.contact.complaints.some(isComplaintOpen);
  const isFrozen = turn.contact.restrictedAt !== undefined || turn.behindDoor.hasOpenComplaint;
  if (answered || offered || isFrozen || turn.conversation.channel !== 'webchat') return [];
  return [{ kind: 'begin', dialog: 'remember' }];
}

/** One question for one purpose, no pre-tick (PDP 22–24): may the profile outlive the session. */
export const remember = defineDialog<{ asking: 'profile_storage' }>({
  id: 'remember',
  version: 1,
  startsOn: [],
  yields: 'to_anything',
  begin: () =>
    asking<{ asking: 'profile_storage' }>(
      'profile_storage',
      { asking: 'profile_storage' },
      record({ type: 'offered', what: 'remember' }),
      ask('remember.ask', [choice('yes', 'remember.yes'), choice('no', 'remember.no')]),
    ),
  reply: (state, turn) => {
    const answer = answered(turn);
    if (answer === 'yes') {
      const granted = say('remember.granted', undefined, { signal: 'profile_storage_granted' });
      return complete(record({ type: 'consent_recorded', consent: consent(turn, 'grant') }), granted);
    }
    if (answer === 'no') {
      const refused = say('remember.refused', undefined, { signal: 'profile_storage_withdrawn' });
      return complete(record({ type: 'consent_recorded', consent: consent(turn, 'refuse') }), refused);
    }
    return notUnderstood(state);
  },
  // Whoever goes on talking has not agreed, and is not asked again.
  resume: () => complete(),
});

function consent(turn: Turn, action: ConsentAction): ConsentRecord {
  const { shown, version } = turn.wording('remember.ask');
  return {
    id: turn.newId('consent'),
    purpose: 'profile_storage',
    action,
    at: turn.now,
    channel: turn.conversation.channel,
    textVersion: version,
    textShown: shown,
    language: turn.conversation.language,
    messageId: turn.messageId,
  };
}
