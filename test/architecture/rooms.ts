import path from 'node:path';
import { type Import, type Source, importsOf } from './source';

/** The rooms of one floor, from the highest row to the lowest: a room knows the rows below its own. */
interface Floor {
  folder: string;
  rows: ReadonlyArray<readonly string[]>;
  /** What to do with an arrow that points up or sideways. */
  fix: string;
}

/** The list of docs/architecture.md. A room stands in one row; files beside the rooms are named like rooms. */
export const FLOORS: readonly Floor[] = [
  {
    folder: 'bot',
    rows: [
      ['main'],
      ['commands'],
      ['assembly'],
      ['delivery', 'direct-line-server'],
      ['channels', 'desk', 'jobs', 'pages', 'imports', 'outreach', 'figures', 'notifiers', 'backup'],
      ['pipeline'],
      ['knowledge', 'pictures'],
      ['http', 'content'],
      ['files'],
      ['settings'],
    ],
    fix: 'Take it as an argument that bot/assembly/ hands over, or move what both need to a room below both.',
  },
  {
    folder: 'dialogs',
    rows: [
      ['index'],
      ['steering', 'reps'],
      ['leads', 'orders', 'complaints'],
      ['products', 'advocacy'],
      ['profile', 'membership', 'outreach', 'vouchers', 'surveys'],
      ['identity'],
      ['handoff'],
      ['reading'],
      ['contract'],
    ],
    fix:
      'A dialog that wants another one to go on returns `begin` or an Output; ' +
      'what two dialogs compute alike goes down: products/, handoff/ or reading/.',
  },
  {
    folder: 'domain',
    rows: [
      ['contact', 'rules'],
      ['handoff'],
      ['leads', 'orders', 'outreach', 'conversation', 'identity'],
      ['complaints', 'products', 'profile', 'advocacy', 'membership', 'figures'],
      ['ladder', 'recognition', 'vouchers', 'surveys'],
      ['time'],
    ],
    fix: 'Carve the type that both need out into the lower room, or take the value as an argument.',
  },
  {
    folder: 'models',
    rows: [
      ['turns', 'desk', 'orders', 'catalogue', 'files', 'figures', 'backup'],
      ['identity'],
      ['contact', 'vouchers'],
      ['database'],
      ['schema', 'migrations'],
    ],
    fix: 'What two stores read alike goes down to models/contact/ or models/database/.',
  },
];

/** Imports between rooms that point up or sideways, types included. */
export function wrongWays(source: Source): string[] {
  const here = roomOf(source.path);
  if (!here) return [];
  if (here.row < 0) return [`${source.path} ${homeless(here)}`];
  return importsOf(source).flatMap((found) => {
    const fault = faultOf(here, found, source.path);
    return fault === undefined ? [] : [`${source.path}:${found.line} imports ${found.from}: ${fault}`];
  });
}

interface Room {
  floor: Floor;
  name: string;
  /** Index of its row; −1 when the list does not know it. */
  row: number;
}

function roomOf(file: string): Room | undefined {
  const [folder, name = ''] = file.replace(/\.ts$/, '').split('/');
  const floor = FLOORS.find((one) => one.folder === folder);
  return floor && { floor, name, row: floor.rows.findIndex((row) => row.includes(name)) };
}

function homeless({ floor, name }: Room): string {
  return (
    `stands in ${floor.folder}/${name}, which is in no row of test/architecture/rooms.ts. ` +
    `Put the file into a room of ${floor.folder}/, or give the new room its row there and in docs/architecture.md.`
  );
}

function faultOf(here: Room, { from }: Import, file: string): string | undefined {
  if (!from.startsWith('.')) return undefined;
  const there = roomOf(path.posix.join(path.posix.dirname(file), from));
  if (!there || there.floor !== here.floor || there.name === here.name) return undefined;
  const arrow = `${here.floor.folder}/${here.name} must not know ${there.name}`;
  if (there.row < 0) return `${arrow}, which ${homeless(there)}`;
  if (there.row > here.row) return undefined;
  const why = there.row === here.row ? 'they are siblings' : 'it stands above';
  return `${arrow}: ${why}. ${here.floor.fix}`;
}
