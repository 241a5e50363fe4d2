import { type TakenAct } from './taken';
import { type Intent } from './intent';
import { type Instant, type Language } from '../time/instant';
import { type DialogueAct, type Subject } from './acts';
import { type Entity, type EntityType, type Span } from './entities';

export interface ScoredIntent {
  intent: Intent;
  /** A calibrated probability, 0..1. */
  score: number;
}

/** A row the text may be about, with a calibrated probability that it is the right one (P-5). */
export interface RankedProduct {
  sku: string;
  score: number;
}

export interface RankedFaq {
  id: string;
  score: number;
}

/** Words for a thing that no row of the catalogue is: "kursi biru", "penggiling M7". */
export interface ForeignGoods extends Span {
  /** A name, or a word of neither language. */
  strange: boolean;
  /** The name of a model: "M7". */
  isCode: boolean;
  /** It stands right next to a word for our goods and belongs to it: "grinder Baratza", "Lavazza beans". */
  besideGoods: boolean;
  /** It has a number of its own, or follows other goods behind "and": "2 gayo and a waffle iron". */
  isListed: boolean;
}

/** A word of a text and the rows that have it, in name, tags, description or facts: "kapsul". */
export interface DescribingWord {
  word: string;
  skus: string[];
  /** The key of the facts that tell it, `cita rasa` of "pahit"; undefined where names or descriptions do. */
  fact?: string;
  /** It is what is not wanted: "jangan yang asam", "not bitter". */
  isUnwanted?: true;
}

/** What a text says of goods beside the names it gives. */
export interface DescribedGoods {
  /** Skus of the rows that have every word which describes goods ("arabika", "kursi biru"); empty when none has. */
  matching: string[];
  foreign: ForeignGoods[];
  /** Its words that rows have: what narrows down goods that were shown. */
  words: DescribingWord[];
  /** Facts of rows all of whose words it has, by the key of the row: `keasaman` of those that say "rendah". */
  facts?: Array<{ key: string; skus: string[] }>;
  /** The category it is about; undefined: none, or a word that several categories share ("mesin"). */
  kind?: string | undefined;
  /** The text names or describes goods and says nothing else: "tumbler", "botol buat cold brew". */
  isBare: boolean;
}

/** What one text means. Made by `recognizers/`, read by `dialogs/`; pure data, kept with the message. */
export interface Recognition {
  /** The text in standard words, spelt as meant: "yg plg mrah brp" is "yang paling murah berapa". */
  standard?: string | undefined;
  /** The matrix language of the text; undefined when nothing tells ("ok", "M1"). */
  language: Language | undefined;
  /** Both languages in one text. */
  mixed: boolean;
  /** Informal register ("gak", "dong", "brp"); undefined when nothing tells. */
  informal: boolean | undefined;
  inScope: boolean;
  /** All intents, best first. */
  intents: ScoredIntent[];
  /** The intents to act on, after thresholds, in order of mention: several for several. */
  acts: Intent[];
  /**
   * The two likeliest readings of a text that neither is sure of: to be asked about rather than guessed (F-20).
   * Undefined where one is sure, where there is no second, and while a question of ours is open.
   */
  doubt?: readonly [Intent, Intent] | undefined;
  /** -1 (furious) to 1 (delighted). */
  sentiment: number;
  /** 0 (whenever) to 1 (danger, this very hour). */
  urgency: number;
  /** Why sentiment, urgency or an act came out as it did, for the rep and the developer. */
  reasons: string[];
  /** What each part of the text does, in order of mention; every part is in one of them. */
  dialogueActs: DialogueAct[];
  /** Who dealt with each of them; kept with the message when its turn is over. */
  taken?: readonly TakenAct[];
  /** The goods the text names, in order, each with its own count and size. */
  goods: readonly Subject[];
  /** Sorted by `start`. */
  entities: Entity[];
  /** The longest span of time named that has passed ("udah 2 minggu"), in days; undefined: none is named. */
  daysPassed?: number | undefined;
  products: RankedProduct[];
  faq: RankedFaq[];
  /** Undefined: nothing describes goods. */
  described?: DescribedGoods | undefined;
}

/** What the recognizer may know about the conversation; it informs, it does not blind. */
export interface RecognitionContext {
  /** The company's time, for "besok" and "akhir bulan". */
  now: Instant;
  /** Language of the conversation so far. */
  language: Language | undefined;
  /** What the bot has just asked, if anything: "35" after a budget question is a budget. */
  expecting?: EntityType | 'yes_no' | 'choice';
}

/** The recognition of a text that says nothing (a sticker, an empty message). */
export const NOTHING_RECOGNIZED: Recognition = {
  language: undefined,
  mixed: false,
  informal: undefined,
  inScope: false,
  intents: [],
  acts: [],
  sentiment: 0,
  urgency: 0,
  reasons: [],
  dialogueActs: [],
  goods: [],
  entities: [],
  products: [],
  faq: [],
};

/** The entities of one type, in the order they stand. */
export function entitiesOf<T extends EntityType>(
  recognition: Recognition,
  type: T,
): Array<Extract<Entity, { type: T }>> {
  return recognition.entities.filter(
    (entity): entity is Extract<Entity, { type: T }> => entity.type === type,
  );
}

/** `entitiesOf` without what is told of others, of things, or in other people's words. */
export function ownEntitiesOf<T extends EntityType>(
  recognition: Recognition,
  type: T,
): Array<Extract<Entity, { type: T }>> {
  return entitiesOf(recognition, type).filter(({ whose }) => whose === undefined || whose === 'self');
}
