import { type CataloguePlan } from './import-catalogue';
import { type PriceChange, vanishesMuch } from '../../domain/products/catalogue-changes';

const SHOWN = 5;

/** What a plan would do, in words for the person who gave the file. */
export function planInWords({ changes, notes, newCategories }: CataloguePlan): string[] {
  const { added, changed, unchanged, vanishing, prices } = changes;
  return [
    ...notes,
    `${added.length} new, ${changed} changed, ${unchanged} unchanged, ${vanishing.length} would be discontinued.`,
    ...namesOf('New', added),
    ...namesOf('Discontinued', vanishing),
    ...(prices.length > 0
      ? [
          `Changed prices: ${prices.length}, the largest changes first:`,
          ...prices.slice(0, SHOWN).map(inWords),
        ]
      : []),
    ...categoriesInWords(newCategories),
  ];
}

/** The number that must be said; undefined when little vanishes. */
export function numberToSay({ changes }: CataloguePlan): number | undefined {
  return vanishesMuch(changes) ? changes.vanishing.length : undefined;
}

function namesOf(what: string, products: ReadonlyArray<{ name: string }>): string[] {
  if (products.length === 0) return [];
  const names = products.slice(0, SHOWN).map(({ name }) => name);
  return [`${what}: ${names.join(', ')}${products.length > SHOWN ? ' …' : ''}`];
}

function inWords({ sku, name, from, to, change }: PriceChange): string {
  const percent = `${change > 0 ? '+' : '−'}${Math.round(Math.abs(change) * 100)} %`;
  return `  ${sku} ${name}: ${from.toLocaleString('id-ID')} → ${to.toLocaleString('id-ID')} (${percent})`;
}

/** What to write where, so that the goods of a new category are found by its name. */
function categoriesInWords(names: readonly string[]): string[] {
  if (names.length === 0) return [];
  return [
    `New categories: ${names.length}. Their goods are found by name; to find them by category too, add to categories.yaml:`,
    ...names.slice(0, 20).map((name) => {
      const id = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
      const [quoted, word] = [JSON.stringify(name), JSON.stringify(name.toLowerCase())];
      return [
        `- id: ${id}`,
        `  name: { id: ${quoted}, en: ${quoted} }`,
        `  words: { id: [${word}], en: [${word}] }`,
        '  involvement: low',
        '  unit: { id: buah, en: piece }',
      ].join('\n');
    }),
    ...(names.length > 20 ? [`… and ${names.length - 20} more.`] : []),
  ];
}
