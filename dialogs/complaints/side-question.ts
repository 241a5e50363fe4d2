import { type ChoiceId } from '../contract/choices';
import { type Intent } from '../../domain/recognition/intent';
import { entitiesOf } from '../../domain/recognition/recognition';
import { compare } from '../products/compare';
import { delivery } from '../products/delivery';
import { faqAnswer, faqOutputs } from '../products/faq-answer';
import { type Output } from '../contract/outputs';
import { productAnswer } from '../products/product-answer';
import { promotion } from '../products/promotion';
import { type Aside, type Open, openQuestion } from './open';
import { complains } from './reading';
import { wishesIn } from './wishes';
import { type Turn, words } from '../contract/turn';
import { warranty } from '../products/warranty';
import { hasCue, startOfCue } from '../reading/cue-places';

type Asking = Pick<Turn, 'input' | 'views'> & Partial<Pick<Turn, 'recognition'>>;

/** Who answers questions of fact about what we sell. */
const ANSWERERS = [compare, productAnswer, delivery, warranty, promotion, faqAnswer];

/** Questions of fact. Haggling is not one, nor is a product that is only named. */
const FACTS: readonly Intent[] = ANSWERERS.flatMap(({ startsOn }) => startsOn).filter(
  (act) => act !== 'bargain' && act !== 'browse_products',
);

/** The question a complaint carries along: facts only, nothing is offered (C-20). */
export function asideIn(turn: Turn): Aside | undefined {
  const text = words(turn);
  const turnsAt = startOfCue(turn.views.cues.turnsAside, text);
  if (turnsAt === undefined && !text.includes('?')) return undefined;
  const { from, to } = questionSpan(text, turnsAt);
  const named = entitiesOf(turn.recognition, 'product').filter(({ start }) => start >= from && start < to);
  const sku = named.at(-1)?.value.sku;
  const acts = factsIn(turn, new Set(named.map(({ value }) => value.sku)).size);
  if (acts.length > 0 || isKnown(turn)) return { acts, sku, text };
  return turnsAt !== undefined && sku !== undefined && text.includes('?')
    ? { acts: ['browse_products'], sku, text }
    : undefined;
}

/** An approved answer fits surely, whatever the message was read as. */
function isKnown({ recognition, views }: Turn): boolean {
  const [best] = recognition.faq;
  return best !== undefined && best.score >= views.rules.product.answer;
}

/** "M1 apa E2?": two things and a question are compared, whatever else it reads like. */
function factsIn(turn: Turn, named: number): Intent[] {
  const acts = turn.acts.filter((act) => isFactual(act));
  const weighs = named > 1 && (hasCue(turn, 'weighs') || turn.acts.includes('ask_recommendation'));
  return weighs ? ['compare_products'] : acts;
}

/** A question about what we sell and nothing else: answered, and the complaint goes on where it was (F-6). */
export function digressionIn(open: Open, turn: Turn): Aside | undefined {
  if (complains(turn) || turn.chosen !== undefined) return undefined;
  // "Tukar baru boleh ga" asks for what would help.
  const isWishTime =
    openQuestion(open) === 'wish' || (open.stage === 'standing' && !words(turn).includes('?'));
  const isFact = hasCue(turn, 'asksForFact') || asksRule(turn);
  if (isWishTime && wishesIn(turn, true).length > 0 && !isFact) return undefined;
  if (asideIn(turn)) return asideIn(turn);
  return asksSomething(turn) ? asideIn({ ...turn, input: asked(turn) }) : undefined;
}

/** With a question mark or a question word: "bca" alone is not a question about payment. */
export function asksSomething(turn: Asking): boolean {
  return words(turn).includes('?') || hasCue(turn, 'asksWithoutMark');
}

/** What would be, or whether something is done at all: "kalau refund, berapa lama?" wants to know and wishes nothing. */
export function asksRule(turn: Asking): boolean {
  return asksSomething(turn) && hasCue(turn, 'hypothetical');
}

/** The message with the mark that was left out. */
function asked({ input }: Turn): Turn['input'] {
  return input.kind === 'message' ? { ...input, text: `${input.text}?` } : input;
}

/** From where to where the question goes: its sentence, or what follows the word that turned to it. */
function questionSpan(text: string, turnsAt: number | undefined): { from: number; to: number } {
  const mark = text.lastIndexOf('?');
  if (mark < 0) return { from: turnsAt ?? 0, to: text.length };
  const sentence = Math.max(...['.', '!', '?', '\n'].map((end) => text.lastIndexOf(end, mark - 1))) + 1;
  return { from: turnsAt !== undefined && turnsAt < mark ? Math.max(sentence, turnsAt) : sentence, to: mark };
}

/** A message that asks for facts and complains of nothing. */
export function isFactual(act: Intent): boolean {
  return FACTS.includes(act);
}

/** Whom a thing suits is advice for buyers. */
function isAdvice(output: Output): boolean {
  return output.kind === 'say' && output.text === 'compare.suits';
}

/** The answer, without what it would ask or offer; nothing when there is only a question of its own. */
export function answerAside(turn: Turn, aside: Aside | undefined): Output[] {
  if (!aside || turn.input.kind !== 'message') return [];
  const chosen: ChoiceId | undefined =
    aside.sku === undefined ? undefined : { kind: 'product', sku: aside.sku };
  const asked: Turn = { ...turn, acts: aside.acts, chosen, input: { ...turn.input, text: aside.text } };
  if (aside.acts.length === 0) return faqOutputs(asked, []) ?? [];
  const dialogs = ANSWERERS.filter(({ startsOn }) => aside.acts.some((act) => startsOn.includes(act)));
  return dialogs.flatMap((dialog) => {
    const step = dialog.begin(asked);
    if (step.status === 'not_understood') return [];
    const outputs = step.outputs.filter(({ kind }) => kind !== 'begin');
    // A question of its own would bury the complaint's.
    const question = step.status === 'waiting' ? outputs.findLast(({ kind }) => kind === 'say') : undefined;
    return outputs.filter((output) => output !== question && !isAdvice(output));
  });
}
