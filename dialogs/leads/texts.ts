import { type QuestionId } from '../../domain/leads/qualification';
import { inCategory } from '../products/fit';
import { capacitiesOf } from '../../domain/products/fit';
import { type Choice, type Say, ask, choice, say } from '../contract/outputs';
import { type MessageKey, type Text } from '../contract/texts';
import { type Turn } from '../contract/turn';

const WHY: Record<QuestionId, MessageKey> = {
  need: 'qualify.why-need',
  quantity: 'qualify.why-quantity',
  timeline: 'qualify.why-timeline',
  current: 'qualify.why-current',
  authority: 'qualify.why-authority',
  budget: 'qualify.why-budget',
  location: 'qualify.why-location',
  name: 'qualify.why-name',
  contact: 'qualify.why-contact',
  source: 'qualify.why-source',
};

const WHERE: Record<QuestionId, MessageKey> = {
  need: 'qualify.where-need',
  quantity: 'qualify.where-quantity',
  timeline: 'qualify.where-timeline',
  current: 'qualify.where-current',
  authority: 'qualify.where-authority',
  budget: 'qualify.where-budget',
  location: 'qualify.where-location',
  name: 'qualify.where-name',
  contact: 'qualify.where-contact',
  source: 'qualify.where-source',
};

export function whyOf(question: QuestionId): MessageKey {
  return WHY[question];
}

/** What the form was about, for "lanjut ya, tadi sampai …". */
export function whereOf(question: QuestionId): Text {
  return { text: WHERE[question] };
}

/** The key of a question. Those that ask how to reach somebody name the purpose and take no values (V-2, T54). */
export function questionKey(turn: Turn, question: QuestionId, together: QuestionId | undefined): MessageKey {
  const company = turn.contact.lead?.track === 'b2b' && turn.contact.lead.slots.company === undefined;
  switch (question) {
    case 'name': {
      const named = turn.contact.lead?.slots.name !== undefined;
      if (together === 'contact')
        return company ? 'qualify.ask-name-company-contact' : 'qualify.ask-name-contact';
      if (named) return 'qualify.ask-company';
      return company ? 'qualify.ask-name-company' : 'qualify.ask-name';
    }
    case 'quantity':
      return quantityKey(turn);
    case 'need':
    case 'timeline':
    case 'current':
    case 'authority':
    case 'budget':
    case 'location':
    case 'contact':
    case 'source':
      return `qualify.ask-${question}`;
  }
}

/** As their kind of goods is measured: grinders by cups, office machines by people. */
function quantityKey(turn: Turn): MessageKey {
  const { category } = turn.contact.lead?.slots ?? {};
  const units =
    category === undefined
      ? []
      : inCategory(turn, category).flatMap((product) => capacitiesOf(product).slice(0, 1));
  if (turn.contact.lead?.track === 'b2b' || units.length === 0) return 'qualify.ask-quantity';
  return units.filter(({ unit }) => unit === 'cup').length > units.length / 2
    ? 'advice.ask-cups'
    : 'advice.ask-people';
}

/** A question with its buttons; from the second failed try on it can be skipped with one (F-12). */
export function questionOutput(
  turn: Turn,
  question: QuestionId,
  together: QuestionId | undefined,
  skip: boolean,
): Say {
  const key = questionKey(turn, question, together);
  const choices = [
    ...choicesOf(question),
    ...(skip || OPTIONAL.includes(question) ? [choice('skip', 'qualify.skip')] : []),
  ];
  return choices.length > 0 ? ask(key, choices) : say(key);
}

/** The day or the amount may be unknown yet: these may be skipped at once. */
const OPTIONAL: readonly QuestionId[] = ['timeline', 'budget'];

/** The answers there are to a question. */
export function choicesOf(question: QuestionId): Choice[] {
  switch (question) {
    case 'authority':
      return [
        choice('decision_maker', 'qualify.role-mine'),
        choice('influencer', 'qualify.role-shared'),
        choice('user', 'qualify.role-other'),
      ];
    case 'timeline':
    case 'budget':
      return [choice('undecided', 'qualify.undecided')];
    case 'need':
    case 'quantity':
    case 'current':
    case 'location':
    case 'name':
    case 'contact':
    case 'source':
      return [];
  }
}
