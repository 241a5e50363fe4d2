import { type ConsentAction, type ConsentRecord } from '../../domain/profile/consents';
import { type Purpose } from '../../domain/profile/facts';
import { type MessageKey } from '../contract/texts';
import { type Turn } from '../contract/turn';

/** The proof of what a person agreed to or took back, with the words it was about (PDP 22–24). */
export function consentRecord(
  turn: Turn,
  given: { purpose: Purpose; action: ConsentAction; about: MessageKey; condition?: string | undefined },
): ConsentRecord {
  const { shown, version } = turn.wording(given.about);
  return {
    id: turn.newId('consent'),
    purpose: given.purpose,
    action: given.action,
    at: turn.now,
    channel: turn.conversation.channel,
    textVersion: version,
    textShown: shown,
    language: turn.conversation.language,
    messageId: turn.messageId,
    ...(given.condition === undefined ? {} : { condition: given.condition }),
  };
}
