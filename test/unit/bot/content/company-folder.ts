import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The company that is shipped: tests run from the repository root. */
export const SHIPPED = path.resolve('content/nusa-seduh');

/** Changes of files, by name: old text → new text. */
export type Edits = Record<string, (text: string) => string>;

/** Runs a test on a copy of the shipped content with some files changed. */
export function withEdited<Result>(edits: Edits, test: (folder: string) => Result): Result {
  const folder = mkdtempSync(path.join(tmpdir(), 'content-'));
  try {
    cpSync(SHIPPED, folder, { recursive: true });
    for (const [file, edit] of Object.entries(edits)) {
      const full = path.join(folder, file);
      const before = readFileSync(full, 'utf8');
      const after = edit(before);
      if (after === before) throw new Error(`The edit of ${file} changed nothing.`);
      writeFileSync(full, after);
    }
    return test(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The line, from 1, on which a text stands in a shipped file. */
export function lineWith(file: string, text: string): number {
  const lines = readFileSync(path.join(SHIPPED, file), 'utf8').split('\n');
  return lines.findIndex((line) => line.includes(text)) + 1;
}
