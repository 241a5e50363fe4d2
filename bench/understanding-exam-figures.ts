import { type Entity } from '../domain/recognition/entities';

/** A line of `fresh-1.jsonl` with what was read. */
export interface Asked {
  intents: string[];
  top: string;
  /** The probability of the best reading, 0..1. */
  sure: number;
  /** The two most probable readings. */
  likeliest: string[];
  /** The two that the recognizer would ask about; undefined where it is sure enough. */
  doubt?: readonly string[] | undefined;
  acts: string[];
  saidOutside: boolean;
  readLanguage: string | undefined;
}

/** A line of `entities.jsonl`. */
export interface EntityLine {
  id: string;
  text: string;
  now: string;
  entities: Array<{ type: string; text: string; value: unknown }>;
}

const percent = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);

/** Group → share of lines whose best reading is one of those labelled, and how many lines. */
export function lenientBy<T extends Asked>(
  lines: readonly T[],
  groupOf: (line: T) => string,
): Record<string, string> {
  const counts = new Map<string, { right: number; all: number }>();
  for (const line of lines) {
    const count = counts.get(groupOf(line)) ?? { right: 0, all: 0 };
    count.all++;
    if (isRight(line)) count.right++;
    counts.set(groupOf(line), count);
  }
  return Object.fromEntries(
    [...counts]
      .sort(([first], [second]) => (first < second ? -1 : 1))
      .map(([group, { right, all }]) => [group, `${percent(right, all).toFixed(3)} (${all})`]),
  );
}

const isRight = ({ top, intents }: Asked) => intents.includes(top);

/** The least sure lines, so many in all, are asked which of the two likeliest readings is meant. */
export function twoChoices(lines: readonly Asked[], share: number) {
  const sorted = [...lines].sort((first, second) => first.sure - second.sure);
  const count = Math.floor(sorted.length * share);
  const asked = sorted.slice(0, count);
  const rest = sorted.slice(count);
  const among = asked.filter(({ likeliest, intents }) =>
    likeliest.some((intent) => intents.includes(intent)),
  );
  return {
    below: rest[0]?.sure ?? 1,
    rest: percent(rest.filter(isRight).length, rest.length),
    among: percent(among.length, asked.length),
  };
}

/** What is left when those are asked about that the recognizer doubts, and how often the answer is offered. */
export function doubts(lines: readonly Asked[]) {
  const asked = lines.filter(({ doubt }) => doubt !== undefined);
  const rest = lines.filter(({ doubt }) => doubt === undefined);
  const among = asked.filter(({ doubt = [], intents }) => doubt.some((intent) => intents.includes(intent)));
  const neither = asked.filter(({ intents }) => intents.includes('none'));
  return {
    share: percent(asked.length, lines.length),
    rest: percent(rest.filter(isRight).length, rest.length),
    among: percent(among.length, asked.length),
    orNeither: percent(among.length + neither.length, asked.length),
  };
}

/** The mean over intents of the F1 of each. */
export function macroF1(lines: readonly Asked[]): number {
  const intents = [...new Set(lines.flatMap((line) => line.intents))];
  const scores = intents.map((intent) => {
    const predicted = lines.filter(({ top }) => top === intent);
    const right = predicted.filter((line) => line.intents[0] === intent).length;
    const gold = lines.filter((line) => line.intents[0] === intent).length;
    return percent(2 * right, predicted.length + gold);
  });
  return percent(
    scores.reduce((sum, score) => sum + score, 0),
    scores.length,
  );
}

/** Precision, recall and F1 of what was said (first) against what is true (second), over all lines. */
export function overlap(lines: ReadonlyArray<readonly [readonly string[], readonly string[]]>): string {
  let right = 0;
  let predicted = 0;
  let gold = 0;
  for (const [found, wanted] of lines) {
    predicted += new Set(found).size;
    gold += new Set(wanted).size;
    right += wanted.filter((name) => found.includes(name)).length;
  }
  const f1 = percent(2 * right, predicted + gold).toFixed(3);
  return `precision ${percent(right, predicted).toFixed(3)}, recall ${percent(right, gold).toFixed(3)}, F1 ${f1}`;
}

/** Types that the set labels. */
const TYPES = ['money', 'quantity', 'date', 'phone', 'email', 'name', 'company', 'order_no', 'ticket_no'];

/** Per type: precision and recall by value; names compare without regard to case. */
export function entityTable(
  lines: ReadonlyArray<{ gold: EntityLine['entities']; found: readonly Entity[] }>,
) {
  return TYPES.map((type) => {
    let right = 0;
    let predicted = 0;
    let gold = 0;
    for (const line of lines) {
      const left = line.found.filter((entity) => entity.type === type).map(({ value }) => keyOf(value));
      const wanted = line.gold.filter((entity) => entity.type === type).map(({ value }) => keyOf(value));
      predicted += left.length;
      gold += wanted.length;
      for (const key of wanted) {
        const place = left.indexOf(key);
        if (place < 0) continue;
        left.splice(place, 1);
        right++;
      }
    }
    return {
      type,
      precision: percent(right, predicted).toFixed(3),
      recall: percent(right, gold).toFixed(3),
      gold,
    };
  });
}

function keyOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value).toLowerCase();
  const fields = Object.entries(value).sort(([first], [second]) => (first < second ? -1 : 1));
  return JSON.stringify('address' in value ? value.address : fields).toLowerCase();
}
