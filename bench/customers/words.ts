import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { ROOT } from '../../bot/settings/root';
import { type Language } from '../../domain/time/instant';
import { type Chance } from './random';

type Sayings = Readonly<Record<Language, readonly string[]>>;
type Lexicon = Readonly<Record<Language, Readonly<Record<string, string>>>>;

/** What fills the gaps of a wording. */
export type Gaps = Readonly<Record<string, string | number>>;

const FOLDER = path.join(ROOT, 'bench/customers/wording');

/** The wording banks: what people say, by key, in each language. They are never a source of the product's phrases. */
export class Words {
  private readonly banks = new Map<string, Sayings>();
  readonly products: ReadonlyMap<string, Sayings>;
  readonly shortened: Lexicon;
  readonly mixed: Lexicon;
  readonly counts: Lexicon;

  constructor() {
    const manner = read('manner.yaml') as { words: Lexicon; mixed: Lexicon; counts: Lexicon };
    this.shortened = manner.words;
    this.mixed = manner.mixed;
    this.counts = manner.counts;
    this.products = new Map(Object.entries(read('products.yaml') as Record<string, Sayings>));
    for (const file of readdirSync(FOLDER).filter((name) => /\.yaml$/.test(name))) {
      for (const [key, bank] of Object.entries(read(file))) {
        if (isSayings(bank)) this.banks.set(key, bank);
      }
    }
  }

  /** One of the ways to say it. @throws Error for a key or a gap that the banks do not know */
  say(key: string, language: Language, chance: Chance, gaps: Gaps = {}): string {
    const saying = chance.pick(this.all(key, language));
    return saying.replace(/\{(\w+)\}/g, (_whole, name: string) => {
      const value = gaps[name];
      if (value === undefined) throw new Error(`"${saying}" wants {${name}}`);
      return String(value);
    });
  }

  all(key: string, language: Language): readonly string[] {
    const bank = this.banks.get(key);
    if (!bank) throw new Error(`no wording for ${key}`);
    return bank[language];
  }

  /** How this person calls a product. */
  product(sku: string, language: Language, chance: Chance): string {
    return chance.pick(this.products.get(sku)?.[language] ?? [sku]);
  }
}

function read(file: string): Record<string, unknown> {
  return parse(readFileSync(path.join(FOLDER, file), 'utf8')) as Record<string, unknown>;
}

function isSayings(value: unknown): value is Sayings {
  return typeof value === 'object' && value !== null && 'id' in value && Array.isArray(value.id);
}
