import { type ProductText } from '../recognizer';
import { readWordLists } from '../data-files';
import { normalizeText } from '../text/normalize';

/** One way to name a product, in standard letters without spaces or marks. */
export interface ProductName {
  product: number;
  key: string;
  /** The sum of its gram weights. */
  mass: number;
  /** Derived from one telling word of the name rather than written by the company. */
  derived: boolean;
}

/** The names that have a gram, by index, and what the gram is worth. */
interface Posting {
  weight: number;
  names: Int32Array;
}

/** The names of a catalogue, by exact key and by character grams. */
export class ProductIndex {
  readonly names: ProductName[] = [];
  readonly exact = new Map<string, number[]>();
  private readonly postings = new Map<string, Posting>();
  /** For each name the weight found, all zero between two searches. */
  private found = new Float64Array(0);

  /** @param isOrdinary words of the language, which name no product by themselves. */
  constructor(
    readonly products: readonly ProductText[],
    private readonly isOrdinary: (word: string) => boolean,
  ) {
    products.forEach((product, index) => {
      for (const name of new Set([product.sku, product.name, ...product.aliases]))
        this.add(name, index, false);
    });
    this.addShortNames();
    this.addTellingWords();
    this.weigh();
  }

  /** Names ordered by the share of their gram weight found in `text`, best first. */
  candidates(grams: ReadonlySet<string>, most: number): ProductName[] {
    const { found } = this;
    const touched: number[] = [];
    for (const gram of grams) {
      const posting = this.postings.get(gram);
      if (!posting) continue;
      for (const name of posting.names) {
        const sofar = found[name] as number;
        if (sofar === 0) touched.push(name);
        found[name] = sofar + posting.weight;
      }
    }
    const scored: Array<{ name: ProductName; share: number }> = [];
    for (const index of touched) {
      const name = this.names[index] as ProductName;
      const share = (found[index] as number) / name.mass;
      found[index] = 0;
      if (share > 0.3) scored.push({ name, share });
    }
    // Of equal shares the longer name says more.
    scored.sort((a, b) => b.share * Math.sqrt(b.name.mass) - a.share * Math.sqrt(a.name.mass));
    return scored.slice(0, most).map(({ name }) => name);
  }

  private add(name: string, product: number, derived: boolean): void {
    const key = nameKey(name);
    const same = this.exact.get(key);
    if (key.length < 2 || same?.includes(product)) return;
    this.exact.set(key, [...(same ?? []), product]);
    this.names.push({ product, key, mass: 0, derived });
  }

  /** A name before its size: "Coffee Capsules (10)" is called "coffee capsules", where nothing else is. */
  private addShortNames(): void {
    const owners = new Map<string, { name: string; products: Set<number> }>();
    this.products.forEach(({ name, aliases }, index) => {
      for (const whole of [name, ...aliases]) {
        const short = withoutSize(whole);
        if (short === undefined) continue;
        const known = owners.get(nameKey(short)) ?? { name: short, products: new Set() };
        owners.set(nameKey(short), { ...known, products: known.products.add(index) });
      }
    });
    const shared = this.sharedRuns();
    for (const [key, { name, products }] of owners) {
      const [only] = products;
      const isFree = !this.exact.has(key) && !shared.has(key);
      if (products.size === 1 && only !== undefined && isFree) this.add(name, only, true);
    }
  }

  /** Words in a row that stand in the names of several products: "mesin espresso" names none of them. */
  private sharedRuns(): ReadonlySet<string> {
    const owner = new Map<string, number>();
    const shared = new Set<string>();
    this.products.forEach(({ name, aliases }, index) => {
      for (const key of [name, ...aliases].flatMap(runsOf)) {
        const first = owner.get(key);
        if (first === undefined) owner.set(key, index);
        else if (first !== index) shared.add(key);
      }
    });
    return shared;
  }

  /** A word that stands in one product's name only is a name of it ("gayo"), but for what several are ("pemula"). */
  private addTellingWords(): void {
    const tags = new Set(
      this.products.flatMap(({ tags: own }) => own.flatMap((tag) => tag.toLowerCase().split(' '))),
    );
    const owners = new Map<string, Set<number>>();
    this.products.forEach(({ name }, index) => {
      for (const word of normalizeText(name).words) {
        if (word.kind === 'word' && (word.text.length < 4 || this.isOrdinary(word.text))) continue;
        if ((word.kind !== 'word' && word.kind !== 'code') || tags.has(word.text)) continue;
        owners.set(word.text, (owners.get(word.text) ?? new Set()).add(index));
      }
    });
    for (const [word, products] of owners) {
      const [only] = products;
      if (products.size === 1 && only !== undefined && !this.exact.has(nameKey(word)))
        this.add(word, only, true);
    }
  }

  private weigh(): void {
    const owners = new Map<string, number[]>();
    this.names.forEach(({ key }, index) => {
      for (const gram of gramsOf(key)) {
        const list = owners.get(gram);
        if (list) list.push(index);
        else owners.set(gram, [index]);
      }
    });
    for (const [gram, names] of owners) {
      // So common that it tells nothing, and costs the most.
      if (names.length > 400 && names.length > this.names.length / 8) continue;
      const weight = Math.log(1 + this.names.length / names.length);
      this.postings.set(gram, { weight, names: Int32Array.from(names) });
    }
    for (const name of this.names) {
      for (const gram of gramsOf(name.key)) name.mass += this.postings.get(gram)?.weight ?? 0;
      name.mass ||= 1;
    }
    this.found = new Float64Array(this.names.length);
  }
}

const SIZE_WORDS = ['size-lead', 'container'].flatMap((list) => readWordLists('goods.txt').get(list) ?? []);
/** What stands between a name and its size. */
const AROUND_SIZE: ReadonlySet<string> = new Set(SIZE_WORDS);

/** The words before the first number, two at least; undefined when there is no number or too little is left. */
function withoutSize(name: string): string | undefined {
  const { words, original } = normalizeText(name);
  const number = words.findIndex(({ kind }) => kind === 'number');
  let end = number;
  while (end > 0 && (words[end - 1]?.kind === 'mark' || AROUND_SIZE.has(words[end - 1]?.standard ?? '')))
    end--;
  const telling = words.slice(0, Math.max(end, 0)).filter(({ kind }) => kind === 'word');
  return telling.length < 2 ? undefined : original.slice(0, words[end - 1]?.end);
}

/** "M-1 Pro" → "m1pro": how names are compared. */
export function nameKey(name: string): string {
  return normalizeText(name)
    .words.map((word) =>
      word.kind === 'word' || word.kind === 'number' || word.kind === 'code' ? word.text : '',
    )
    .join('')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

const LONGEST_RUN = 3;

/** The keys of two or three words in a row. */
function runsOf(name: string): string[] {
  const words = name.split(/\s+/u);
  return words.flatMap((_word, at) =>
    [2, LONGEST_RUN]
      .filter((length) => at + length <= words.length)
      .map((length) => nameKey(words.slice(at, at + length).join(' '))),
  );
}

/** Character 2- and 3-grams of a key. */
export function gramsOf(key: string): Set<string> {
  const grams = new Set<string>();
  for (let start = 0; start + 2 <= key.length; start++) {
    grams.add(key.slice(start, start + 2));
    if (start + 3 <= key.length) grams.add(key.slice(start, start + 3));
  }
  return grams;
}
