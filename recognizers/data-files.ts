import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder with package.json: `tsc` does not copy data, so data is read from the source tree. */
function packageRoot(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) throw new Error(`No package.json above ${from}.`);
  }
}

function dataFolder(): string {
  return join(packageRoot(__dirname), 'recognizers', 'data');
}

/** Names what is in `recognizers/data/`: a model trained with other lists is not used. */
export function dataFingerprint(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(dataFolder()).sort())
    hash.update(name).update(readFileSync(join(dataFolder(), name)));
  return hash.digest('hex').slice(0, 16);
}

/** One file of `recognizers/data/` as text. Throws when it is missing: an incomplete installation. */
export function readData(name: string): string {
  return readFileSync(join(dataFolder(), name), 'utf8');
}

/**
 * A file of lines `key: word, another word`, with `#` comments. A key may come more than once.
 * @returns key → words, in order.
 */
export function readWordLists(name: string): Map<string, string[]> {
  const lists = new Map<string, string[]>();
  for (const line of readData(name).split('\n')) {
    const colon = line.indexOf(':');
    if (line.startsWith('#') || colon < 1) continue;
    const key = line.slice(0, colon).trim();
    const words = line
      .slice(colon + 1)
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '');
    lists.set(key, [...(lists.get(key) ?? []), ...words]);
  }
  return lists;
}
