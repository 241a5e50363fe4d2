import { createHash } from 'node:crypto';
import { type Product } from '../../domain/products/catalogue';
import { type Instant } from '../../domain/time/instant';
import { type ImportResult, importCatalogue, loadProducts } from '../../models/catalogue/catalogue-store';
import { type Database } from '../../models/database/database';
import { type CatalogueRow } from '../content/catalogue-csv';
import { extraSchema } from '../content/catalogue-schemas';
import { imageProblem } from '../content/check-catalogue';
import { type Content } from '../content/content';
import { type ContentReader, readYaml } from '../content/content-reader';
import { categoryNamed, productOf } from '../content/seed-products';
import { type CatalogueChanges, changesOf, vanishesMuch } from '../../domain/products/catalogue-changes';
import { catalogueRows, type ListedCatalogue } from './catalogue-rows';
import { type Outcome } from './import-orders';
import { ownWordsOf } from './own-words';
import { readTable, tableInWords } from './read-table';

export interface CatalogueImport {
  database: Database;
  content: Content;
  now: Instant;
  newId: (kind: string) => string;
  /** What the file lacks stays on sale, and what is new in it is left out. */
  onlyUpdate?: boolean;
}

/** What a file would do to the catalogue. Nothing is done yet. */
export interface CataloguePlan {
  products: Product[];
  changes: CatalogueChanges;
  /** How the file was read, decided and passed over, line by line. */
  notes: string[];
  /** Categories of the file that the company has not. */
  newCategories: string[];
  /** Stands for these bytes read in this way. */
  code: string;
}

/** Where a product without a category is put, unless it is known. */
const NO_CATEGORY = 'lainnya';

/**
 * Reads a catalogue file of any system and tells what it would do. Fields that the file has no column for, and those
 * that only the content has (other names, relations, prices for members), are kept by sku.
 */
export async function planCatalogue(
  bytes: Uint8Array,
  file: string,
  context: CatalogueImport,
): Promise<Outcome<CataloguePlan>> {
  const { database, content, now, onlyUpdate = false } = context;
  const own = ownWordsOf(content.folder);
  if (!own.ok) return own;
  const read = readTable(bytes, file);
  if (!read.ok) return read;
  const listed = catalogueRows(read.table, file, own.done);
  const problems = [...listed.problems, ...imageProblems(listed, file, content)];
  if (listed.rows.length === 0 && problems.length === 0) {
    problems.push({ file, message: 'There is no product in the file; an empty catalogue is not taken in.' });
  }
  if (problems.length > 0)
    return { ok: false, problems: problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
  const known = new Map((await loadProducts(database)).map((product) => [product.sku, product]));
  const extra = extraOf(content);
  const rows = onlyUpdate ? listed.rows.filter(({ sku }) => known.has(sku)) : listed.rows;
  const products = rows.map((row) => {
    const before = known.get(row.sku);
    const filled = { ...row, category: row.category || (before?.category ?? NO_CATEGORY) };
    return withKept(productOf(filled, { categories: content.categories, extra, now }), row, before, listed);
  });
  const left = listed.rows.length - rows.length;
  const { format } = listed.columns;
  const how = `${format === 'list' ? 'A list' : `${format} export`}: ${tableInWords(read.table)}.`;
  const notes = [
    how,
    ...listed.notes,
    ...(left > 0 ? [`Left out, because the catalogue has them not: ${left} rows.`] : []),
  ];
  const changes = changesOf(known, products, { now, onlyUpdate });
  const code = codeOf(bytes, listed, onlyUpdate);
  return { ok: true, done: { products, changes, notes, newCategories: newCategories(rows, content), code } };
}

/**
 * Takes a planned catalogue in, all of it or nothing: a changed price is a new dated row, what the file lacks is
 * discontinued.
 *
 * @param allowed how many products may vanish, as the person said; needed when they are many
 */
export async function takeCatalogue(
  { products, changes }: CataloguePlan,
  { database, now, newId, onlyUpdate = false }: CatalogueImport,
  allowed?: number,
): Promise<ImportResult | 'too_many_vanish'> {
  if (vanishesMuch(changes) && allowed !== changes.vanishing.length) return 'too_many_vanish';
  return importCatalogue(database, products, now, () => newId('price'), {
    keepsMissing: onlyUpdate,
    undoable: true,
  });
}

function imageProblems(
  { rows }: ListedCatalogue,
  file: string,
  content: Content,
): Array<{ file: string; line: number; message: string }> {
  return rows.flatMap(({ line, image }) => {
    const message = image === undefined ? undefined : imageProblem(content.folder, image);
    return message === undefined ? [] : [{ file, line, message }];
  });
}

function withKept(
  product: Product,
  row: CatalogueRow,
  before: Product | undefined,
  { columns: { at } }: ListedCatalogue,
): Product {
  if (!before) return product;
  return {
    ...product,
    description: at.description === undefined ? before.description : product.description,
    tags: at.tags === undefined ? before.tags : product.tags,
    specs: at.specs === undefined && row.specs.length === 0 ? before.specs : product.specs,
    image: at.image === undefined ? before.image : product.image,
    stock: product.stock ?? before.stock,
  };
}

function newCategories(rows: readonly CatalogueRow[], { categories }: Content): string[] {
  const names = new Set(rows.map(({ category }) => category).filter((name) => name !== ''));
  return [...names].filter((name) => categoryNamed(name, categories) === undefined);
}

function codeOf(bytes: Uint8Array, { columns }: ListedCatalogue, onlyUpdate: boolean): string {
  const reading = JSON.stringify([columns, onlyUpdate]);
  return createHash('sha256').update(bytes).update(reading).digest('hex').slice(0, 8);
}

/** The file was checked when the content was loaded. */
function extraOf({ folder }: Content): Parameters<typeof productOf>[1]['extra'] {
  const reader: ContentReader = { folder, problems: [], places: new Map() };
  return readYaml(reader, 'catalogue-extra.yaml', extraSchema)?.value ?? {};
}
