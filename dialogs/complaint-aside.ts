import { entitiesOf } from '../domain/recognition';
import { delivery } from './delivery';
import { faqAnswer } from './faq-answer';
import { type Output } from './outputs';
import { productAnswer } from './product-answer';
import { promotion } from './promotion';
import { type Turn, words } from './turn';
import { warranty } from './warranty';

/** Who answers questions of fact about what we sell. */
const ANSWERERS = [productAnswer, delivery, warranty, promotion, faqAnswer];

/** Questions of fact. Haggling is none. */
const FACTS = ANSWERERS.flatMap(({ startsOn }) => startsOn).filter((act) => act !== 'bargain');

/** A question about what we sell in the middle of a complaint: answered when the complaint is taken down (F-15). */
export interface Aside {
  acts: readonly string[];
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
  const acts = turn.acts.filter((act) => isFactual(act));
  if (acts.length > 0) return { acts, sku, said };
  return turns && sku !== undefined && said.includes('?')
    ? { acts: ['browse_products'], sku, said }
    : undefined;
}

/** From where to where the question goes: its sentence, or what follows the word that turned to it. */
function questionSpan(said: string, turnsAt: number | undefined): { from: number; to: number } {
  const mark = said.lastIndexOf('?');
  if (mark < 0) return { from: turnsAt ?? 0, to: said.length };
  const sentence = Math.max(...['.', '!', '?', '\n'].map((end) => said.lastIndexOf(end, mark - 1))) + 1;
  return { from: turnsAt !== undefined && turnsAt < mark ? Math.max(sentence, turnsAt) : sentence, to: mark };
}

/** A message that asks for facts and complains of nothing. */
export function isFactual(act: string): boolean {
  return FACTS.includes(act);
}

/** The answer; nothing when it would need a question of its own. */
export function answerAside(turn: Turn, aside: Aside | undefined): Output[] {
  if (!aside || turn.input.kind !== 'message') return [];
  const chosen = aside.sku === undefined ? undefined : `product:${aside.sku}`;
  const asked: Turn = { ...turn, acts: aside.acts, chosen, input: { ...turn.input, text: aside.said } };
  const dialogs = ANSWERERS.filter(({ startsOn }) => aside.acts.some((act) => startsOn.includes(act)));
  return dialogs.flatMap((dialog) => {
    const step = dialog.begin(asked);
    return step.status === 'complete' ? step.outputs.filter(({ kind }) => kind !== 'begin') : [];
  });
}
