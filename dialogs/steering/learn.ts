import { type DialogueAct, type Slot } from '../../domain/recognition/acts';
import { hasTrait } from '../../domain/recognition/intent';
import { isGroup } from '../../domain/conversation/conversation';
import { type DomainEvent } from '../../domain/contact/events';
import { type FactKey, currentFact } from '../../domain/profile/facts';
import { ownershipOf } from '../../domain/handoff/handoff';
import { belonging, speaksOfOthers, writersOwn } from '../../domain/recognition/own-values';
import { entitiesOf } from '../../domain/recognition/recognition';
import { categoryOf } from '../products/fit';
import { openQuestions } from '../leads/form';
import { learnLead } from '../leads/learn';
import { nameIn } from '../leads/stated-slots';
import { refusesNumber } from '../orders/message-parts';
import { meant } from '../reading/meant';
import { pageSeen } from './page-seen';
import { recalled } from './put-off';
import { chosenCategory, productReference } from '../products/reference';
import { birthdayIn } from '../profile/birthday';
import { isMinor } from '../profile/minor';
import { withdrawals } from '../profile/rights';
import { stateFact } from '../profile/state-fact';
import { framed } from '../reading/plain-words';
import { evidence } from '../contract/evidence';
import { isMisspelt } from '../../domain/profile/misspelt';
import { type Turn, words } from '../contract/turn';

/**
 * What any message teaches, whatever dialog is open: facts the person states and the evidence of interest.
 * Pure; asks nothing and says nothing.
 */
export function learn(turn: Turn): DomainEvent[] {
  if (turn.input.kind === 'page') return pageSeen(turn, turn.input.page);
  if (turn.input.kind !== 'message' || turn.input.forwarded) return [];
  const seen = languageSeen(turn);
  // Nobody's facts are taken down where others look on.
  if (isGroup(turn.conversation)) return seen;
  if (isMinor(turn)) return [...seen, ...silentOptOut(turn)];
  return [
    ...seen,
    ...recalled(turn),
    ...interest(turn),
    ...facts(turn),
    ...learnLead(turn),
    ...silentOptOut(turn),
  ];
}

/** Both languages in one message are how many people write: it changes nothing once a language is known (I-4). */
function languageSeen({ recognition, conversation }: Turn): DomainEvent[] {
  const { language, mixed } = recognition;
  const isKnown = conversation.recentLanguages.length > 0;
  return language === undefined || (mixed && isKnown) ? [] : [{ type: 'language_seen', language }];
}

/** While a rep writes the dialogs are silent; an objection to advertising takes effect all the same. */
function silentOptOut(turn: Turn): DomainEvent[] {
  const asked = turn.acts.includes('opt_out');
  return asked && ownershipOf(turn.handoff) === 'human' ? withdrawals(turn) : [];
}

/** One piece of evidence per conversation, topic and thing (L-3, T3): asking again does not prove more. */
function interest(turn: Turn): DomainEvent[] {
  const topic = turn.acts.find((act) => hasTrait(act, 'goods') || hasTrait(act, 'service'));
  if (topic === undefined) return [];
  const about = subject(turn, hasTrait(topic, 'goods'));
  if (!about) return [];
  const key = `asked:${turn.conversation.id}:${topic}:${about.sku ?? about.category ?? ''}`;
  if (turn.contact.evidence.some((event) => event.key === key)) return [];
  const { messageId } = turn;
  return [evidence(turn, { type: 'asked_information', topic, ...about, messageId }, key)];
}

/** What a question is about; a service question counts only when it names something itself. */
function subject(turn: Turn, aboutProducts: boolean): { sku?: string; category?: string } | undefined {
  const category = chosenCategory(turn) ?? categoryOf(turn);
  const names = entitiesOf(turn.recognition, 'product').length > 0;
  if (!names && category !== undefined) return { category };
  if (!names && !aboutProducts) return undefined;
  const reference = productReference(turn);
  switch (reference.kind) {
    case 'named':
      return { sku: reference.products[0]?.sku };
    case 'no_pack':
      return { sku: reference.product.sku };
    case 'unsure':
      return { sku: reference.candidates[0]?.sku };
    case 'category':
      return { category: reference.category };
    case 'none':
      return undefined;
  }
}

/** In a complaint a name is not expected: "gue viralin" is a threat. */
function tellsOfTrouble({ open }: Turn): boolean {
  return open.at(-1)?.isUrgent === true;
}

