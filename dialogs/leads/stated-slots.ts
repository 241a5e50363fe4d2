import { type Intent } from '../../domain/recognition/intent';
import { localDate } from '../../domain/time/calendar';
import { timelineOf, type LeadSlots } from '../../domain/leads/slots';
import { belonging, writersOwn } from '../../domain/recognition/own-values';
import { sizeBandOf } from '../../domain/leads/target-market';
import { birthdayIn } from '../profile/birthday';
import { corrects, roleIn } from './cues';
import { categoryOf } from '../products/fit';
import { chosenProduct } from '../products/reference';
import { openForm, openQuestions } from './form';
import { framed, plainText } from '../reading/plain-words';
import { type Turn, words } from '../contract/turn';
import { meant } from '../reading/meant';

/** Requests in which a day, an amount or a city speaks of the wish itself, not of a service or a shop. */
const SPEAKS_OF_THE_WISH: readonly Intent[] = [
  'give_need',
  'give_budget',
  'give_timeline',
  'give_quantity',
  'ask_recommendation',
  'ask_quote',
  'want_demo',
  'compare_products',
  'buy',
];

/** What a message states about a wish (F-1), whatever was asked. */
export function statedSlots(turn: Turn): LeadSlots {
  return {
    ...wanted(turn),
    ...howMuch(turn),
    ...when(turn),
    ...budget(turn),
    ...where(turn),
    ...segment(turn),
  };
}

function tells(turn: Turn): boolean {
  const answersForm = openForm(turn) !== undefined && !words(turn).includes('?');
  return answersForm || corrects(turn) || turn.acts.some((act) => SPEAKS_OF_THE_WISH.includes(act));
}

/** Slots 1 and 2: the thing, and how sharply the wish was described. */
function wanted(turn: Turn): LeadSlots {
  const named = meant(turn, 'product').filter(({ value }) => value.score >= turn.views.rules.product.answer);
  const pressed = chosenProduct(turn);
  const sku = pressed ?? named.at(-1)?.value.sku;
  const product = sku === undefined ? undefined : turn.views.catalogue.products.get(sku);
  const category = product?.category ?? (isAboutGoods(turn) ? categoryOf(turn) : undefined);
  const describes = turn.acts.includes('give_need') || turn.acts.includes('ask_recommendation');
  const trouble = describes && turn.views.cues.trouble.test(plainText(turn));
  return {
    ...(product ? { sku: product.sku } : {}),
    ...(category === undefined ? {} : { category }),
    ...(describes ? { challenge: trouble ? ('specific' as const) : ('general' as const) } : {}),
  };
}

/** A question about a service ("do you ship spare parts?") does not change what is wanted. */
function isAboutGoods(turn: Turn): boolean {
  const asks: readonly Intent[] = ['ask_price', 'ask_stock', 'ask_spec', 'browse_products', 'bargain'];
  return tells(turn) || openQuestions(turn).includes('need') || turn.acts.some((act) => asks.includes(act));
}

/** A number with a unit; of "25 staff" and "120 cups" the cups are the wish, the staff are the house. */
function howMuch(turn: Turn): LeadSlots {
  const quantities = meant(turn, 'quantity').filter(({ value }) => COUNTED.includes(value.unit));
  const people = quantities.find(({ value }) => value.unit === 'person');
  const wish = quantities.find(({ value }) => value.unit !== 'person') ?? people;
  const asked = openQuestions(turn).includes('quantity');
  const size = people && sizeBandOf(people.value.amount, turn.views.companySizes);
  const priced = wish?.value.unit === 'person' && turn.acts.some((act) => PRICED.includes(act));
  if (!wish || !(asked || priced || tells(turn))) return size ? { size } : {};
  const { amount, unit } = wish.value;
  return { quantity: { amount, unit }, ...(size ? { size } : {}) };
}

/** "Mesin untuk 80 orang berapa?" tells for how many it is. */
const PRICED: readonly Intent[] = ['ask_price', 'ask_stock', 'browse_products'];
const COUNTED = ['person', 'piece', 'cup', 'none'];

