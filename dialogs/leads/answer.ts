import { currentFact } from '../../domain/profile/facts';
import { consentRecord } from '../profile/consent';
import { type Step, asking, complete } from '../contract/dialog';
import { topicChoices } from '../products/topic-choices';
import { ambiguousNumber } from './answered-slots';
import { isAnswered, learnedNow, refusedNow } from './state';
import { type Output, ask, choice, record, say } from '../contract/outputs';
import { type Asking, type Form } from './form';
import { again, leaving, which, why } from './retry';
import { askNext } from './question';
import { acknowledgement, suggestion } from './summary';
import { questionKey } from './texts';
import { type Turn, words } from '../contract/turn';

/** An answer to the open question, or whatever came instead of one. */
export function answer(state: Asking, turn: Turn): Step<Form> {
  const number = ambiguousNumber(turn);
  if (number !== undefined) return which(state, number);
  if (turn.acts.includes('just_looking')) return complete(ask('steer.looking', topicChoices(turn)));
  if (turn.acts.includes('bye')) return complete(say('steer.bye'));
  if (turn.acts.includes('back')) return asking<Form>('back', state, say('qualify.ask-change'));
  if (turn.acts.includes('resume')) return askNext(turn, state, []);
  if (turn.acts.includes('cancel')) return leaving(state);
  if (turn.acts.includes('ask_why') && !answersNow(state, turn)) return why(state, turn);
  if (answersNow(state, turn)) return onward(state, turn);
  if (isRefused(state, turn)) {
    const text =
      state.asking === 'contact' || state.together === 'contact'
        ? 'qualify.refused-contact'
        : 'qualify.refused';
    return askNext(turn, { ...state, reluctance: state.reluctance + 1 }, [say(text)]);
  }
  if (learnedNow(turn).length > 0 || isAnswered(turn, 'contact')) return onward(state, turn);
  return again(state, turn);
}

/** Acknowledges, records what was agreed to, and goes on. */
export function onward(state: Asking, turn: Turn): Step<Form> {
  const consent = consentOutputs(state, turn);
  const suggested = suggestion(turn);
  const typo = suggestedEmail(turn);
  const leadIn = [...consent, ...acknowledgement(turn), ...typo, ...suggested];
  if (asksHonorific(turn)) {
    const choices = [
      choice('ibu', 'qualify.honorific-ibu'),
      choice('bapak', 'qualify.honorific-bapak'),
      choice('none', 'qualify.honorific-none'),
    ];
    return asking<Form>(
      'honorific',
      { stage: 'honorific', back: state },
      ...leadIn,
      ask('qualify.ask-honorific', choices),
    );
  }
  return askNext(turn, state, leadIn);
}

/** F-12: "gmial.com" is kept as written, and the likely one is named. */
function suggestedEmail(turn: Turn): Output[] {
  const typo = turn.recognition.entities.flatMap((entity) =>
    entity.type === 'email' && entity.value.suggestion !== undefined ? [entity.value] : [],
  )[0];
  return typo ? [say('qualify.email-typo', { email: typo.address, suggestion: typo.suggestion ?? '' })] : [];
}

export function answersNow(state: Asking, turn: Turn): boolean {
  return isAnswered(turn, state.asking) || (state.together !== undefined && isAnswered(turn, state.together));
}

function isRefused(state: Asking, turn: Turn): boolean {
  const { lead } = turn.contact;
  const at = lead?.refusedAt?.[state.asking];
  return at === turn.now && lead !== undefined && refusedNow(turn, lead).includes(state.asking);
}

/** V-2: the question named its purpose; the answer agrees to that purpose and to no other. */
export function consentOutputs(state: Asking, turn: Turn): Output[] {
  const asked = state.asking === 'contact' || state.together === 'contact';
  if (!asked || !isAnswered(turn, 'contact')) return [];
  const about = questionKey(turn, state.asking, state.together);
  const consent = consentRecord(turn, { purpose: 'lead_contact', action: 'grant', about });
  return [record({ type: 'consent_recorded', consent })];
}

/** I-2: asked once, of people of companies, in Indonesian, when they have just told their name. */
function asksHonorific(turn: Turn): boolean {
  const { lead, facts } = turn.contact;
  const told = learnedNow(turn).includes('name') && words(turn) !== '';
  const known = currentFact(facts, 'honorific') !== undefined;
  return lead?.track === 'b2b' && turn.conversation.language === 'id' && told && !known;
}
