import { type LeadSlots } from '../../domain/leads/slots';
import { replied } from '../contract/choices';
import { productButton } from './advice-lines';
import { type Step, complete, defineDialog, notUnderstood, asking } from '../contract/dialog';
import { topicChoices } from './topic-choices';
import { bestOf, faqOutputs } from './faq-answer';
import { categoryOf, inCategory } from './fit';
import { capacitiesOf, fitsQuantity } from '../../domain/products/fit';
import { describedGoods, noneWithin, selectionOutputs } from './selection';
import { queryOf } from './wanted';
import { type Output, ask, choice, say } from '../contract/outputs';
import { citation } from './answer-lines';
import { goodsByProperty } from './by-property';
import { topic } from './goods-list';
import { remembered, topicProduct } from './memory';
import { chosenCategory } from './reference';
import { nearest, recommended } from './recommend-rank';
import { recommendedCards, recommendedLine } from './recommend-lines';
import { offerToRemember } from '../profile/remember';
import { hears } from '../reading/hears';
import { type Turn } from '../contract/turn';
import { askTheTeam } from './unanswered';

/** The one need that decides and was not told. */
interface Advising {
  asking: 'quantity' | 'budget';
  category: string;
}

/** What suits them (P-9): three at most, why in one line each, one of them cheaper. */
export const recommend = defineDialog<Advising>({
  id: 'recommend',
  version: 1,
  startsOn: ['ask_recommendation'],
  isPublic: true,
  gives: 'advice',
  yields: 'to_requests',
  begin: (turn) => {
    const cheapest = queryOf(turn).superlative === undefined ? undefined : selectionOutputs(turn);
    if (cheapest) return complete(...cheapest, ...offerToRemember(turn));
    const approved = approvedAdvice(turn);
    if (approved) return complete(...(goodsByProperty(turn) ?? approved), ...offerToRemember(turn));
    const category = wantedCategory(turn);
    if (category === undefined)
      return complete(...(goodsByProperty(turn) ?? [ask('recommend.ask-use', topicChoices(turn))]));
    return isDecided(turn, category) ? advice(turn, category) : question(turn, category);
  },
  reply: (state, turn) => {
    const slots = slotsOf(turn);
    const told = slots.quantity ?? slots.budget;
    const passes =
      turn.acts.some((act) => act === 'refuse' || act === 'deny' || act === 'affirm') ||
      replied(turn, 'undecided');
    return told !== undefined || passes ? advice(turn, state.category) : notUnderstood(state);
  },
  resume: () => complete(),
  skip: (state, turn) => advice(turn, state.category),
  expects: (state) => (state.asking === 'budget' ? 'money' : 'quantity'),
});

/** "Kopi apa yang aman buat maag?": the approved words advise, where no number or sum asks for more. */
function approvedAdvice(turn: Turn): Output[] | undefined {
  const tells = turn.recognition.entities.some(({ type }) => type === 'quantity' || type === 'money');
  if (tells || turn.chosen !== undefined) return undefined;
  // Known to be advice, a likely entry will do.
  return bestOf(turn, 'ask_recommendation', turn.views.rules.product.clarify)
    ? faqOutputs(turn, ['ask_recommendation'])
    : undefined;
}

function wantedCategory(turn: Turn): string | undefined {
  const ofTopic = hears(turn, 'pointsAtSome') ? topicProduct(turn)?.category : undefined;
  const named = chosenCategory(turn) ?? categoryOf(turn) ?? ofTopic ?? slotsOf(turn).category;
  if (named !== undefined) return named;
  // "Yang paling murah" names no thing, whatever is called cheap in the catalogue.
  if (hears(turn, 'cheapest')) return undefined;
  const described = describedKind(turn);
  if (described !== undefined) return described;
  const [best] = turn.recognition.products;
  if (!best || best.score < turn.views.rules.product.clarify) return undefined;
  return turn.views.catalogue.products.get(best.sku)?.category;
}

/** The category the words describe that is made for this many: "mesin buat kafe, 200 gelas sehari". */
function describedKind(turn: Turn): string | undefined {
  const { quantity } = slotsOf(turn);
  const described = describedGoods(turn).filter((product) => fitsQuantity(product, quantity) !== false);
  const kinds = new Set(described.map(({ category }) => category));
  return kinds.size === 1 ? described[0]?.category : undefined;
}

/** Enough is known: how many, how much, or (where size does not matter) anything else that ranks. */
function isDecided(turn: Turn, category: string): boolean {
  const { quantity, budget } = slotsOf(turn);
  if (quantity !== undefined || budget !== undefined) return true;
  return !inCategory(turn, category).some((product) => capacitiesOf(product).length > 0);
}

function question(turn: Turn, category: string): Step<Advising> {
  const units = inCategory(turn, category).flatMap((product) => capacitiesOf(product).slice(0, 1));
  const people = units.filter(({ unit }) => unit === 'person').length >= units.length / 2;
  const text = people ? ('advice.ask-people' as const) : ('advice.ask-cups' as const);
  return asking<Advising>(
    'advice-size',
    { asking: 'quantity', category },
    ask(text, [choice('undecided', 'qualify.undecided')]),
  );
}

function advice(turn: Turn, category: string): Step<Advising> {
  const list = recommended(turn, slotsOf(turn), category);
  const [first] = list;
  if (!first) return complete(...nothingWithin(turn, category));
  const lines = { lines: list.map((one) => recommendedLine(turn, one)) };
  const buttons = list.map(({ product }) => productButton(turn, product));
  const cards = recommendedCards(turn, list);
  const isChosenWithCare = list.some(({ product }) => product.involvement === 'high');
  const goesOn = isChosenWithCare || turn.contact.lead?.track === 'b2b';
  const outputs: Output[] = goesOn
    ? [say('recommend.list', { products: lines }, { cards }), citation(first.product)]
    : [{ ...ask('recommend.list', buttons, { products: lines }), cards }];
  // With buttons to press there is no other question beside them.
  const next: Output[] = goesOn ? [{ kind: 'begin', dialog: 'qualify' }] : [];
  const memory = [remembered(list.map(({ product }) => product)), topic(first.product)];
  return complete(...memory, ...outputs, ...next);
}

/** Nothing within the budget: that, and what comes closest. */
function nothingWithin(turn: Turn, category: string): Output[] {
  const slots = slotsOf(turn);
  const { budget } = slots;
  const close = nearest(turn, slots, category);
  if (budget === undefined || budget === 'undecided' || close.length === 0)
    return askTheTeam(turn, say('recommend.nothing'));
  return noneWithin(turn, { limit: { atMost: budget.max }, inStock: false }, close);
}

function slotsOf(turn: Turn): LeadSlots {
  return turn.contact.lead?.slots ?? {};
}
