/** `npm run build`, and before `npm start`: builds what has changed since the last build, and says what it does. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)));
const STAMPS = path.join(root, 'dist/.built.json');

const SERVER = ['bot', 'dialogs', 'domain', 'models', 'recognizers', 'test', 'bench', 'deployment'];

/** In order. A step is done when what it is made from is as it was, and its result is there. */
const steps = [
  {
    name: 'server',
    doing: 'compiling the server',
    // Of `web` it compiles what both sides share: types, limits and the texts of the shop page.
    from: [...SERVER, 'content', 'web', 'tsconfig.json', 'package-lock.json'],
    // Texts are types: a new key of a locale must compile.
    isInput: (file) =>
      file.endsWith('.ts') || /^web\/.*\.json$|(\/locales\/[^/]+|tsconfig|package-lock)\.json$/.test(file),
    result: 'dist/bot/main.js',
    args: ['node_modules/typescript/bin/tsc', '-p', '.'],
  },
  {
    name: 'pages',
    doing: 'bundling the pages',
    from: ['web', 'package-lock.json'],
    isInput: () => true,
    result: 'dist/web/assets/manifest.json',
    args: ['web/build.mjs'],
  },
  {
    name: 'recognizer',
    doing: 'training the recognizer',
    from: ['content', 'recognizers', 'bot/content', 'bot/knowledge', 'package-lock.json'],
    isInput: () => true,
    result: 'dist/trained/intents.model',
    args: ['dist/bot/commands/train.js'],
  },
];

/** Empty when the folder does not exist: an image is built without the tests. */
function filesBelow(place) {
  const full = path.join(root, place);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [place];
  return readdirSync(full, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const inner = `${place}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(inner) : [inner];
    });
}

/** Names, sizes and times of what a step is made from: reading all of it would take longer than it saves. */
function stampOf({ from, isInput }) {
  const hash = createHash('sha256').update(process.version);
  for (const file of from.flatMap(filesBelow).filter(isInput)) {
    const { size, mtimeMs } = statSync(path.join(root, file));
    hash.update(`${file}:${size}:${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function readStamps() {
  try {
    return JSON.parse(readFileSync(STAMPS, 'utf8'));
  } catch {
    // Never built, or interrupted: everything is built.
    return {};
  }
}

const stamps = readStamps();
for (const step of steps) {
  const stamp = stampOf(step);
  const isThere = existsSync(path.join(root, step.result));
  if (isThere && stamps[step.name] === stamp) continue;
  const started = performance.now();
  process.stdout.write(`  ${step.doing} … `);
  const { status } = spawnSync(process.execPath, step.args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    process.stdout.write(`\n  ${step.doing} failed\n`);
    process.exit(status ?? 1);
  }
  process.stdout.write(`${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  stamps[step.name] = stamp;
  mkdirSync(path.dirname(STAMPS), { recursive: true });
  writeFileSync(STAMPS, JSON.stringify(stamps, null, 2));
}
