import path from 'node:path';
import { type Source, importsOf } from './source';

/** Files that know each other, whether by values or by types, directly or by a way round. */
export function circles(sources: readonly Source[]): string[] {
  const arrows = arrowsOf(sources);
  return components(arrows)
    .filter((files) => files.length > 1)
    .map((files) => {
      const inside = files.map((file) => `${file} → ${among(arrows, file, files).join(', ')}`);
      return (
        `A circle: ${inside.join('; ')}. Carve the type or function that both need into a file of its own, ` +
        'which imports neither.'
      );
    });
}

type Arrows = ReadonlyMap<string, readonly string[]>;

function among(arrows: Arrows, file: string, files: readonly string[]): string[] {
  return (arrows.get(file) ?? []).filter((other) => files.includes(other));
}

function arrowsOf(sources: readonly Source[]): Arrows {
  const known = new Set(sources.map((source) => source.path));
  return new Map(
    sources.map((source) => {
      const folder = path.posix.dirname(source.path);
      const targets = importsOf(source)
        .filter(({ from }) => from.startsWith('.'))
        .map(({ from }) => path.posix.join(folder, from))
        .flatMap((target) => [`${target}.ts`, `${target}/index.ts`].find((file) => known.has(file)) ?? []);
      return [source.path, targets];
    }),
  );
}

/** Strongly connected components (Tarjan). */
function components(arrows: Arrows): string[][] {
  const found: string[][] = [];
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const lower = (file: string, value: number | undefined): void => {
    lowest.set(file, Math.min(lowest.get(file) ?? Infinity, value ?? Infinity));
  };
  const visit = (file: string): void => {
    order.set(file, order.size);
    lower(file, order.get(file));
    stack.push(file);
    for (const next of arrows.get(file) ?? []) {
      if (!order.has(next)) {
        visit(next);
        lower(file, lowest.get(next));
      } else if (stack.includes(next)) lower(file, order.get(next));
    }
    if (lowest.get(file) === order.get(file)) found.push(stack.splice(stack.indexOf(file)));
  };
  for (const file of arrows.keys()) if (!order.has(file)) visit(file);
  return found;
}
