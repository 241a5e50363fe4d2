import { type Language } from '../../domain/time/instant';
import { type Chance } from './random';

export type Register = 'formal' | 'plain' | 'slang';
export type Packing = 'one by one' | 'several' | 'all at once' | 'bursts';
export type Habit =
  | 'typos'
  | 'vowels dropped'
  | 'letters doubled'
  | 'spaces missing'
  | 'regional words'
  | 'dictated digits'
  | 'courtesy first'
  | 'digresses'
  | 'hesitates'
  | 'angry'
  | 'types instead of pressing';

/** How somebody writes. */
export interface Manner {
  language: Language;
  /** Words of the other language in between: only Indonesians do it here. */
  mixed: boolean;
  register: Register;
  packing: Packing;
  habits: readonly Habit[];
}

const HABITS: readonly Habit[] = [
  'typos',
  'vowels dropped',
  'letters doubled',
  'spaces missing',
  'regional words',
  'dictated digits',
  'courtesy first',
  'digresses',
  'hesitates',
  'types instead of pressing',
];

/** A manner by chance: half of the people write plainly, the others have one to three habits. */
export function someManner(chance: Chance, isAngry: boolean): Manner {
  const language = chance.happens(0.58) ? 'id' : 'en';
  const mixed = language === 'id' && chance.happens(0.15);
  const register = chance.pick<Register>(['formal', 'plain', 'plain', 'slang', 'slang']);
  const packing = chance.pick<Packing>(['one by one', 'several', 'all at once', 'bursts']);
  const habits = chance.happens(0.4) ? [] : chance.some(HABITS, chance.whole(1, 3));
  return {
    language,
    mixed,
    register,
    packing,
    habits: isAngry && chance.happens(0.5) ? [...habits, 'angry'] : habits,
  };
}

/** What a manner is counted under. */
export function traitsOf({ language, mixed, register, packing, habits }: Manner): string[] {
  const spoken = mixed ? 'mixed' : language;
  return [
    `language: ${spoken}`,
    `register: ${register}`,
    `packing: ${packing}`,
    ...habits.map((one) => `habit: ${one}`),
  ];
}
