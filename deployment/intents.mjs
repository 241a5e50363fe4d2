/**
 * `npm run intents`: writes the types of intents from the content, and compiles. A dialog may name an intent that is
 * not in the types yet, so the first compilation only has to emit what writes them; the second one is the judge.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)));
const run = (args, stdio) => spawnSync(process.execPath, args, { cwd: root, stdio }).status ?? 1;
const compile = (stdio) => run(['node_modules/typescript/bin/tsc', '-p', '.'], stdio);

compile('ignore');
process.exit(run(['dist/bot/commands/write-intents.js'], 'inherit') || compile('inherit'));
