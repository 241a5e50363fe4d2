import { Person } from './person';
import { type RunningTelegram, type Variation, runTelegram } from './running-telegram';
import { type ShownMessage } from './strict-chat';
import { quiet } from './waiting';

/** What a suite has: the server with its Telegram, and a person who has not written before. */
export interface Chatting {
  readonly running: RunningTelegram;
  readonly sari: Person;
  /** She has an app in this language. */
  comesWith: (appLanguage: string) => void;
  /** What she is shown when everything is answered. */
  answered: () => Promise<ShownMessage[]>;
  /** The same as one text. */
  answeredText: () => Promise<string>;
}

/**
 * One server for all tests of a suite and a new person for each.
 * @param firstId of the persons; suites side by side take numbers apart
 * @param hasStarted whether she has pressed Start and been greeted
 */
export function chatting(firstId: number, hasStarted: boolean, variation: Variation = {}): Chatting {
  let running: RunningTelegram | undefined;
  let sari: Person;
  let people = firstId;

  before(async () => {
    running = await runTelegram(variation);
  });
  after(() => running?.stop());
  beforeEach(async () => {
    people += 1;
    sari = new Person(chat.running.telegram, people);
    if (!hasStarted) return;
    sari.say('/start');
    await chat.answered();
  });

  const chat: Chatting = {
    get running() {
      if (!running) throw new Error('the suite has not begun');
      return running;
    },
    get sari() {
      return sari;
    },
    comesWith: (appLanguage) => {
      sari = new Person(chat.running.telegram, people, appLanguage);
    },
    answered: async () => {
      await quiet(chat.running);
      return sari.news();
    },
    answeredText: async () => (await chat.answered()).map(({ text }) => text).join('\n'),
  };
  return chat;
}
