import { type GoalMaker, GOALS } from './goals';
import { type Goal, type Making, type Person } from './goal';
import { type Manner, someManner } from './manner';
import { somePerson } from './person';
import { Chance } from './random';
import { type Shop } from './shop';
import { Speech } from './speech';
import { type Gaps, type Words } from './words';

/** Who comes: a person with an errand, its hidden truth and a manner. */
export interface Customer {
  number: number;
  person: Person;
  manner: Manner;
  goal: Goal;
}

/**
 * The customers of a run. Kinds of errands come round in an order of the seed, each as often as the others.
 * @param only a part of the kind's name; undefined: all kinds
 */
export function customersOf(
  seed: number,
  count: number,
  { shop, words, only }: { shop: Shop; words: Words; only: string | undefined },
): Customer[] {
  const makers =
    only === undefined ? GOALS : GOALS.filter((maker) => kindOf(maker, shop, words).includes(only));
  if (makers.length === 0) throw new Error(`no kind of errand is called "${only}"`);
  const customers: Customer[] = [];
  let round: GoalMaker[] = [];
  for (let number = 0; number < count; number += 1) {
    if (round.length === 0) round = Chance.of(seed, 100_000 + number).some(makers, makers.length);
    const maker = round.pop();
    if (maker) customers.push(customer(number, maker, Chance.of(seed, number), shop, words));
  }
  return customers;
}

function customer(number: number, maker: GoalMaker, chance: Chance, shop: Shop, words: Words): Customer {
  const manner = someManner(chance, chance.happens(0.3));
  const person = somePerson(number, manner, chance, shop);
  const speech = new Speech(words, manner, chance);
  const { language } = manner;
  const sentence = (key: string, gaps: Gaps, isRequest: boolean): string => {
    const values = Object.values(gaps).map(String);
    return speech.put(words.say(key, language, chance, gaps), language, values, isRequest);
  };
  const making: Making = {
    shop,
    words,
    chance,
    manner,
    speech,
    person,
    ask: (key, gaps = {}) => sentence(key, gaps, true),
    tell: (key, gaps = {}) => sentence(key, gaps, false),
  };
  return { number, person, manner, goal: maker(making) };
}

function kindOf(maker: GoalMaker, shop: Shop, words: Words): string {
  return customer(0, maker, Chance.of(0, 0), shop, words).goal.kind;
}
