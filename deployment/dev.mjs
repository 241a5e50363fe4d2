/**
 * `npm run dev`: the server, started again within seconds of every change. The compiler watches the sources, the
 * bundler runs when `web/` changes, the server alone starts again when `content/` does. The recognizer is trained
 * only when what it learns from has changed: its model is kept by a hash of the content.
 */
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import path from 'node:path';
import { clearTimeout, setTimeout } from 'node:timers';
import { fileURLToPath } from 'node:url';

const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)));
const SETTLED_MS = 150;

let server;
let bundled = false;
let compiled = false;
let ending = false;

const say = (line) => process.stdout.write(`dev: ${line}\n`);
const run = (args, options = {}) =>
  spawn(process.execPath, args, { cwd: root, stdio: 'inherit', ...options });

/** Waits until the old one has let go of the port. */
async function startServer() {
  if (!bundled || !compiled) return;
  if (server?.exitCode === null && server.signalCode === null) {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
  }
  if (ending) return;
  say('the server starts');
  server = run(['--enable-source-maps', 'dist/bot/main.js']);
  const started = server;
  started.once(
    'exit',
    (code) => code && started === server && say('the server has ended; a change starts it again'),
  );
}

/** One call for the many notices of one saved file, and never two at a time. */
function calmly(work) {
  let timer;
  let last = Promise.resolve();
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => (last = last.then(work)), SETTLED_MS);
  };
}

const restart = calmly(startServer);

const bundle = calmly(
  () =>
    new Promise((resolve) => {
      run(['web/build.mjs']).once('exit', (code) => {
        bundled ||= code === 0;
        if (code === 0) restart();
        resolve();
      });
    }),
);

const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
const compiler = run([tsc, '-p', '.', '--watch', '--preserveWatchOutput'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
compiler.stdout.setEncoding('utf8');
compiler.stdout.on('data', (text) => {
  process.stdout.write(text);
  if (!/Found 0 errors/.test(text)) return;
  compiled = true;
  restart();
});

watch(path.join(root, 'web'), { recursive: true }, bundle);
watch(path.join(root, 'content'), { recursive: true }, restart);
bundle();

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    ending = true;
    compiler.kill();
    if (server?.exitCode !== null) process.exit();
    server.once('exit', () => process.exit());
    server.kill('SIGTERM');
  });
}
