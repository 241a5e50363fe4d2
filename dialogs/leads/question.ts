import { QUESTIONS, questionsToTell } from '../../domain/leads/qualification';
import { leadEvent } from '../contract/lead-event';
import { type Step, asking, complete } from '../contract/dialog';
import { nextOf } from './state';
import { type Output, record, say } from '../contract/outputs';
import { finish } from './close';
import { type Asking, type Form, askedOnceMore, isAskedEnough } from './form';
import { questionOutput } from './texts';
import { type Turn } from '../contract/turn';

/** What the form remembers from question to question. */
type Memory = Pick<Asking, 'reluctance' | 'told'> & Partial<Pick<Asking, 'times'>>;

/** As often as this they asked why or refused: then the form asks no more (F-4, F-5). */
const RELUCTANT_ENOUGH = 2;

/** Asks the first question that is not answered, one a turn; without one the form is done. */
export function askNext(turn: Turn, memory: Memory, leadIn: readonly Output[]): Step<Form> {
  const { lead } = turn.contact;
  if (!lead) return complete(...leadIn);
  if (memory.reluctance >= RELUCTANT_ENOUGH) {
    return complete(...leadIn, record({ type: 'offered', what: 'no-more' }), say('qualify.no-more'));
  }
  const { times = {} } = memory;
  const passedOver = QUESTIONS.filter((question) => isAskedEnough(times, question));
  const next = nextOf(turn, lead, memory.reluctance, passedOver);
  if (!next) return finish(turn, leadIn);
  const { question, together } = next;
  const remaining = questionsToTell(next, memory.told);
  const asked = [...new Set([...lead.asked, question, ...(together ? [together] : [])])];
  const stage = lead.stage === 'new' ? ('engaged' as const) : lead.stage;
  const state: Asking = {
    stage: 'question',
    asking: question,
    together,
    times: askedOnceMore(times, question),
    askedAt: turn.now,
    reluctance: memory.reluctance,
    told: memory.told || remaining !== undefined,
  };
  return asking<Form>(
    question,
    state,
    ...leadIn,
    record(leadEvent(lead, { ...lead, asked, stage })),
    ...(remaining === undefined ? [] : [say('qualify.progress', { count: remaining })]),
    questionOutput(turn, question, together, (times[question] ?? 0) > 0),
  );
}
