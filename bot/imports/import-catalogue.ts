import { type Instant } from '../../domain/time/instant';
import { type ImportResult, importCatalogue } from '../../models/catalogue/catalogue-store';
import { type Database } from '../../models/database/database';
import { parseCatalogueCsv } from '../content/catalogue-csv';
import { imageProblem } from '../content/check-catalogue';
import { extraSchema } from '../content/catalogue-schemas';
import { type Content } from '../content/content';
import { type ContentProblem } from '../content/content-problem';
import { type ContentReader, readYaml } from '../content/content-reader';
import { categoryNamed, productOf } from '../content/seed-products';
import { type Outcome } from './import-orders';

/**
 * Takes a whole catalogue in, or nothing: what the file lacks is discontinued, a changed price is a new dated
 * row. Fields that only the content has (other names, relations, prices for members) are kept by sku.
 */
export async function importCatalogueFile(
  text: string,
  file: string,
  context: { database: Database; content: Content; now: Instant; newId: (kind: string) => string },
): Promise<Outcome<ImportResult>> {
  const { database, content, now, newId } = context;
  const { rows, problems } = parseCatalogueCsv(text, file);
  if (rows.length === 0 && problems.length === 0) {
    problems.push({ file, message: 'There is no product in the file; an empty catalogue is not taken in.' });
  }
  for (const { line, category } of rows) {
    if (categoryNamed(category, content.categories)) continue;
    const known = content.categories.map(({ id }) => id).join(', ');
    problems.push({ file, line, message: `Column category: "${category}" is none; write one of ${known}.` });
  }
  for (const { line, image } of rows) {
    const message = image === undefined ? undefined : imageProblem(content.folder, image);
    if (message !== undefined) problems.push({ file, line, message });
  }
  if (problems.length > 0) return { ok: false, problems: inOrder(problems) };
  const extra = extraOf(content);
  const products = rows.map((row) => productOf(row, { categories: content.categories, extra, now }));
  return { ok: true, done: await importCatalogue(database, products, now, () => newId('price')) };
}

function inOrder(problems: readonly ContentProblem[]): ContentProblem[] {
  return [...problems].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** The file was checked when the content was loaded. */
function extraOf({ folder }: Content): Parameters<typeof productOf>[1]['extra'] {
  const reader: ContentReader = { folder, problems: [], places: new Map() };
  return readYaml(reader, 'catalogue-extra.yaml', extraSchema)?.value ?? {};
}
