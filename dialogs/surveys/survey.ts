import { type Complaint, isComplaintOpen, reopenComplaint } from '../../domain/complaints/complaint';
import { ownershipOf } from '../../domain/handoff/handoff';
import { hasTrait, isKind } from '../../domain/recognition/intent';
import { entitiesOf } from '../../domain/recognition/recognition';
import { type Rating, RATINGS, type SurveyAbout, isPoor, isRating } from '../../domain/surveys/survey';
import { replyValue } from '../contract/choices';
import { type Step, asking, complete, defineDialog, notUnderstood } from '../contract/dialog';
import { type Output, ask, choice, record, say } from '../contract/outputs';
import { type Turn, words } from '../contract/turn';
import { askDesk } from '../handoff/desk-request';

interface Rated {
  asking: 'rating' | 'why';
  surveyId: string;
  about: SurveyAbout;
  subjectId: string;
}

/**
 * C-22: how we did, once, from 1 to 5, and what was missing when it was little. A poor rating opens the complaint again
 * at once; a poor one of a person's help is a task of the supervisor's. Whoever does not want to rate is left alone.
 */
export const survey = defineDialog<Rated>({
  id: 'survey',
  version: 1,
  startsOn: [],
  dueOn: ['survey'],
  yields: 'to_anything',
  begin: (turn) => {
    const due = turn.input.kind === 'due' ? turn.input.due : undefined;
    if (due?.what !== 'survey' || !isStillDue(turn, due)) return complete();
    const { about, subjectId } = due;
    const state: Rated = { asking: 'rating', surveyId: turn.newId('survey'), about, subjectId };
    const asked = { id: state.surveyId, about, subjectId, askedAt: turn.now };
    return asking<Rated>(
      'rating',
      state,
      record({ type: 'survey_asked', survey: asked }),
      question(turn, state),
    );
  },
  reply: (state, turn) => (state.asking === 'rating' ? rated(state, turn) : explained(state, turn)),
  // What is still missing is the same trouble and no new one.
  claims: ({ asking: question }, turn) =>
    question === 'why' ? turn.acts.filter((act) => hasTrait(act, 'complaint')) : [],
  // Nobody is asked again because something else came between.
  resume: () => complete(),
  skip: () => complete(),
  expects: ({ asking: question }) => (question === 'rating' ? 'quantity' : undefined),
});

/** Whether the open question is why a rating was given. */
export function isAskedWhy({ conversation }: Turn): boolean {
  const frame = conversation.stack.findLast(({ id }) => id === survey.id);
  return frame !== undefined && (frame.state as Rated).asking === 'why';
}

/** What was settled may have been opened again meanwhile, and nobody is asked while they talk with a person. */
function isStillDue(
  { contact, handoff }: Turn,
  { about, subjectId }: { about: SurveyAbout; subjectId: string },
): boolean {
  if (ownershipOf(handoff) !== 'bot') return false;
  if (about === 'handoff') return !contact.complaints.some(isComplaintOpen);
  const complaint = contact.complaints.find(({ id }) => id === subjectId);
  return complaint?.state.status === 'resolved' && complaint.csat === undefined;
}

function question({ contact, handoff }: Turn, { about, subjectId }: Rated): Output {
  const choices = RATINGS.map((rating) =>
    choice({ kind: 'reply', reply: 'rating', value: String(rating) }, `survey.${rating}`),
  );
  if (about === 'complaint') {
    const ticket = contact.complaints.find(({ id }) => id === subjectId)?.ticketNo ?? '';
    return ask('survey.complaint', choices, { ticket });
  }
  const rep = handoff && 'repName' in handoff.state ? handoff.state.repName : 'none';
  return ask('survey.handoff', choices, { rep });
}

function rated(state: Rated, turn: Turn): Step<Rated> {
  const rating = ratingIn(turn);
  if (rating === undefined) return notUnderstood(state);
  const answer = record({ type: 'survey_answered', surveyId: state.surveyId, rating, at: turn.now });
  const outputs = [answer, ...consequences(state, rating, turn)];
  if (rating >= 4) return complete(...outputs, say('survey.thanks'));
  return asking<Rated>(
    'why',
    { ...state, asking: 'why' },
    ...outputs,
    say(isPoor(rating) ? 'survey.what-is-missing' : 'survey.why'),
  );
}

/** A button, or one number from 1 to 5 in words that ask and want nothing. */
function ratingIn(turn: Turn): Rating | undefined {
  const pressed = replyValue(turn, 'rating');
  const numbers = entitiesOf(turn.recognition, 'number').map(({ value }) => value);
  const quantities = entitiesOf(turn.recognition, 'quantity').map(({ value }) => value.amount);
  const typed = [...numbers, ...quantities];
  const [only] = pressed === undefined ? typed : [Number(pressed)];
  return typed.length <= 1 && only !== undefined && isRating(only) ? only : undefined;
}

/** What a rating comes to beside its row. */
function consequences({ about, subjectId }: Rated, rating: Rating, turn: Turn): Output[] {
  if (about === 'handoff') return isPoor(rating) ? askDesk(turn, 'low_rating', String(rating)) : [];
  const complaint = turn.contact.complaints.find(({ id }) => id === subjectId);
  if (!complaint) return [];
  const judged = { ...complaint, csat: { rating, at: turn.now } };
  const again = isPoor(rating) ? reopenComplaint(judged, turn.now, turn.views.rules.complaint) : undefined;
  return [record({ type: 'complaint_changed', complaint: again?.ok ? again.complaint : judged })];
}

/** The why, in their words, where the owner of the complaint or the supervisor reads it. */
function explained(state: Rated, turn: Turn): Step<Rated> {
  const isElse = turn.acts.some(
    (act) => !hasTrait(act, 'complaint') && (isKind(act, 'want') || isKind(act, 'steer')),
  );
  if (turn.chosen !== undefined || isElse || words(turn).trim() === '') return notUnderstood(state);
  const text = words(turn).trim();
  const why = record({ type: 'survey_explained', surveyId: state.surveyId, words: text });
  const complaint = openComplaint(turn, state.subjectId);
  if (!complaint) return complete(why, say('survey.thanks-why'));
  const added = { ...complaint, description: `${complaint.description}\n${text}` };
  return complete(
    why,
    record({ type: 'complaint_changed', complaint: added }),
    say('survey.reopened', { ticket: complaint.ticketNo ?? '' }),
  );
}

/** The complaint a survey was about, while it occupies us. */
function openComplaint({ contact }: Turn, subjectId: string): Complaint | undefined {
  return contact.complaints.find((complaint) => complaint.id === subjectId && isComplaintOpen(complaint));
}
