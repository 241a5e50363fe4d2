import { ALL_INTENTS, type Intent } from '../../domain/recognition/intent';
import { currentFact } from '../../domain/profile/facts';
import { complete, defineDialog } from '../contract/dialog';
import { topicChoices } from '../products/topic-choices';
import { learnedNow } from '../leads/state';
import { type Output, ask, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { namesNow } from '../profile/not-my-name';
import { notedOutputs } from '../leads/acknowledge';

/** Words that answer nothing that was asked: each gets an answer that presses nobody. */
const AT_REST: Readonly<Partial<Record<Intent, (turn: Turn) => Output[]>>> = {
  correct: corrected,
  just_looking: (turn) => [ask('steer.looking', topicChoices(turn))],
  ask_why: (turn) => [say('privacy.notice', { company: turn.views.company.name })],
  refuse: () => [say('noted.no-need')],
  wait: () => [say('order.take-your-time')],
  back: () => [say('steer.nothing-open')],
};

/** What was put right is said; where nothing was, it is asked what. */
function corrected(turn: Turn): Output[] {
  const name = currentFact(turn.contact.facts, 'display_name')?.value;
  if (namesNow(turn) && name !== undefined) return [say('name.changed', { name })];
  const isKept = learnedNow(turn).length > 0 || turn.recorded.some(({ type }) => type === 'fact_stated');
  return isKept ? notedOutputs(turn) : [say('noted.what-to-correct')];
}

export const noted = defineDialog({
  id: 'noted',
  version: 1,
  startsOn: ALL_INTENTS.filter((intent) => intent in AT_REST),
  begin: (turn) => {
    const [first] = turn.acts.flatMap((act) => AT_REST[act] ?? []);
    return complete(...(first ? first(turn) : []));
  },
});
