import { type Instant } from '../../domain/time/instant';
import { dayPart, hoursBetween } from '../../domain/time/calendar';
import { addressed } from '../leads/summary';
import { complains } from '../complaints/reading';
import { complete, defineDialog } from '../contract/dialog';
import { type Output, ask, record, say } from '../contract/outputs';
import { type Text } from '../contract/texts';
import { type Turn } from '../contract/turn';
import { topicChoices } from '../products/topic-choices';

/** Hours within which one greeting is enough. */
const FRESH_H = 1;

/** Hello, with the privacy notice at the first contact (I-1, V-1); no form, no question about the person. */
export const greet = defineDialog({
  id: 'greet',
  version: 1,
  startsOn: ['greet'],
  startsAt: ['joined', 'first_message'],
  isPublic: true,
  gives: 'greeting',
  begin: (turn) => {
    const greeting = greetingAt(turn.now, turn.views.company.timeZone);
    if (turn.conversation.greetedAt === undefined) return complete(...welcome(turn, greeting));
    if (turn.input.kind === 'joined') return complete();
    const name = addressed(turn);
    // The time of day was wished a moment ago.
    if (hoursBetween(turn.conversation.greetedAt, turn.now) < FRESH_H) {
      return complete(ask('greet.here', topicChoices(turn), { name }));
    }
    return complete(say('greet.again', { greeting, name }));
  },
});

function welcome(turn: Turn, greeting: Text): Output[] {
  const { botName: bot, name: company } = turn.views.company;
  return [
    record({ type: 'greeted', at: turn.now }),
    say('greet.notice', { greeting, bot, company }),
    // A customer with a complaint is not shown products.
    ...(complains(turn) ? [] : [ask('greet.offer', topicChoices(turn))]),
  ];
}

function greetingAt(now: Instant, timeZone: string): Text {
  return { text: `greeting.${dayPart(now, timeZone)}` };
}
