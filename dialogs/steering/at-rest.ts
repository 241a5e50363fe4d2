import { ALL_INTENTS, type Intent } from '../../domain/recognition/intent';
import { complete, defineDialog } from '../contract/dialog';
import { topicChoices } from '../products/topic-choices';
import { learnedNow } from '../leads/state';
import { type Output, ask, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { notedOutputs } from '../leads/acknowledge';

/** Words that answer nothing that was asked: each gets an answer that presses nobody. */
const AT_REST: Readonly<Partial<Record<Intent, (turn: Turn) => Output[]>>> = {
  correct: (turn) => (learnedNow(turn).length > 0 ? notedOutputs(turn) : [say('noted.what-to-correct')]),
  just_looking: (turn) => [ask('steer.looking', topicChoices(turn))],
  ask_why: (turn) => [say('privacy.notice', { company: turn.views.company.name })],
  refuse: () => [say('noted.no-need')],
  wait: () => [say('order.take-your-time')],
  back: () => [say('steer.nothing-open')],
};

export const noted = defineDialog({
  id: 'noted',
  version: 1,
  startsOn: ALL_INTENTS.filter((intent) => intent in AT_REST),
  begin: (turn) => {
    const [first] = turn.acts.flatMap((act) => AT_REST[act] ?? []);
    return complete(...(first ? first(turn) : []));
  },
});
