import { replied } from '../contract/choices';
import { leadEvent } from '../contract/lead-event';
import { type Intent, intentsWith } from '../../domain/recognition/intent';
import { daysBetween, hoursBetween } from '../../domain/time/calendar';
import { type Lead } from '../../domain/leads/lead';
import { type Step, asking, complete } from '../contract/dialog';
import { ask, choice, record, say } from '../contract/outputs';
import { type Form } from './form';
import { askNext } from './question';
import { acknowledgement, summaryItems } from './summary';
import { plainText } from '../reading/plain-words';
import { type Turn } from '../contract/turn';

/** Messages with a request of their own: an old form is not offered then. */
const OWN: readonly Intent[] = ['ask_quote', 'want_demo', ...intentsWith('lead')];

/** F-10: a form that was left open, the person is back, and nothing else is wanted. */
export function offersReturn(turn: Turn, lead: Lead): boolean {
  const unfinished = lead.stage === 'engaged' && lead.asked.length > 0;
  const wants = turn.acts.some((act) => OWN.includes(act));
  if (!unfinished || wants || turn.conversation.offered.includes('return')) return false;
  if (turn.input.kind === 'rep' || turn.acts.includes('resume')) return true;
  const { idleMin } = turn.views.rules.lead;
  const { snapshotD } = turn.views.rules.conversation;
  const away = hoursBetween(lead.lastInboundAt, turn.now) * 60 >= idleMin;
  return away && daysBetween(lead.lastInboundAt, turn.now) <= snapshotD;
}

export function welcomeBack(turn: Turn): Step<Form> {
  const items = summaryItems(turn);
  const choices = [choice('continue', 'qualify.continue'), choice('anew', 'qualify.anew')];
  return asking<Form>(
    'returning',
    { stage: 'returning' },
    record({ type: 'offered', what: 'return' }),
    ask(turn.input.kind === 'rep' ? 'qualify.return-now' : 'qualify.return', choices, {
      about: items.length > 0 ? { list: items } : { text: 'qualify.about-wish' },
    }),
  );
}

/** F-14: what was told is kept or deleted, as they say; silence keeps it. */
export function left(turn: Turn): Step<Form> {
  const { lead } = turn.contact;
  const deletes =
    replied(turn, 'delete') ||
    turn.acts.includes('erase_data') ||
    turn.views.cues.delete.test(plainText(turn));
  if (!deletes || !lead) return complete(say('qualify.kept'));
  return complete(record(leadEvent(lead, cleared(lead))), say('qualify.deleted'));
}

function cleared(lead: Lead): Lead {
  const { score: _score, sources: _sources, need: _need, ...rest } = lead;
  return { ...rest, slots: {}, signals: [], asked: [] };
}

/** F-10: on with it, or from the beginning. */
export function returned(turn: Turn): Step<Form> {
  const { lead } = turn.contact;
  const anew = replied(turn, 'anew') || turn.acts.includes('restart') || turn.acts.includes('deny');
  if (!anew || !lead) return askNext(turn, { reluctance: 0, told: false }, acknowledgement(turn));
  return complete(record(leadEvent(lead, cleared(lead))), say('steer.restarted'));
}
