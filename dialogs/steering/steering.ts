import { ALL_INTENTS, type Intent } from '../../domain/recognition/intent';
import { consentFor } from '../../domain/profile/consents';
import { ownershipOf } from '../../domain/handoff/handoff';
import { addressed } from '../leads/summary';
import { complete, defineDialog } from '../contract/dialog';
import { bestOf, faqOutputs } from '../products/faq-answer';
import { topicChoices } from '../products/topic-choices';
import { type Output, ask, choice, record, say } from '../contract/outputs';
import { askDesk, isAsked } from '../handoff/desk-request';
import { filedBefore, isFiledRight } from '../profile/rights';
import { plainWords, saysOnly } from '../reading/plain-words';
import { type MessageKey } from '../contract/texts';
import { type Turn, words } from '../contract/turn';

/** Short answers that open nothing. */

export const cancel = defineDialog({
  id: 'cancel',
  version: 1,
  startsOn: ['cancel'],
  isPublic: true,
  begin: (turn) => {
    if (ownershipOf(turn.handoff) === 'waiting' && turn.handoff && turn.conversation.stack.length <= 1) {
      const to = { status: 'cancelled' as const, endedAt: turn.now };
      return complete(
        record({ type: 'handoff_moved', handoffId: turn.handoff.id, to }),
        say('human.cancelled'),
      );
    }
    const isOpen = turn.conversation.stack.length > 0 || turn.chosen !== undefined;
    if (isOpen) return complete({ kind: 'abandon' }, say('steer.cancelled'));
    return complete(...takenBack(turn));
  },
});

/** Nothing is open: a request to erase that was filed here is taken back at the desk, else nothing was called off. */
function takenBack(turn: Turn): Output[] {
  if (!isAsked(turn, 'data_erasure')) return [say('steer.nothing-to-cancel')];
  return [...askDesk(turn, 'data_erasure_taken_back'), say('rights.erase-taken-back')];
}

/**
 * a bare "stop" has two meanings. What is being asked ends at once, and whether offers are to end too is
 * one press. A complaint that is being told and a call for a person have a meaning of their own.
 */
export const stop = defineDialog({
  id: 'stop',
  version: 1,
  startsOn: [],
  wins: (turn) =>
    turn.chosen === undefined &&
    isBareStop(turn) &&
    turn.open.at(-1)?.isUrgent !== true &&
    ownershipOf(turn.handoff) === 'bot',
  begin: (turn) =>
    isWithoutOffers(turn)
      ? complete({ kind: 'abandon' }, say('steer.stopped-offers-off'))
      : complete(
          ask('steer.stopped', [
            choice({ kind: 'intent', intent: 'opt_out' }, 'steer.stop-offers'),
            choice({ kind: 'intent', intent: 'cancel' }, 'steer.stop-this'),
          ]),
        ),
});

/** They have opted out: a bare "stop" can mean one thing only. */
function isWithoutOffers({ contact, conversation }: Turn): boolean {
  return consentFor(contact.consents, `marketing_${conversation.channel}`)?.action === 'withdraw';
}

/** "Stop", with nothing around it but politeness. */
function isBareStop(turn: Turn): boolean {
  const { stop: asks, politeness } = turn.views.cues;
  return saysOnly(turn, asks, politeness);
}

export const restart = defineDialog({
  id: 'restart',
  version: 1,
  startsOn: ['restart'],
  isPublic: true,
  begin: () => complete({ kind: 'abandon' }, say('steer.restarted')),
});

export const help = defineDialog({
  id: 'help',
  version: 1,
  startsOn: ['help'],
  isPublic: true,
  begin: () =>
    complete(
      ask('steer.help', [
        choice({ kind: 'intent', intent: 'browse_products' }, 'intent.browse_products'),
        choice({ kind: 'intent', intent: 'ask_delivery' }, 'intent.ask_delivery'),
        choice({ kind: 'intent', intent: 'human' }, 'intent.human'),
      ]),
    ),
});

