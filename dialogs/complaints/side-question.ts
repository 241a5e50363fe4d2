import { type ChoiceId } from '../contract/choices';
import { type Intent } from '../../domain/recognition/intent';
import { entitiesOf } from '../../domain/recognition/recognition';
import { compare } from '../products/compare';
import { delivery } from '../products/delivery';
import { faqAnswer } from '../products/faq-answer';
import { type Output } from '../contract/outputs';
import { productAnswer } from '../products/product-answer';
import { promotion } from '../products/promotion';
import { complains } from './reading';
import { type Turn, words } from '../contract/turn';
import { warranty } from '../products/warranty';

/** Who answers questions of fact about what we sell. */
const ANSWERERS = [compare, productAnswer, delivery, warranty, promotion, faqAnswer];

/** Questions of fact. Haggling is none, and a thing that is only named is none. */
const FACTS: readonly Intent[] = ANSWERERS.flatMap(({ startsOn }) => startsOn).filter(
  (act) => act !== 'bargain' && act !== 'browse_products',
);

/** A question about what we sell in the middle of a complaint: answered when the complaint is taken down (F-15). */
export interface Aside {
  acts: readonly Intent[];
  sku?: string;
  said: string;
}

/** Words that turn to something else. */
const BESIDES = /\b(also|btw|by the way|oh ya|ohya|sekalian|terus|trus|mau (nanya|tanya)|sama)\b/i;

/** The question a complaint carries along: facts only, nothing is offered (C-20). */
export function asideIn(turn: Turn): Aside | undefined {
  const said = words(turn);
  const turns = BESIDES.exec(said);
  if (!turns && !said.includes('?')) return undefined;
  const { from, to } = questionSpan(said, turns?.index);
  const named = entitiesOf(turn.recognition, 'product').filter(({ start }) => start >= from && start < to);
  const sku = named.at(-1)?.value.sku;
  const acts = factsIn(turn, new Set(named.map(({ value }) => value.sku)).size);
  if (acts.length > 0) return { acts, sku, said };
  return turns && sku !== undefined && said.includes('?')
    ? { acts: ['browse_products'], sku, said }
    : undefined;
}

/** "M1 apa E2?": two things and a question are compared, whatever else it reads like. */
function factsIn(turn: Turn, named: number): Intent[] {
  const acts = turn.acts.filter((act) => isFactual(act));
  const weighs = named > 1 && (WEIGHS.test(words(turn)) || turn.acts.includes('ask_recommendation'));
  return weighs ? ['compare_products'] : acts;
}

const WEIGHS =
  /\b(mana|mending\w*|beda\w*|banding\w*|bagusan|worth|which|better|best|difference|compare\w*|vs|versus|atau|apa|or)\b/i;

/** Words that ask without a mark. */
const ASKS =
  /\b(berapa|brp|apa|apakah|gimana|gmn|bagaimana|beda\w*|mending\w*|bagusan|which|what|how|better)\b/i;

/** A question about what we sell and nothing else: answered, and the complaint goes on where it was (F-6). */
export function digressionIn(turn: Turn): Aside | undefined {
  if (complains(turn) || turn.chosen !== undefined) return undefined;
  if (asideIn(turn)) return asideIn(turn);
  return asksSomething(turn) ? asideIn({ ...turn, input: asked(turn) }) : undefined;
}

/** With a mark or a word that asks: "bca" alone is no question about payment. */
export function asksSomething(turn: Turn): boolean {
  return words(turn).includes('?') || ASKS.test(words(turn));
}

/** The message with the mark that was left out. */
function asked({ input }: Turn): Turn['input'] {
  return input.kind === 'message' ? { ...input, text: `${input.text}?` } : input;
}

/** From where to where the question goes: its sentence, or what follows the word that turned to it. */
function questionSpan(said: string, turnsAt: number | undefined): { from: number; to: number } {
  const mark = said.lastIndexOf('?');
  if (mark < 0) return { from: turnsAt ?? 0, to: said.length };
  const sentence = Math.max(...['.', '!', '?', '\n'].map((end) => said.lastIndexOf(end, mark - 1))) + 1;
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
  const asked: Turn = { ...turn, acts: aside.acts, chosen, input: { ...turn.input, text: aside.said } };
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
