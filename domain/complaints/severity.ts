import { type ComplaintCategory, type Severity } from './kinds';
import { type ComplaintRules } from './rules';

/** What was lost in the customer's eyes: a benefit or a sacrifice of D1 (rows 49, 50). */
export type ValueDimension =
  'product' | 'staff' | 'time' | 'monetary' | 'energy' | 'psychic' | 'comfort' | 'security' | 'anxiety';

/** What makes a complaint graver than its kind, read from the words or the order. */
export type ComplaintSignal =
  | 'injury'
  | 'fire'
  | 'danger'
  | 'legal_threat'
  | 'data_leak'
  | 'operation_stopped'
  | 'money_lost'
  | 'double_charge'
  | 'unusable'
  | 'same_again'
  | 'threat_to_leave'
  | 'threat_viral'
  | 'cosmetic';

export interface SeverityInput {
  categories: readonly ComplaintCategory[];
  signals: readonly ComplaintSignal[];
  /** Days past the promised day; undefined when nothing was promised or it is not about time. */
  daysLate: number | undefined;
}

interface CategoryRow {
  severity: Severity;
  dimensions: readonly ValueDimension[];
}

const CATEGORIES: Record<ComplaintCategory, CategoryRow> = {
  wrong_item: { severity: 'SEV3', dimensions: ['product'] },
  defect: { severity: 'SEV3', dimensions: ['product'] },
  quality: { severity: 'SEV3', dimensions: ['product'] },
  late: { severity: 'SEV3', dimensions: ['time'] },
  not_arrived: { severity: 'SEV3', dimensions: ['time'] },
  price: { severity: 'SEV4', dimensions: ['monetary'] },
  billing: { severity: 'SEV3', dimensions: ['monetary'] },
  refund: { severity: 'SEV2', dimensions: ['monetary'] },
  effort: { severity: 'SEV4', dimensions: ['energy'] },
  app: { severity: 'SEV4', dimensions: ['energy'] },
  staff_attitude: { severity: 'SEV3', dimensions: ['staff', 'psychic'] },
  store_comfort: { severity: 'SEV4', dimensions: ['comfort'] },
  safety: { severity: 'SEV1', dimensions: ['security'] },
  fraud: { severity: 'SEV1', dimensions: ['security', 'anxiety'] },
  privacy: { severity: 'SEV2', dimensions: ['security', 'anxiety'] },
  no_information: { severity: 'SEV4', dimensions: ['anxiety'] },
  promise_broken: { severity: 'SEV3', dimensions: ['anxiety'] },
  suggestion: { severity: 'SEV4', dimensions: [] },
};

const SIGNALS: Record<ComplaintSignal, Severity> = {
  injury: 'SEV1',
  fire: 'SEV1',
  danger: 'SEV1',
  legal_threat: 'SEV1',
  data_leak: 'SEV1',
  operation_stopped: 'SEV1',
  money_lost: 'SEV2',
  double_charge: 'SEV2',
  unusable: 'SEV2',
  same_again: 'SEV2',
  threat_to_leave: 'SEV2',
  threat_viral: 'SEV2',
  cosmetic: 'SEV4',
};

/** What weighed most, for the rep: a category, a signal, or lateness. */
export interface SeverityVerdict {
  severity: Severity;
  because: ComplaintCategory | ComplaintSignal | 'very_late';
}

/**
 * How grave a complaint is (§2.4.4): the gravest of its kinds and signals. A blemish that is only
 * cosmetic makes a defect a nuisance and lowers nothing else.
 */
export function severityOf(
  input: SeverityInput,
  rules: Pick<ComplaintRules, 'lateD'>,
): SeverityVerdict | undefined {
  const cosmetic = input.signals.includes('cosmetic');
  const verdicts: SeverityVerdict[] = input.categories.map((category) => {
    const isBlemish = cosmetic && (category === 'defect' || category === 'quality');
    return { severity: isBlemish ? 'SEV4' : CATEGORIES[category].severity, because: category };
  });
  for (const signal of input.signals) verdicts.push({ severity: SIGNALS[signal], because: signal });
  if ((input.daysLate ?? 0) > rules.lateD) verdicts.push({ severity: 'SEV2', because: 'very_late' });
  // SEV1 sorts before SEV4; sorting keeps the first of equals.
  return verdicts.sort((a, b) => (a.severity < b.severity ? -1 : a.severity > b.severity ? 1 : 0))[0];
}

/** Which values of the customer the complaint touches, each once. */
export function dimensionsOf(categories: readonly ComplaintCategory[]): ValueDimension[] {
  return [...new Set(categories.flatMap((category) => CATEGORIES[category].dimensions))];
}
