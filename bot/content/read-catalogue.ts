import { type Instant } from '../../domain/time/instant';
import { type Category } from '../../domain/products/catalogue';
import { parseCatalogueCsv } from './catalogue-csv';
import { categoriesSchema, extraSchema, specNamesSchema, specWordsSchema } from './catalogue-schemas';
import { type CategoryContent, type Content, placeKey } from './content';
import { placeIn, readText, readYaml, type ContentReader } from './content-reader';
import { categoryNamed, productOf, wordsOf } from './seed-products';
import { specWordsOf } from './spec-words';

type CatalogueContent = Pick<Content, 'products' | 'productTexts' | 'categories' | 'specNames'>;

/** The goods: the CSV, what it has no column for, categories and the names of specs. */
export function readCatalogue(reader: ContentReader, now: Instant): CatalogueContent {
  const categories = readCategories(reader);
  const extraFile = readYaml(reader, 'catalogue-extra.yaml', extraSchema);
  const extra = extraFile?.value ?? {};
  if (extraFile)
    for (const sku of Object.keys(extra))
      reader.places.set(placeKey('extra', sku), placeIn(extraFile, [sku]));
  const specWords = specWordsOf(readYaml(reader, 'spec-words.yaml', specWordsSchema)?.value.en ?? {});
  const file = 'catalogue.csv';
  const { rows, problems } = parseCatalogueCsv(readText(reader, file) ?? '', file);
  reader.problems.push(...problems);
  for (const { sku, line, category } of rows) {
    reader.places.set(placeKey('sku', sku), { file, line });
    if (categoryNamed(category, categories) === undefined) {
      const message = `Column category: "${category}" is not in categories.yaml; add it there or correct it.`;
      reader.problems.push({ file, line, message });
    }
  }
  const context = { categories, extra, now };
  return {
    categories,
    specNames: readSpecNames(reader),
    products: rows.map((row) => productOf(row, context)),
    productTexts: new Map(rows.map((row) => [row.sku, wordsOf(row, context, specWords)])),
  };
}

function readCategories(reader: ContentReader): CategoryContent[] {
  const read = readYaml(reader, 'categories.yaml', categoriesSchema);
  return (read?.value ?? []).map(({ id, name, words, involvement, unit }) => {
    const category: Category = { id, name, words: [...new Set([...words.id, ...words.en])] };
    return { ...category, involvement, unit };
  });
}

function readSpecNames(reader: ContentReader): Content['specNames'] {
  const read = readYaml(reader, 'spec-names.yaml', specNamesSchema);
  return Object.entries(read?.value ?? {}).map(([key, { label, words }]) => ({ key, label, words }));
}
