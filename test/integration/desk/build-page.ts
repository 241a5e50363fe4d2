import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';

/** The desk's page, built from its sources into a folder of its own as the web build lays it out. */
export async function buildPage(): Promise<{ folder: string; remove: () => void }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tangga-desk-'));
  const entryPoints = ['web/desk/desk.ts'];
  await build({ entryPoints, bundle: true, target: 'es2020', outfile: path.join(folder, 'desk.js') });
  for (const name of readdirSync('web/desk').filter((file) => /\.(css|html)$/.test(file))) {
    cpSync(path.join('web/desk', name), path.join(folder, 'desk', name));
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
