/**
 * Bundles the browser code into `dist/web/assets`: names carry a hash of their content, every file is packed
 * once here instead of at each request, and `manifest.json` tells the server which name belongs to what.
 * `node web/build.mjs [folder] [customers]`: with `customers` only what customers load, without the desk.
 */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import esbuild from 'esbuild';

const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)));
const out = path.resolve(root, process.argv[2] ?? 'dist/web', 'assets');

const targets = ['es2020', 'chrome80', 'safari15', 'firefox78'];

/** Style sheets of a shadow root are text in its script. */
const cssAsText = {
  name: 'css-as-text',
  setup: (build) => {
    build.onLoad({ filter: /[/\\]widget[/\\].*\.css$/ }, async ({ path: file }) => {
      const { code } = await esbuild.transform(readFileSync(file, 'utf8'), {
        loader: 'css',
        minify: true,
        target: targets,
      });
      return { contents: code.trim(), loader: 'text' };
    });
  },
};

/** Web Chat's own version; another package brings an old one along. */
const adaptiveCards = createRequire(
  path.join(root, 'node_modules/botframework-webchat/package.json'),
).resolve('adaptivecards');

/** Bundles: logical name → entry and format. The widget's parts are loaded one by one, so each is whole. */
const bundles = {
  'shop.js': ['web/shop/shop.ts', 'iife'],
  'shop.css': ['web/shop/shop.css'],
  'webchat-page.js': ['web/webchat/webchat-page.ts', 'iife'],
  'webchat-page.css': ['web/webchat/webchat-page.css'],
  'widget.js': ['web/widget/loader.ts', 'iife'],
  'panel.js': ['web/widget/panel.ts', 'esm'],
  'cards.js': ['web/widget/cards.ts', 'esm'],
};

/** Files that go as they are: Web Chat is a development dependency, only its bundle is shipped. */
const copies = {
  'webchat.js': 'node_modules/botframework-webchat/dist/webchat.js',
  'webchat.js.LICENSE.txt': 'node_modules/botframework-webchat/dist/webchat.js.LICENSE.txt',
  ...Object.fromEntries(
    readdirSync(path.join(root, 'web/shop/pictures')).map((name) => [name, `web/shop/pictures/${name}`]),
  ),
};

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const manifest = {};

function emit(name, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  const dot = name.indexOf('.');
  const file = `${name.slice(0, dot)}-${hash}${name.slice(dot)}`;
  manifest[name] = file;
  writeFileSync(path.join(out, file), content);
  if (content.length < 1000) return;
  writeFileSync(path.join(out, `${file}.gz`), gzipSync(content, { level: 9 }));
  // Quality 11 takes ten seconds for Web Chat and saves three per cent of it.
  const quality = content.length > 1e6 ? 9 : 11;
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality };
  writeFileSync(path.join(out, `${file}.br`), brotliCompressSync(content, { params }));
}

for (const [name, [entry, format]] of Object.entries(bundles)) {
  const result = await esbuild.build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format,
    target: targets,
    charset: 'utf8',
    alias: { adaptivecards: adaptiveCards },
    plugins: [cssAsText],
    logLevel: 'warning',
  });
  emit(name, result.outputFiles[0].contents);
}
for (const [name, file] of Object.entries(copies)) emit(name, readFileSync(path.join(root, file)));
writeFileSync(path.join(out, 'manifest.json'), JSON.stringify(manifest, null, 2));

/** The desk has a folder of its own: it is for the team, and nothing of it is cached by a shared proxy. */
async function buildDesk() {
  const web = path.dirname(out);
  rmSync(path.join(web, 'desk'), { recursive: true, force: true });
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['web/desk/desk.ts'],
    bundle: true,
    minify: true,
    format: 'iife',
    target: targets,
    charset: 'utf8',
    logLevel: 'warning',
    outfile: path.join(web, 'desk.js'),
  });
  for (const name of readdirSync(path.join(root, 'web/desk')).filter((file) => /\.(css|html)$/.test(file))) {
    cpSync(path.join(root, 'web/desk', name), path.join(web, 'desk', name));
  }
}

if (process.argv[3] !== 'customers') await buildDesk();
