import { copyFileSync, cpSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
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
    copyCompany(folder, Object.keys(edits));
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

/** The files on top and the folders with a changed file are copies; the other folders lead to the shipped ones. */
function copyCompany(folder: string, changed: readonly string[]): void {
  for (const entry of readdirSync(SHIPPED, { withFileTypes: true })) {
    const from = path.join(SHIPPED, entry.name);
    const to = path.join(folder, entry.name);
    if (!entry.isDirectory()) copyFileSync(from, to);
    else if (changed.some((file) => file.startsWith(`${entry.name}/`))) cpSync(from, to, { recursive: true });
    else symlinkSync(from, to);
  }
}

/** The line, from 1, on which a text stands in a shipped file. */
export function lineWith(file: string, text: string): number {
  const lines = readFileSync(path.join(SHIPPED, file), 'utf8').split('\n');
  return lines.findIndex((line) => line.includes(text)) + 1;
}
