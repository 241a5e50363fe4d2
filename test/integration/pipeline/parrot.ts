import { CHANNEL_BOOK } from '../../../bot/channels';
import { NumberBook } from '../../../bot/pipeline/drawn-numbers';
import { Phrasing } from '../../../bot/pipeline/phrasing';
import { type TurnDeps } from '../../../bot/pipeline/turn';
import { type Occasion, complete, defineDialog } from '../../../dialogs/contract/dialog';
import { say } from '../../../dialogs/contract/outputs';
import { words } from '../../../dialogs/contract/turn';
import { NOTHING_RECOGNIZED } from '../../../domain/recognition/recognition';
import { EMPTY_VIEWS } from '../../empty-views';

/** Answers every message with its own words, so that a test can tell replies apart. */
export function parrotAt(
  id: string,
  startsAt: Occasion[],
  cannotBear?: string,
): ReturnType<typeof defineDialog> {
  return defineDialog({
    id,
    version: 1,
    startsOn: [],
    startsAt,
    begin: (turn) => {
      if (cannotBear !== undefined && words(turn) === cannotBear) throw new Error('a bug');
      return complete(say('faq.answer', { answer: words(turn) }));
    },
  });
}

/** Greets without a word. */
export const greeter = defineDialog({
  id: 'greet',
  version: 1,
  startsOn: [],
  startsAt: ['joined', 'first_message'],
  gives: 'greeting',
  begin: (turn) => complete({ kind: 'record', event: { type: 'greeted', at: turn.now } }),
});

const LOCALES = { id: { 'faq.answer': '{answer}', 'repair.apology': 'Maaf.' }, en: {} };

/** What a turn works with, where the test is not about it. */
export function quietParts(): Pick<
  TurnDeps,
  'serials' | 'numbers' | 'recognizer' | 'outbox' | 'phrasing' | 'channels' | 'views'
> {
  return {
    serials: { ready: () => Promise.resolve(), next: () => 1 },
    numbers: new NumberBook(),
    recognizer: { recognize: () => Promise.resolve(NOTHING_RECOGNIZED) },
    outbox: { wake: () => undefined },
    phrasing: new Phrasing(LOCALES, 'Asia/Jakarta'),
    channels: CHANNEL_BOOK,
    views: () => EMPTY_VIEWS,
  };
}
