import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type ContentReader, readYaml } from '../content/content-reader';
import { type OwnWords } from './header-words';
import { type Outcome } from './import-orders';

const FILE = 'imports.yaml';
const names = z.array(z.string().trim().min(1)).optional();

const schema = z
  .object({
    catalogue: z
      .object({
        ...{ sku: names, name: names, category: names, description: names, price: names, stock: names },
        ...{ specs: names, tags: names, stockAsOf: names, image: names, minQty: names },
      })
      .strict()
      .default({}),
  })
  .strict();

/** What a company's own files call their columns, from `imports.yaml` of its folder; the file may be missing. */
export function ownWordsOf(folder: string): Outcome<OwnWords> {
  if (!existsSync(path.join(folder, FILE))) return { ok: true, done: {} };
  const reader: ContentReader = { folder, problems: [], places: new Map() };
  const read = readYaml(reader, FILE, schema);
  return read ? { ok: true, done: read.value.catalogue } : { ok: false, problems: reader.problems };
}
