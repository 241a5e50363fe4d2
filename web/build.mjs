/**
 * Bundles the browser code into `dist/web/assets`: names carry a hash of their content, every file is packed
 * once here instead of at each request, and `manifest.json` tells the server which name belongs to what.
 */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import esbuild from 'esbuild';

const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)));
const out = path.join(root, process.argv[2] ?? 'dist/web', 'assets');

/** Bundles: logical name → entry. */
const bundles = {
  'shop.js': 'web/shop/shop.ts',
  'shop.css': 'web/shop/shop.css',
  'webchat-page.js': 'web/webchat/webchat-page.ts',
  'webchat-page.css': 'web/webchat/webchat-page.css',
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

for (const [name, entry] of Object.entries(bundles)) {
  const result = await esbuild.build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['es2020', 'chrome80', 'safari15', 'firefox78'],
    charset: 'utf8',
    logLevel: 'warning',
  });
  emit(name, result.outputFiles[0].contents);
}
for (const [name, file] of Object.entries(copies)) emit(name, readFileSync(path.join(root, file)));
writeFileSync(path.join(out, 'manifest.json'), JSON.stringify(manifest, null, 2));

// The desk has a folder of its own: it is for the team, and nothing of it is cached by a shared proxy.
const web = path.dirname(out);
rmSync(path.join(web, 'desk'), { recursive: true, force: true });
await esbuild.build({
  absWorkingDir: root,
  entryPoints: ['web/desk/desk.ts'],
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['es2020', 'chrome80', 'safari15', 'firefox78'],
  charset: 'utf8',
  logLevel: 'warning',
  outfile: path.join(web, 'desk.js'),
});
for (const name of readdirSync(path.join(root, 'web/desk')).filter((file) => /\.(css|html)$/.test(file))) {
  cpSync(path.join(root, 'web/desk', name), path.join(web, 'desk', name));
}
