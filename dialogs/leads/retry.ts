import { type Step, asking, complete, waiting } from '../contract/dialog';
import { ask, choice, record, say } from '../contract/outputs';
import { type Asking, type Form, askedOnceMore, isAskedEnough } from './form';
import { askNext } from './question';
import { choicesOf, questionOutput, whyOf } from './texts';
import { type Turn } from '../contract/turn';

/** F-5: why we ask, then the same question, which may be skipped; asked twice already, the reason alone. */
export function why(state: Asking, turn: Turn): Step<Form> {
  const next = { ...state, reluctance: state.reluctance + 1 };
  const skip = choice('skip', 'qualify.skip');
  if (isAskedEnough(state.times, state.asking)) return waiting<Form>(next, ask(whyOf(state.asking), [skip]));
  return asking<Form>(
    state.asking,
    { ...next, times: askedOnceMore(state.times, state.asking) },
    say(whyOf(state.asking)),
    questionOutput(turn, state.asking, state.together, true),
  );
}

/** F-3: a number that may be a quantity or a budget. */
export function which(state: Asking, number: number): Step<Form> {
  const choices = [choice('quantity', 'qualify.which-quantity'), choice('budget', 'qualify.which-budget')];
  return asking<Form>(
    'which',
    { stage: 'which', number, back: state },
    ask('qualify.which', choices, { number }),
  );
}

/** F-14. */
export function leaving(back: Asking | undefined): Step<Form> {
  const choices = [choice('keep', 'qualify.keep'), choice('delete', 'qualify.delete')];
  return asking<Form>('leaving', { stage: 'leaving', back }, ask('qualify.leaving', choices));
}

/** F-12, F-20: what kind of answer is meant, and that it can be skipped. */
export function again(state: Asking, turn: Turn): Step<Form> {
  if (isAskedEnough(state.times, state.asking)) return skipped(state, turn);
  const times = askedOnceMore(state.times, state.asking);
  const retry = say(`qualify.retry-${state.together ?? state.asking}`);
  const choices = [...choicesOf(state.asking), choice('skip', 'qualify.skip')];
  return asking<Form>(state.asking, { ...state, times }, record({ type: 'misunderstood' }), {
    ...retry,
    choices,
  });
}

/** Asked twice without an answer: the question is dropped. */
function skipped(state: Asking, turn: Turn): Step<Form> {
  const { lead } = turn.contact;
  if (!lead) return complete();
  const refused = [...new Set([...lead.refused, state.asking])];
  const refusedAt = { ...lead.refusedAt, [state.asking]: turn.now };
  const after = { ...turn, contact: { ...turn.contact, lead: { ...lead, refused, refusedAt } } };
  return askNext(after, { ...state, reluctance: state.reluctance + 1 }, [say('qualify.refused')]);
}
