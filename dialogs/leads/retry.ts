import { type Step, complete, waiting } from '../contract/dialog';
import { ask, choice, record, say } from '../contract/outputs';
import { type Asking, type Form } from './form';
import { askNext } from './question';
import { questionOutput, whyOf } from './texts';
import { type Turn } from '../contract/turn';

/** F-5: why we ask, then the same question, which may be skipped. No failed attempt. */
export function why(state: Asking, turn: Turn): Step<Form> {
  return waiting<Form>(
    { ...state, reluctance: state.reluctance + 1 },
    say(whyOf(state.asking)),
    questionOutput(turn, state.asking, state.together, true),
  );
}

/** F-3: a number that may be a quantity or a budget. */
export function which(state: Asking, number: number): Step<Form> {
  const choices = [choice('quantity', 'qualify.which-quantity'), choice('budget', 'qualify.which-budget')];
  return waiting<Form>({ stage: 'which', number, back: state }, ask('qualify.which', choices, { number }));
}

/** F-14. */
export function leaving(back: Asking | undefined): Step<Form> {
  const choices = [choice('keep', 'qualify.keep'), choice('delete', 'qualify.delete')];
  return waiting<Form>({ stage: 'leaving', back }, ask('qualify.leaving', choices));
}

/** F-12, F-20: what kind of answer is meant; then it can be skipped; then a human is offered. */
export function again(state: Asking, turn: Turn): Step<Form> {
  const attempts = state.attempts + 1;
  if (attempts > 3) return skipped(state, turn);
  const next = { ...state, attempts };
  const retry = say(`qualify.retry-${state.together ?? state.asking}`);
  if (attempts >= 3) {
    const choices = [
      choice({ kind: 'intent', intent: 'human' }, 'refer.yes'),
      choice('skip', 'qualify.skip'),
    ];
    return waiting<Form>(next, record({ type: 'misunderstood' }), ask('qualify.human', choices));
  }
  if (attempts === 2) {
    const skip = { ...retry, choices: [choice('skip', 'qualify.skip')] };
    return waiting<Form>(next, record({ type: 'misunderstood' }), skip);
  }
  return waiting<Form>(next, record({ type: 'misunderstood' }), retry);
}

/** Offered a person and a way around it, they did neither: the question is dropped. */
function skipped(state: Asking, turn: Turn): Step<Form> {
  const { lead } = turn.contact;
  if (!lead) return complete();
  const refused = [...new Set([...lead.refused, state.asking])];
  const refusedAt = { ...lead.refusedAt, [state.asking]: turn.now };
  const after = { ...turn, contact: { ...turn.contact, lead: { ...lead, refused, refusedAt } } };
  return askNext(after, { ...state, reluctance: state.reluctance + 1 }, [say('qualify.refused')]);
}
