import ts from 'typescript';
import { type Source, lineOf, parse, walk } from './source';

const UNDECIDED = ['utils', 'common', 'shared', 'helpers', 'services', 'interfaces', 'types'];

const MAX_LINES = 250;
const MAX_FUNCTION_LINES = 40;

/** Folders whose name says nothing. */
export function undecided(folders: readonly string[]): string[] {
  return folders
    .filter((folder) => UNDECIDED.includes(folder.split('/').at(-1) ?? ''))
    .map(
      (folder) => `${folder}/ is a name for "undecided": name the folder after the thing that lives in it.`,
    );
}

/** Tests in another folder than what they test: they must be found by the name of the room. */
export function strayTests(folders: readonly string[]): string[] {
  const rooms = new Set(folders);
  return folders
    .filter((folder) => /^test\/(unit|integration)\/./.test(folder))
    .filter((folder) => {
      const room = folder.split('/').slice(2).join('/');
      const isBot = folder.startsWith('test/integration/') && rooms.has(`bot/${room}`);
      return !isBot && !rooms.has(room);
    })
    .map(
      (folder) =>
        `${folder}/ mirrors no folder: test/unit/ has the folders of the product, ` +
        'test/integration/ the rooms of bot/ and models/.',
    );
}

/** Files too long to be read in one sitting. */
export function oversized({ path, text }: Source): string[] {
  const lines = text.replace(/\n$/, '').split('\n').length;
  return lines > MAX_LINES
    ? [`${path} has ${lines} lines: split it by noun, ${MAX_LINES} are the most.`]
    : [];
}

/** Functions too long to be kept in mind. The lines of a function inside count for that one only. */
export function unwieldy(source: Source): string[] {
  if (/^(test|bench)\//.test(source.path)) return [];
  const file = parse(source);
  const found: string[] = [];
  walk(file, (node) => {
    if (!isFunction(node)) return;
    const lines = ownLines(file, node);
    if (lines <= MAX_FUNCTION_LINES) return;
    found.push(
      `${source.path}:${lineOf(file, node)} is a function of ${lines} lines: name its steps, ` +
        `${MAX_FUNCTION_LINES} are the most. Ordered conditions may want to be a table.`,
    );
  });
  return found;
}

function isFunction(node: ts.Node): boolean {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
}

function ownLines(file: ts.SourceFile, node: ts.Node): number {
  let inside = 0;
  const subtract = (child: ts.Node): void => {
    // Its first and last line are also the outer one's.
    if (isFunction(child)) inside += Math.max(0, linesOf(file, child) - 2);
    else ts.forEachChild(child, subtract);
  };
  ts.forEachChild(node, subtract);
  return linesOf(file, node) - inside;
}

function linesOf(file: ts.SourceFile, node: ts.Node): number {
  return file.getLineAndCharacterOfPosition(node.end).line - lineOf(file, node) + 2;
}