/** Slot 3 (F-12: a day to come). Not the end of a contract, nor a day in a question about a shop or parcel. */
function when(turn: Turn): LeadSlots {
  const open = openQuestions(turn);
  // Half a phone number looks like a day: "08-12-34".
  const isOther =
    birthdayIn(turn) !== undefined ||
    turn.acts.includes('give_birthday') ||
    (open.includes('contact') && !corrects(turn));
  if (isOther || !(open.includes('timeline') || tells(turn))) return {};
  const { timeZone } = turn.views.company;
  const today = localDate(turn.now, timeZone);
  const date = meant(turn, 'date').find(
    ({ start, value }) => value.to >= today && !isOfContract(turn, start),
  );
  if (!date) return {};
  return { timeline: timelineOf(date.value, turn.now, timeZone) };
}

function isOfContract(turn: Turn, start: number): boolean {
  return turn.views.cues.contract.test(framed(words(turn).slice(Math.max(0, start - 30), start)));
}

/** Slot 6: the amount beside a word for money to spend, else the last one. */
function budget(turn: Turn): LeadSlots {
  const asked = openQuestions(turn).includes('budget');
  if (!(asked || tells(turn))) return {};
  const amounts = meant(turn, 'money');
  const named = amounts.find(({ start }) =>
    turn.views.cues.budget.test(framed(words(turn).slice(Math.max(0, start - 22), start))),
  );
  const value = (named ?? amounts.at(-1))?.value;
  return value ? { budget: { min: value.min, max: value.max } } : {};
}

/** Slot 7. Asking where a shop is tells nothing of where somebody lives. */
function where(turn: Turn): LeadSlots {
  const city = meant(turn, 'city').findLast((place) => belonging(place, turn.recognition) !== 'other')?.value;
  const asked = openQuestions(turn).includes('location');
  const ofShop = turn.acts.includes('ask_store') && !asked && !tells(turn);
  if (city === undefined || ofShop) return {};
  return { location: { city, territory: turn.views.territoryOf(city) } };
}

/** The group they count themselves to: the longest of its words in the message, those of organisations first. */
function segment(turn: Turn): LeadSlots {
  if (turn.acts.includes('ask_store') || openQuestions(turn).includes('authority')) return {};
  const text = plainText(turn);
  const heard = turn.views.segments.flatMap(({ id, kind, words: names }) =>
    names.flatMap((name) => (text.includes(` ${name} `) ? [{ id, kind, length: name.length }] : [])),
  );
  const [best] = heard.sort((a, b) => a.kind.localeCompare(b.kind) || b.length - a.length);
  return best ? { segment: best.id } : {};
}

const NO_NAMES: readonly Intent[] = [
  'affirm',
  'deny',
  'greet',
  'thanks',
  'bye',
  'refuse',
  'ask_why',
  'cancel',
  'just_looking',
];

/** What they call themselves. As an answer to a question for a name, "yes, that's right" and "saya ownernya" are no names. */
export function nameIn(turn: Turn): string | undefined {
  // Of "bukan Bagus, Bagas" the last one is meant.
  const name = writersOwn(turn.recognition, 'name').at(-1)?.value;
  if (name === undefined || roleIn(framed(name), turn.views.cues)) return undefined;
  // "I decide together with my partner" tells who decides; a name in it has a capital.
  const isWritten = words(turn).includes(name);
  if (!isWritten && roleIn(plainText(turn), turn.views.cues)) return undefined;
  if (openQuestions(turn).includes('location') && meant(turn, 'city').length === 0) return undefined;
  if (words(turn).includes('?') && !turn.acts.includes('give_contact')) return undefined;
  const puts = turn.recognition.dialogueActs.some(
    (act) => act.kind === 'correct' && act.slot.name === 'name',
  );
  const tells = puts || turn.acts.includes('give_contact');
  const steers = turn.acts.some((act) => NO_NAMES.includes(act)) && !tells;
  return steers ? undefined : name;
}
