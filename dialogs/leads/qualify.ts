import { answered } from '../contract/binding-answer';
import { type Offered } from '../../domain/conversation/offered';
import { replied } from '../contract/choices';
import { daysBetween } from '../../domain/time/calendar';
import { isComplaintOpen } from '../../domain/complaints/complaint';
import { ownershipOf } from '../../domain/handoff/handoff';
import { type Lead } from '../../domain/leads/lead';
import { type Step, asking, complete, defineDialog, waiting } from '../contract/dialog';
import { faqOutputs } from '../products/faq-answer';
import { isHotNow, learnedNow } from './state';
import { notedOutputs } from './acknowledge';
import { type Output, ask, choice, record, say } from '../contract/outputs';
import { ADVICE, LEAD_INTENTS, WISHES, hasRequest, opensForm } from './opening';
import { honorific, preferredHour } from './preferences';
import { claimed } from './claims';
import { handOver, summarize } from './close';
import { type Asking, type Form, isAskedEnough } from './form';
import { answer, answersNow, consentOutputs, onward } from './answer';
import { firstLook } from './first-look';
import { leaving } from './retry';
import { askNext } from './question';
import { left, offersReturn, returned, welcomeBack } from './return';
import { acknowledgement, suggestion } from './summary';
import { whereOf } from './texts';
import { plainText } from '../reading/plain-words';
import { type Turn } from '../contract/turn';

const EXPECTED = {
  need: undefined,
  quantity: 'quantity',
  timeline: 'date',
  current: undefined,
  authority: 'yes_no',
  budget: 'money',
  // "Nadya, Bandung" answers more than was asked; recognizers know cities unasked.
  location: 'name',
  name: 'name',
  contact: 'phone',
  source: undefined,
} as const;

/**
 * Qualification (§2.3): needs first, money late, one question a turn. What is answered is read by `learn`;
 * this dialog acknowledges, asks what is still missing, and hands over.
 */
export const qualify = defineDialog<Form>({
  id: 'qualify',
  version: 2,
  startsOn: [...WISHES, ...LEAD_INTENTS, 'resume'],
  startsAt: ['told'],
  follows: {
    // F-10: somebody is back who left a form open.
    greeting: (turn) => turn.contact.lead !== undefined && offersReturn(turn, turn.contact.lead),
    // a lead has just become hot.
    advice: (turn) => turn.contact.lead !== undefined && isHotNow(turn),
  },
  begin: (turn) => {
    const { lead } = turn.contact;
    if (lead && offersReturn(turn, lead)) return welcomeBack(turn);
    if (turn.input.kind !== 'message') return complete();
    const advised = turn.acts.some((act) => ADVICE.includes(act));
    if (!lead || !opensForm(turn, lead)) {
      if (advised || hasRequest(turn)) return complete();
      return adviceOutputs(turn, lead) ?? complete(...notedOutputs(turn));
    }
    const hot = isHotNow(turn) ? [record({ type: 'offered', what: 'hot' })] : [];
    const demo = demoOutputs(turn);
    const look = firstLook(turn);
    const told = [...demo, ...look, ...acknowledgement(turn, look.length > 0), ...suggestion(turn)];
    const leadIn = advised ? hot : [...hot, ...told];
    return askNext(turn, { reluctance: 0, told: false }, leadIn);
  },
  reply: (state, turn) => withDemo(replyTo(state, turn), turn),
  resume: (state, turn) => takeUp(state, turn),
  claims: (state, turn) => claimed(state, turn),
  expects: (state) => (state.stage === 'question' ? EXPECTED[state.asking] : undefined),
});

/** "Bisa demo dulu?" is a question too: how we do it comes before what we ask. */
function demoOutputs(turn: Turn): Output[] {
  return turn.acts.includes('want_demo') ? (faqOutputs(turn, ['want_demo']) ?? []).slice(0, 1) : [];
}

function withDemo(step: Step<Form>, turn: Turn): Step<Form> {
  if (step.status === 'not_understood') return step;
  return { ...step, outputs: [...demoOutputs(turn), ...step.outputs] };
}