/** An explicit wish wins over what messages look like, and is kept (I-4). Without a name: the other one. */
export const changeLanguage = defineDialog({
  id: 'change-language',
  version: 1,
  startsOn: ['change_language'],
  isPublic: true,
  begin: (turn) => {
    const wanted = wantedLanguage(turn);
    if (wanted === 'other') return complete(say('steer.languages'));
    return complete(record({ type: 'language_chosen', language: wanted }), say('steer.language-changed'));
  },
});

/** `other`: a language the bot does not write. */
function wantedLanguage(turn: Turn): 'id' | 'en' | 'other' {
  const { english, indonesian, otherLanguage } = turn.views.cues;
  const text = plainWords(turn);
  if (english.test(text)) return 'en';
  if (indonesian.test(text)) return 'id';
  // "Which languages do you speak?" is told them all, and changes nothing.
  if (otherLanguage.test(text) || words(turn).includes('?')) return 'other';
  return turn.conversation.language === 'id' ? 'en' : 'id';
}

export const privacy = defineDialog({
  id: 'privacy',
  version: 1,
  startsOn: ['privacy'],
  isPublic: true,
  begin: (turn) => {
    const { name: company, website } = turn.views.company;
    // "Who sees it?", "how long is it kept?": each has its own answer; the word alone gets the whole notice.
    const isAsking = bestOf(turn, 'privacy', turn.views.rules.understanding.askBack) !== undefined;
    const answers = isAsking ? faqOutputs(turn, ['privacy']) : undefined;
    if (answers) return complete(...answers);
    return complete(
      say('privacy.notice', { company }),
      say('privacy.rights', { website: website.replace(/^https?:\/\//, '') }),
    );
  },
});

/** "Ya, saya yakin" after a right was filed refers to it: it is filed, and nothing more is needed. */
function filedOr(text: MessageKey): (turn: Turn) => Output {
  return ({ conversation }) => {
    const last = conversation.offered.findLast((what) => what.startsWith('request:'));
    const kind = last?.slice('request:'.length) ?? '';
    return isFiledRight(kind) ? filedBefore(kind) : say(text);
  };
}

const COURTESY: Partial<Record<Intent, (turn: Turn) => Output>> = {
  thanks: (turn) => say('steer.thanks', { name: addressed(turn) }),
  bye: () => say('steer.bye'),
  bot_identity: (turn) => say('steer.bot', { bot: turn.views.company.botName }),
  compliment: () => say('steer.compliment'),
  affirm: filedOr('steer.nothing-asked'),
  deny: () => say('steer.nothing-wanted'),
};

/** Thanks, goodbye, "are you a bot" (P-15), and words that answer nothing that was asked. */
export const courtesy = defineDialog({
  id: 'courtesy',
  version: 1,
  startsOn: ALL_INTENTS.filter((intent) => intent in COURTESY),
  isPublic: true,
  begin: (turn) => {
    // "Mau dong, btw ini bot ya?" asks who we are; the yes beside it answers nothing that is open here.
    const asks = turn.acts.filter((act) => act !== 'affirm' && act !== 'deny');
    const [first] = (asks.length > 0 ? asks : turn.acts).flatMap((act) => COURTESY[act] ?? []);
    return complete(...(first ? [first(turn)] : []));
  },
});

/** A press whose prompt is over, "ask the team" and "another topic": buttons that outlive their dialog. */
export const prompted = defineDialog({
  id: 'prompted',
  version: 1,
  startsOn: [],
  startsOnPress: ['answer_wanted', 'other_topic', 'expired'],
  isPublic: true,
  begin: (turn) => {
    if (turn.chosen?.kind === 'answer_wanted') {
      const { questionId } = turn.chosen;
      return complete(record({ type: 'answer_wanted', questionId }), say('product.asked-team'));
    }
    if (turn.chosen?.kind === 'other_topic') {
      return complete(ask('product.other-topic-offered', topicChoices(turn)));
    }
    return complete(say('repair.expired'));
  },
});
