import { isBuiltin } from 'node:module';
import path from 'node:path';
import { type Import, type Source, importsOf } from './source';

/** What an import leads to: a file of ours, a package, or Node itself. */
type Target =
  { kind: 'ours'; path: string; folder: string } | { kind: 'package'; name: string } | { kind: 'node' };

/** What the files of a folder may import. */
interface Wall {
  folder: string;
  allows: (target: Target, how: Import) => boolean;
  /** The rule and what to do instead. */
  fix: string;
}

const CONTENT_TEXTS = /^content\/[^/]+\/locales\/[^/]+\.json$/;
const SDK = /^(botbuilder.*|botframework-(connector|schema|streaming|config))$/;
/** TypeORM and what it drives: only models/ may know. */
const STORE = ['typeorm', 'reflect-metadata', 'sqlite3', 'pg'];

/** The product's outside, the experiment that measures the SDK itself, and the stranger we are tried with. */
const KNOW_THE_SDK = ['bot/', 'bench/', 'test/integration/direct-line-server/stock-bot.ts'];

/** Architecture §3, row by row. */
const WALLS: readonly Wall[] = [
  {
    folder: 'domain',
    allows: inside('domain'),
    fix: 'domain/ imports nothing but itself. Take what you need as an argument, or move this file to bot/.',
  },
  {
    folder: 'dialogs',
    allows: (target, how) =>
      inside('domain', 'dialogs')(target) ||
      (how.typeOnly && target.kind === 'ours' && CONTENT_TEXTS.test(target.path)),
    fix:
      'dialogs/ import domain/ and, with `import type`, the texts of content/. What a dialog needs to know is ' +
      'part of its Turn (dialogs/contract/turn.ts); what it wants done is an Output (dialogs/contract/outputs.ts).',
  },
  {
    folder: 'recognizers',
    allows: (target) =>
      inside('domain', 'recognizers')(target) ||
      target.kind === 'node' ||
      (target.kind === 'package' && !SDK.test(target.name) && ![...STORE, 'restify'].includes(target.name)),
    fix:
      'recognizers/ turn text into a Recognition and know neither database nor channel. ' +
      'Hand them what they need in RecognizerContent or RecognitionContext.',
  },
  {
    folder: 'models',
    allows: (target) =>
      inside('domain', 'models')(target) ||
      target.kind === 'node' ||
      (target.kind === 'package' && STORE.includes(target.name)),
    fix: 'models/ load and commit with domain/, typeorm and its drivers only. Rules belong to domain/, the rest to bot/.',
  },
  {
    folder: 'bot',
    allows: (target) => !inside('test', 'bench')(target),
    fix: 'bot/ is the product and imports no test and no bench. Move what both need to where it belongs.',
  },
  {
    folder: 'web',
    allows: (target, how) => how.typeOnly || target.kind !== 'ours' || inside('web')(target),
    fix:
      'web/ runs in a browser and meets the server by HTTP and WebSocket only. ' +
      'Use `import type` for shapes; fetch what is more than a shape.',
  },
];

/** Imports that break through a wall. Each line names the place, the import and the way out. */
export function breaches(source: Source): string[] {
  const wall = WALLS.find(({ folder }) => folder === topOf(source.path));
  return importsOf(source).flatMap((found) => {
    const target = targetOf(source.path, found.from);
    const place = `${source.path}:${found.line} imports ${found.from}`;
    const lines = wall && !wall.allows(target, found) ? [`${place}. ${wall.fix}`] : [];
    const isSdk = target.kind === 'package' && SDK.test(target.name);
    if (!isSdk || KNOW_THE_SDK.some((place) => source.path.startsWith(place))) return lines;
    return [
      ...lines,
      `${place}. The Bot Framework SDK stays below bot/, so that it can be replaced: go through bot/.`,
    ];
  });
}

function inside(...folders: string[]): (target: Target) => boolean {
  return (target) => target.kind === 'ours' && folders.includes(target.folder);
}

function targetOf(importer: string, from: string): Target {
  if (from.startsWith('.')) {
    const resolved = path.posix.join(path.posix.dirname(importer), from);
    return { kind: 'ours', path: resolved, folder: topOf(resolved) };
  }
  if (isBuiltin(from)) return { kind: 'node' };
  const [scopeOrName = from, name] = from.split('/');
  return { kind: 'package', name: scopeOrName.startsWith('@') ? `${scopeOrName}/${name}` : scopeOrName };
}

function topOf(file: string): string {
  return file.split('/')[0] ?? file;
}
