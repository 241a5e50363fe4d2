import { defineDialog, complete, notUnderstood, waiting } from '../contract/dialog';
import { type Output, record } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { type Answer, isNameless, published } from './publishing';
import { hasCue } from '../reading/cue-places';
import { words } from '../contract/turn';

/** What was just passed on. */
interface Passed {
  testimonialId: string;
  praise: string;
}

/**
 * Right behind a testimonial that may be shown: "jangan ditampilkan deh" takes it back, "nama saya jangan disebut"
 * makes it one without the name. Nothing is asked; whoever goes on to anything else leaves it as it is.
 */
export const testimonialAfterwards = defineDialog<Passed>({
  id: 'testimonial-afterwards',
  version: 1,
  startsOn: [],
  yields: 'to_anything',
  begin: (turn) => {
    const passed = turn.recorded.flatMap((event) =>
      event.type === 'testimonial_submitted' ? [event.testimonial] : [],
    )[0];
    return passed ? waiting<Passed>({ testimonialId: passed.id, praise: passed.text }) : complete();
  },
  claims: (_state, turn) => (changeOf(turn) ? turn.acts : []),
  reply: (state, turn) => {
    const change = changeOf(turn);
    return change
      ? complete(...takenBack(state), ...published(turn, state.praise, change))
      : notUnderstood(state);
  },
  resume: () => complete(),
});

function changeOf(turn: Turn): Answer | undefined {
  if (turn.chosen !== undefined || words(turn).includes('?')) return undefined;
  if (isNameless(turn)) return { publishing: 'nameless', condition: words(turn) };
  return hasCue(turn, 'notShown') ? { publishing: 'no' } : undefined;
}

/** The one before is decided, so that nobody shows it. */
function takenBack({ testimonialId }: Passed): Output[] {
  return [
    record({ type: 'testimonial_decided', testimonialId, to: 'rejected' }),
    record({ type: 'request_settled', requestId: testimonialId, to: 'refused', note: undefined }),
  ];
}
