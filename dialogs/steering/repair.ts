import { PERSON } from '../handoff/person-choice';
import { isComplaintOpen } from '../../domain/complaints/complaint';
import { complete, defineDialog } from '../contract/dialog';
import { topicChoices } from '../products/topic-choices';
import { type Choice, type Output, ask, choice, record, say } from '../contract/outputs';
import { productName } from '../products/reference';
import { type Turn } from '../contract/turn';
import { hears } from '../reading/hears';
import { MEANINGS } from './meanings';

const MAX_GUESSES = 2;

/** A message that was not understood (F-20): rephrase with an example, then buttons, then a rep (H-4). */
export const repair = defineDialog({
  id: 'repair',
  version: 1,
  startsOn: [],
  startsAt: ['unclear'],
  isPublic: true,
  begin: (turn) => {
    if (turn.input.kind === 'message' && turn.input.attachments.length > 0 && turn.input.text.trim() === '') {
      return complete(say('repair.attachment'));
    }
    const count = record({ type: 'misunderstood' });
    const guesses = likelyIntents(turn);
    if (turn.conversation.misunderstood >= 2) return complete(count, ask('repair.human', humanChoices(turn)));
    if (guesses.length > 0) return complete(count, ask('repair.guess', [...guesses, PERSON]));
    if (turn.conversation.misunderstood === 1) return complete(count, ask('repair.guess', commonChoices()));
    return complete(count, complaining(turn) ?? rephrase(turn));
  },
});

/** The runners-up above the ask-back threshold. */
function likelyIntents(turn: Turn): Choice[] {
  const { askBack } = turn.views.rules.understanding;
  return turn.recognition.intents
    .filter(({ intent, score }) => score >= askBack && intent !== 'human')
    .flatMap(({ intent }) => (MEANINGS[intent] ? [choice({ kind: 'intent', intent }, MEANINGS[intent])] : []))
    .slice(0, MAX_GUESSES);
}

function commonChoices(): Choice[] {
  return [
    choice({ kind: 'intent', intent: 'browse_products' }, 'intent.browse_products'),
    choice({ kind: 'intent', intent: 'ask_delivery' }, 'intent.ask_delivery'),
    PERSON,
  ];
}

function humanChoices(turn: Turn): Choice[] {
  return [choice({ kind: 'intent', intent: 'human' }, 'refer.yes'), ...topicChoices(turn).slice(0, 2)];
}

/** Whoever complains is not shown what there is to buy (C-20). */
function complaining(turn: Turn): Output | undefined {
  const isOpen = turn.contact.complaints.some(isComplaintOpen);
  return isOpen ? ask('complaint.heard', [PERSON]) : undefined;
}

function rephrase(turn: Turn): Output {
  const [sku] = turn.views.catalogue.products.keys();
  return say('repair.rephrase', { product: sku === undefined ? '…' : productName(turn, sku) });
}

/** Not ours to deal with: said kindly, with what we can do. Said twice in a row it would be a wall: then repair. */
export const outside = defineDialog({
  id: 'outside',
  version: 1,
  startsOn: ['none'],
  startsAt: ['outside'],
  isPublic: true,
  begin: (turn) =>
    turn.conversation.misunderstood > 1
      ? repair.begin(turn)
      : complete(
          record({ type: 'misunderstood' }),
          complaining(turn) ??
            ask(hears(turn, 'smallTalk') ? 'repair.small-talk' : 'repair.outside', topicChoices(turn), {
              company: turn.views.company.name,
            }),
        ),
});

/** F-16: a face, a dot, a question mark: nothing was said, and nothing is made of it. */
export const wordless = defineDialog({
  id: 'wordless',
  version: 1,
  startsOn: [],
  startsAt: ['wordless'],
  begin: (turn) =>
    complete(
      turn.conversation.stack.length > 0 ? say('noted.anything') : ask('repair.wordless', topicChoices(turn)),
    ),
});

/** After three failed tries: an apology for the one message that could not be answered. */
export const apology = defineDialog({
  id: 'apology',
  version: 1,
  startsOn: [],
  isPublic: true,
  begin: () => complete(say('repair.apology')),
});
