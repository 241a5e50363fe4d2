import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** A file of ours; the path is relative to the package, with slashes. */
export interface Source {
  path: string;
  text: string;
}

/** What a file imports. `typeOnly` imports are gone when it runs. */
export interface Import {
  from: string;
  typeOnly: boolean;
  line: number;
}

/** Made, installed or kept at run time: not ours to judge. */
const NOT_OURS = ['node_modules', 'dist', 'data'];

/** Every folder of ours below a root, as relative paths; the root itself is the empty one. */
export function foldersOf(root: string, folder = ''): string[] {
  const inner = readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .filter((entry) => folder !== '' || !NOT_OURS.includes(entry.name))
    .flatMap((entry) => foldersOf(root, path.posix.join(folder, entry.name)));
  return [folder, ...inner];
}

/** `a/b/c.ts` stands in `a` and `a/b`. */
export function foldersAbove(file: string): string[] {
  const parts = file.split('/').slice(0, -1);
  return parts.map((_part, index) => parts.slice(0, index + 1).join('/'));
}

/** Every TypeScript file of ours. */
export function sourcesOf(root: string): Source[] {
  return foldersOf(root).flatMap((folder) =>
    readdirSync(path.join(root, folder))
      .filter((name) => name.endsWith('.ts'))
      .map((name) => path.posix.join(folder, name))
      .map((file) => ({ path: file, text: readFileSync(path.join(root, file), 'utf8') })),
  );
}

const parsed = new WeakMap<Source, ts.SourceFile>();

/** The tree of a file, made once: every wall looks at the same files. */
export function parse(source: Source): ts.SourceFile {
  const known = parsed.get(source);
  if (known) return known;
  const tree = ts.createSourceFile(source.path, source.text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  parsed.set(source, tree);
  return tree;
}

export function lineOf(file: ts.SourceFile, node: ts.Node): number {
  return file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
}

/** Calls `visit` with every node of a tree. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** All a file imports, in whatever way it is written. */
export function importsOf(source: Source): Import[] {
  const file = parse(source);
  const found: Import[] = [];
  walk(file, (node) => {
    const named = namedModule(node);
    // What is loaded later is named with its ending.
    const from = named?.module.replace(/^(\..*)\.js$/, '$1') ?? '';
    if (named) found.push({ from, typeOnly: named.typeOnly, line: lineOf(file, node) });
  });
  return found;
}

function namedModule(node: ts.Node): { module: string; typeOnly: boolean } | undefined {
  if (ts.isImportDeclaration(node)) return literal(node.moduleSpecifier, isTypeOnly(node.importClause));
  if (ts.isExportDeclaration(node)) {
    const names = node.exportClause && ts.isNamedExports(node.exportClause) ? node.exportClause.elements : [];
    return literal(node.moduleSpecifier, node.isTypeOnly || allTypes(names));
  }
  if (ts.isExternalModuleReference(node)) return literal(node.expression, false);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return literal(node.argument.literal, true);
  if (ts.isCallExpression(node)) return isLoad(node) ? literal(node.arguments[0], false) : undefined;
  return undefined;
}

function literal(
  node: ts.Node | undefined,
  typeOnly: boolean,
): { module: string; typeOnly: boolean } | undefined {
  return node && ts.isStringLiteralLike(node) ? { module: node.text, typeOnly } : undefined;
}

/** `import type …`, or braces in which every name says `type`. */
function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const names = clause.namedBindings;
  return (
    clause.name === undefined && names !== undefined && ts.isNamedImports(names) && allTypes(names.elements)
  );
}

function allTypes(names: ReadonlyArray<ts.ImportSpecifier | ts.ExportSpecifier>): boolean {
  return names.length > 0 && names.every((name) => name.isTypeOnly);
}

/** `import('…')` or `require('…')`. */
function isLoad(call: ts.CallExpression): boolean {
  if (call.expression.kind === ts.SyntaxKind.ImportKeyword) return true;
  return ts.isIdentifier(call.expression) && call.expression.text === 'require';
}
