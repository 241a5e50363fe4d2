import { type RankedFaq } from '../../domain/recognition/recognition';
import { cachedModel, type ModelCache } from '../intents/cached-model';
import { Classifier, NO_INTENT } from '../intents/classifier';
import { type FeatureKnowledge } from '../intents/feature-bag';
import { intentWords } from '../intents/intent-words';
import { outsideLines } from '../intents/knowledge';
import { type RecognizerContent } from '../recognizer';
import { type NormalText } from '../text/normalize';

const MOST = 5;
/** A text unlike any question keeps this share of its scores. */
const FOREIGN_SHARE = 0.4;
/** Intents whose phrases are not questions: they teach what has no answer here. */
const NO_QUESTION =
  /^(?:greet|thanks|bye|affirm|deny|correct|refuse|cancel|restart|back|resume|just_looking|give_|none|complain$|complain_|human$|order_status|my_orders)/u;

/** One in this many of the lines without an answer is enough to know them by. */
const NO_QUESTION_SHARE = 3;

/**
 * Frequent questions by meaning: each is a class of the same classifier that tells intents, trained on its
 * questions in both languages, so that scores are calibrated probabilities (P-5).
 */
export class FaqIndex {
  private constructor(private readonly classifier: Classifier | undefined) {}

  static create(content: RecognizerContent, knowledge: FeatureKnowledge, cache: ModelCache): FaqIndex {
    if (content.faq.length === 0) return new FaqIndex(undefined);
    const lines = () => [
      ...content.faq.flatMap(({ id, questions }) => questions.map((text) => ({ text, intent: id }))),
      ...content.phrases
        .filter(({ intent }) => NO_QUESTION.test(intent))
        .filter((_, place) => place % NO_QUESTION_SHARE === 0)
        .map(({ text }) => ({ text, intent: NO_INTENT })),
      ...outsideLines(content).filter((_, place) => place % NO_QUESTION_SHARE === 0),
    ];
    const model = cachedModel(
      'faq',
      cache,
      () => Classifier.train(lines(), knowledge, { seed: cache.seed }).model,
    );
    return new FaqIndex(new Classifier(model, knowledge));
  }

  /** The five most probable, best first. */
  search(normal: NormalText): RankedFaq[] {
    const words = intentWords(normal);
    if (!this.classifier || words.length === 0) return [];
    const { labels, scopeThreshold } = this.classifier;
    const { odds, scope } = this.classifier.predict(words);
    const share = scope >= scopeThreshold ? 1 : FOREIGN_SHARE;
    return [...labels.keys()]
      .filter((label) => labels[label] !== NO_INTENT)
      .sort((first, second) => (odds[second] as number) - (odds[first] as number))
      .slice(0, MOST)
      .map((label) => ({
        id: labels[label] ?? '',
        score: Math.round(1000 * share * (odds[label] as number)) / 1000,
      }));
  }
}
