import { type Source } from './source';

const UNDECIDED = ['utils', 'common', 'shared', 'helpers', 'services', 'interfaces', 'types'];

const MAX_LINES = 250;

/** Folders whose name says nothing. */
export function undecided(folders: readonly string[]): string[] {
  return folders
    .filter((folder) => UNDECIDED.includes(folder.split('/').at(-1) ?? ''))
    .map(
      (folder) => `${folder}/ is a name for "undecided": name the folder after the thing that lives in it.`,
    );
}

/** Files nobody reads to the end. */
export function oversized({ path, text }: Source): string[] {
  const lines = text.replace(/\n$/, '').split('\n').length;
  return lines > MAX_LINES
    ? [`${path} has ${lines} lines: split it by noun, ${MAX_LINES} are the most.`]
    : [];
}