/** What people state about themselves. Given to serve them here: purpose `service`, not marketing (V-2). */
function facts(turn: Turn): DomainEvent[] {
  const { recognition, views } = turn;
  // "What time does the Bandung store close?" tells nothing of where somebody lives.
  const isOfShop = turn.acts.length > 0 && turn.acts.every((act) => act === 'ask_store');
  const isOfFriend = speaksOfOthers(recognition) && turn.acts.includes('refer_friend');
  const phone = writersOwn(recognition, 'phone').find(({ value }) => !views.company.phones.includes(value));
  const isRage = tellsOfTrouble(turn) && !turn.acts.includes('give_contact');
  const found: Array<[FactKey, string | undefined]> = [
    ['display_name', isRage ? undefined : nameToKeep(turn)],
    ['honorific', titleIn(turn)],
    ['company', isOfFriend ? undefined : writersOwn(recognition, 'company')[0]?.value],
    ['phone', phone?.value],
    ['email', writersOwn(recognition, 'email')[0]?.value.address],
    ['birthday', birthdayIn(turn)],
    ['city', isOfShop || isOfFriend ? undefined : ownCity(turn)],
  ];
  return found.flatMap(([key, value]) => stateFact(turn, key, value));
}

/** Where they are, or want it: a friend's town and a store's are neither. */
function ownCity(turn: Turn): string | undefined {
  return meant(turn, 'city').findLast((city) => belonging(city, turn.recognition) !== 'other')?.value;
}

/** A name that is known gives way to a correction of it, an answer to the question for it, or a plain introduction. */
function nameToKeep(turn: Turn): string | undefined {
  const name = nameIn(turn);
  // "Nomornya ga mau saya ksih": in a refusal a small word is no name.
  if (name !== undefined && refusesNumber(turn) && !words(turn).includes(name)) return undefined;
  const known = currentFact(turn.contact.facts, 'display_name')?.value;
  if (name === undefined || known === undefined) return name;
  return isNamePutRight(turn, known, name) ? name : undefined;
}

/** "Saya Pak Budi": how they call themselves is how they are addressed (I-2). */
function titleIn(turn: Turn): string | undefined {
  const name = nameIn(turn);
  const told = writersOwn(turn.recognition, 'name').find(({ value }) => value === name);
  if (!told) return undefined;
  const title = framed(words(turn).slice(0, told.start).trim().split(/\s+/u).at(-1) ?? '');
  if (turn.views.cues.ibu.test(title)) return 'ibu';
  return turn.views.cues.bapak.test(title) ? 'bapak' : undefined;
}

/** From here on "nama saya …" is meant as it is said, whatever was known. */
const INTRODUCED = 0.95;

function isNamePutRight(turn: Turn, known: string, name: string): boolean {
  const { dialogueActs, entities } = turn.recognition;
  const corrections = dialogueActs.filter((act) => act.kind === 'correct' && act.slot.name === 'name');
  // "Penerimanya bukan Ratna, Rahma" puts somebody else's name right.
  const isOfOther = corrections.some(
    (act) => act.kind === 'correct' && act.from?.name === 'name' && !isSameName(act.from.value, known),
  );
  // While something else is asked, a name is put right of whoever that is about: the writer's own is named, or spelt
  // almost so.
  const isNamed = framed(words(turn)).includes(framed(known)) || openQuestions(turn).includes('name');
  const isAboutThem = isNamed || isMisspelt(known, name);
  if (isOfOther || (turn.open.length > 0 && !isAboutThem && turn.acts.includes('correct'))) return false;
  const corrects = corrections.length > 0;
  const completes = name.toLowerCase().startsWith(`${known.toLowerCase()} `);
  const introduced = entities.some(({ type, sure = 0 }) => type === 'name' && sure >= INTRODUCED);
  return (
    corrects ||
    completes ||
    turn.acts.includes('correct') ||
    openQuestions(turn).includes('name') ||
    (introduced && turn.acts.includes('give_contact') && !isAskedOfOthers(turn))
  );
}

/** A question that must be answered is open: "Dinda, 0813…" names whoever it asks for. */
function isAskedOfOthers({ open }: Turn): boolean {
  return open.some(({ yields }) => yields === undefined);
}

function isSameName(one: string, other: string): boolean {
  const [short = '', long = ''] = [one.toLowerCase(), other.toLowerCase()].sort(
    (a, b) => a.length - b.length,
  );
  return long === short || long.startsWith(`${short} `);
}

/** The acts that tell a value which `learn` has recorded. */
export function learnedActs(acts: readonly DialogueAct[], events: readonly DomainEvent[]): number[] {
  const kept = JSON.stringify(events);
  return acts
    .filter((act) => (act.kind === 'inform' || act.kind === 'correct') && holds(kept, act.slot))
    .map(({ id }) => id);
}

function holds(kept: string, { name, value }: Slot): boolean {
  const told = JSON.stringify(tellingPart({ name, value } as Slot));
  return new RegExp(`[:,[]${told.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}[,}\\]]`, 'u').test(kept);
}

/** What of a value says which it is. */
function tellingPart({ name, value }: Slot): string | number {
  switch (name) {
    case 'product':
      return value.sku;
    case 'category':
      return value.id;
    case 'money':
      return value.max;
    case 'quantity':
      return value.amount;
    case 'date':
      return value.from;
    case 'email':
      return value.address;
    default:
      return value;
  }
}