/** A simple thing that was described is not asked about but shown, once for each kind (D0, row 36). */
function adviceOutputs(turn: Turn, lead: Lead | undefined): Step<Form> | undefined {
  const learned = learnedNow(turn);
  const isPrivate = lead?.track !== 'b2b' && lead?.stage !== 'handed_off' && lead?.stage !== 'accepted';
  const budget = isPrivate && learned.includes('budget') ? ':budget' : '';
  const what: Offered = `advice:${lead?.slots.category}${budget}`;
  const tells = turn.acts.includes('give_need') || learned.includes('category') || budget !== '';
  const describes = tells && lead?.slots.category !== undefined;
  if (!describes || turn.conversation.offered.includes(what)) return undefined;
  return complete(record({ type: 'offered', what }), { kind: 'begin', dialog: 'recommend' });
}

function replyTo(state: Form, turn: Turn): Step<Form> {
  switch (state.stage) {
    case 'question':
      return answer(state, turn);
    case 'which':
      return learnedNow(turn).length > 0 ? onward(state.back, turn) : answer(state.back, turn);
    case 'honorific':
      return askNext(turn, state.back, honorific(turn));
    case 'summary':
      return confirm(turn, state.tries);
    case 'change':
      return summarize(
        turn,
        learnedNow(turn).length > 0 ? acknowledgement(turn) : [say('qualify.retry-change')],
      );
    case 'leaving':
      return left(turn);
    case 'offer':
      return offered(turn, state.tries);
    case 'hour':
      return complete(...preferredHour(turn));
    case 'returning':
      return returned(turn);
  }
}

/** A person is called by a yes; anything else is asked about once more. */
function offered(turn: Turn, tries: number): Step<Form> {
  switch (answered(turn, { also: ['human'] })) {
    case 'yes':
      return handOver(turn, []);
    case 'no':
      return complete(say('refer.declined'));
    case 'open': {
      if (tries > 0) return complete(say('refer.declined'));
      const choices = [choice('yes', 'refer.yes'), choice('no', 'refer.no')];
      return asking<Form>('offer', { stage: 'offer', tries: tries + 1 }, ask('qualify.offer-again', choices));
    }
  }
}

function isYes(turn: Turn): boolean {
  return answered(turn, { yes: ['yes', 'right'] }) === 'yes';
}

function confirm(turn: Turn, tries: number): Step<Form> {
  if (learnedNow(turn).length > 0) return summarize(turn, acknowledgement(turn));
  if (isYes(turn)) return handOver(turn, []);
  if (turn.acts.includes('cancel')) return leaving(undefined);
  const changes = replied(turn, 'change') || turn.acts.some((act) => act === 'deny' || act === 'correct');
  if (!changes && !turn.views.cues.change.test(plainText(turn))) {
    return tries > 1 ? complete(say('qualify.kept')) : summarize(turn, [], tries + 1);
  }
  return asking<Form>('change', { stage: 'change' }, say('qualify.ask-change'));
}

/** F-6: after a digression the form goes on where it was; a complaint or a person takes its place. */
function takeUp(state: Form, turn: Turn): Step<Form> {
  if (ownershipOf(turn.handoff) !== 'bot' || turn.contact.complaints.some(isComplaintOpen)) return complete();
  switch (state.stage) {
    case 'question':
    case 'which':
    case 'honorific': {
      const asking: Asking = state.stage === 'question' ? state : state.back;
      if (daysBetween(asking.askedAt, turn.now) > turn.views.rules.conversation.snapshotD) return complete();
      if (turn.contact.lead && offersReturn(turn, turn.contact.lead)) return welcomeBack(turn);
      const answered = answersNow(asking, turn)
        ? [say('repair.resumed'), ...acknowledgement(turn)]
        : undefined;
      // Still open, but who keeps asking other things is not asked the same for the third time.
      if (!answered && state.stage === 'question' && isAskedEnough(asking.times, asking.asking)) {
        return waiting(state);
      }
      const where = whereOf(asking.asking);
      const resumed =
        state.stage === 'honorific'
          ? [say('repair.resumed')]
          : (answered ?? [say('qualify.resumed', { where })]);
      return askNext(turn, asking, [...consentOutputs(asking, turn), ...resumed]);
    }
    case 'summary':
    case 'change':
      return summarize(turn, [say('repair.resumed')]);
    case 'leaving':
    case 'offer':
    case 'hour':
    case 'returning':
      return complete();
  }
}
