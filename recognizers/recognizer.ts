import { type Recognition, type RecognitionContext } from '../domain/recognition/recognition';

/** Text → Recognition. Never throws for bad text; an adapter whose service fails falls back or says so. */
export interface Recognizer {
  recognize(text: string, context: RecognitionContext): Promise<Recognition>;
}

/** A product as the recognizer needs it: names to match, text to retrieve. */
export interface ProductText {
  sku: string;
  name: string;
  aliases: string[];
  category: string;
  description: string;
  tags: string[];
  /** What its row tells beside, each in every language: "pembuih susu otomatis" of the key `pembuih susu`. */
  facts?: Array<{ key: string; words: string }>;
}

/** A frequent question as the recognizer needs it. */
export interface FaqText {
  id: string;
  language: 'id' | 'en';
  questions: string[];
}

/** A product category with the words people use for it, per language. */
export interface CategoryText {
  id: string;
  /** What it is called, in either language; `words` hold these too. */
  names: string[];
  words: string[];
}

/** One intent of `intents.yaml`. */
export interface IntentText {
  id: string;
  meaning: string;
  example: string;
}

/** A labelled training line, from a `.lu` file or a dataset. */
export interface Phrase {
  text: string;
  intent: string;
  language: 'id' | 'en';
  /** Its labelled parts; given, also when empty, where the line teaches the slot tagger. */
  slots?: readonly LabelledPart[] | undefined;
}

/** A part of a phrase with its label, "person:self". Offsets in the plain text. */
export interface LabelledPart {
  entity: string;
  text: string;
  start: number;
  end: number;
}

/**
 * All a recognizer is trained on. Rebuilt when content changes (a price change does not touch it);
 * `hash` names the content, so that a cached model is never used for other phrases.
 */
export interface RecognizerContent {
  hash: string;
  intents: IntentText[];
  phrases: Phrase[];
  products: ProductText[];
  categories: CategoryText[];
  faq: FaqText[];
  cities: string[];
  /** The letters order numbers begin with, "NS". */
  orderPrefix?: string | undefined;
}
