import { type DeskRequestKind } from '../../domain/handoff/desk-request';
import { type Language } from '../../domain/time/instant';
import { type Asked } from './asked';
import { type Manner } from './manner';
import { type Chance } from './random';
import { type Line, type Shop } from './shop';
import { type Speech } from './speech';
import { type Gaps, type Words } from './words';

/** What the replies to a step must hold; each pattern of `must` and none of `mustNot`. */
export interface Expectation {
  what: string;
  must: readonly RegExp[];
  mustNot?: readonly RegExp[];
  /** Asked while something else was open: counted as a side question. */
  isSide?: boolean;
}

/** Something the customer says of their own accord. */
export interface Step {
  bubbles: readonly string[];
  /** When it is due: at once, when a thing is asked, or when a text was shown. */
  when?: Asked | RegExp;
  expect?: Expectation;
  /** The language it is written in, where it is not the customer's. */
  language?: Language;
  /** What the customer allows by it. */
  allows?: readonly Allowed[];
  /** The same in other words; the first step's are the errand's. */
  again?: readonly string[];
  /** Nothing is missing when it never becomes due. */
  isOptional?: boolean;
}

/** What only a yes of the customer may bring about. */
export type Allowed = 'order' | 'remember' | 'promotion' | 'testimonial' | 'contact' | 'birthday' | 'erasure';

/** An answer, by how often it was asked for: the last one is repeated. */
export interface Answer {
  texts: readonly string[];
  /** The button that says it. */
  button?: RegExp;
  allows?: readonly Allowed[];
}

export interface OrderTruth {
  lines: readonly Line[];
  /** Undefined: picked up. */
  town?: string;
  store?: string;
  recipient?: string;
  phone?: string;
  /** It may stand as it was if the customer was told that it cannot be changed any more. */
  orRefused?: readonly Line[];
}

/** What a customer looks at before saying yes to a summary, and says once when it is wrong. */
export interface Watch {
  /** Finds the last turn that tells of it. */
  about: RegExp;
  right: RegExp;
  objection: string;
}

/** What the store must hold afterwards. */
export interface Truth {
  order?: OrderTruth;
  /** Categories of which one must have been seen. */
  complaint?: { kinds: readonly string[]; orderNo?: string; wishes: readonly string[] };
  complaintWithdrawn?: boolean;
  request?: readonly DeskRequestKind[];
  /** What must be read in the request or in the consent that came of it. */
  condition?: RegExp;
  person?: boolean;
  /** A consent's newest state: purpose and action, or none. */
  consent?: { purpose: RegExp; action: 'grant' | 'withdraw' | 'refuse' };
  /** Facts of the writer, by key, in the form they are stored in. */
  facts?: Readonly<Record<string, string>>;
  lead?: { people?: number; budget?: number; town?: string; company?: string; name?: string };
  /** Nothing of this may be stored anywhere. */
  secret?: string;
}

/** Somebody's errand with its hidden truth. */
export interface Goal {
  kind: string;
  steps: readonly Step[];
  answers: Partial<Record<Asked, Answer>>;
  /** Which of offered buttons is meant. */
  meant: readonly RegExp[];
  /** The request in other words, for a bot that did not understand. */
  again: readonly string[];
  truth: Truth;
  /** Carts whose sums may be told, and where they go. */
  carts: ReadonlyArray<readonly Line[]>;
  town?: string;
  /** What the bot shows once the errand is done; until then the customer insists, twice. */
  until?: RegExp;
  /** Looked at before the summary is confirmed. */
  watch: readonly Watch[];
  /** Names and numbers that are not the writer's. */
  others: readonly string[];
  /** The language may change or does not show: it is not judged. */
  anyLanguage?: boolean;
}

/** A customer before they know what they want. */
export interface Person {
  number: number;
  name: string;
  phone: string;
  town: string;
  store: string;
  company: string;
  email: string;
  street: string;
}

/** What a goal is made with. */
export interface Making {
  shop: Shop;
  words: Words;
  chance: Chance;
  manner: Manner;
  speech: Speech;
  person: Person;
  /** A wording in the customer's language and manner. */
  ask: (key: string, gaps?: Gaps) => string;
  /** A wording that no courtesy or digression surrounds. */
  tell: (key: string, gaps?: Gaps) => string;
}

/** Fills in what most goals do not have. */
export function goal(kind: string, given: Partial<Goal> & Pick<Goal, 'steps'>): Goal {
  return { kind, answers: {}, meant: [], again: [], truth: {}, carts: [], watch: [], others: [], ...given };
}

/** The amount as the shop writes it in either language. */
export function money(idr: number): RegExp {
  const digits = String(idr).replace(/\B(?=(\d{3})+$)/g, '[.,]');
  return new RegExp(`(?<!\\d|\\d[.,])${digits}(?![.,]?\\d)`);
}

/** The text as a pattern that matches only it. */
export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
