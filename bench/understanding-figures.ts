import { type Classifier } from '../recognizers/intents/classifier';
import { intentWords } from '../recognizers/intents/intent-words';
import { normalizeText } from '../recognizers/text/normalize';
import { type TrainingLine } from '../recognizers/intents/train';

/** Expected calibration error over 15 bins: the mean gap between stated and observed certainty. */
export function calibrationError(answers: ReadonlyArray<{ sure: number; right: boolean }>): number {
  const bins = Array.from({ length: 15 }, () => ({ count: 0, sure: 0, right: 0 }));
  for (const { sure, right } of answers) {
    const bin = bins[Math.min(14, Math.floor(sure * 15))];
    if (!bin) continue;
    bin.count++;
    bin.sure += sure;
    bin.right += right ? 1 : 0;
  }
  return bins.reduce((sum, bin) => sum + Math.abs(bin.sure - bin.right), 0) / Math.max(1, answers.length);
}

/** The probability that a random inside text scores higher than a random outside text. */
export function auroc(inside: readonly number[], outside: readonly number[]): number {
  const all = [
    ...inside.map((score) => ({ score, inside: 1 })),
    ...outside.map((score) => ({ score, inside: 0 })),
  ];
  all.sort((first, second) => first.score - second.score);
  const ranks = all.reduce((sum, row, index) => sum + (row.inside ? index + 1 : 0), 0);
  return (ranks - (inside.length * (inside.length + 1)) / 2) / (inside.length * outside.length);
}

export interface Figures {
  /** Per cent. */
  accuracy: number;
  ece: number;
  /** How surely each line is about anything known; for the area under the curve. */
  scopes: number[];
}

/** @param scopes by default the certainty of the answers. */
export function figuresOf(
  answers: ReadonlyArray<{ sure: number; right: boolean }>,
  scopes: number[] = answers.map(({ sure }) => sure),
): Figures {
  const right = answers.filter((answer) => answer.right).length;
  return { accuracy: (100 * right) / answers.length, ece: calibrationError(answers), scopes };
}

/** Asks the classifier for each line. */
export function ask(classifier: Classifier, lines: readonly TrainingLine[]): Figures {
  const scopes: number[] = [];
  const answers = lines.map(({ text, intent }) => {
    const { odds, best, scope } = classifier.predict(intentWords(normalizeText(text)));
    scopes.push(scope);
    return { sure: odds[best] ?? 0, right: classifier.labels[best] === intent };
  });
  return figuresOf(answers, scopes);
}
