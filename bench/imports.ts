import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * `npm run bench:imports`: what a large catalogue costs as a whole process on SQLite: its preview, the first import, an
 * import that changes every price, and taking that back. `-- ROWS` for another number than 100,000. GNU time is needed.
 */
const ROWS = Number(process.argv[2] ?? 100_000);
const SECONDS_WANTED = 60;
const MB_WANTED = 500;

interface Run {
  said: string;
  seconds: number;
  peakMb: number;
}

function listOf(price: (row: number) => string): string {
  const rows = Array.from({ length: ROWS }, (_, row) => {
    const name = `Barang nomor ${row} warna ${row % 2 === 0 ? 'biru' : 'merah'}`;
    return `B-${row};${name};penggiling;"Keterangan barang ${row}, panjang";"${price(row)}";${row % 90}`;
  });
  return ['Daftar harga', '', 'Kode;Nama;Kategori;Deskripsi;Harga;Stok', ...rows].join('\r\n');
}

function imported(folder: string, args: readonly string[]): Run {
  const began = performance.now();
  const env = { ...process.env, DATABASE_URL: `sqlite:${path.join(folder, 'imports.sqlite')}` };
  const command = ['-f', '%M', process.execPath, 'dist/bot/commands/import.js', 'catalogue', ...args];
  const done = spawnSync('/usr/bin/time', command, { env, encoding: 'utf8', maxBuffer: 1e8 });
  if (done.error) throw done.error;
  // The command says by 3 that it waits for its confirmation.
  if (done.status !== 0 && done.status !== 3) throw new Error(done.stderr);
  const peakKb = Number(done.stderr.trim().split('\n').at(-1));
  return { said: done.stdout, seconds: (performance.now() - began) / 1000, peakMb: peakKb / 1024 };
}

function tell(what: string, { seconds, peakMb }: Run): void {
  const fits = seconds <= SECONDS_WANTED && peakMb <= MB_WANTED;
  process.stdout.write(
    `${what.padEnd(28)} ${seconds.toFixed(1).padStart(6)} s ${peakMb.toFixed(0).padStart(6)} MB` +
      `${fits ? '' : `  more than ${SECONDS_WANTED} s or ${MB_WANTED} MB`}\n`,
  );
}

function takeIn(folder: string, file: string): { preview: Run; taken: Run } {
  const preview = imported(folder, [file]);
  const code = /--confirm (\w+)/u.exec(preview.said)?.[1];
  if (code === undefined) throw new Error(`No code was said: ${preview.said}`);
  return { preview, taken: imported(folder, [file, '--confirm', code]) };
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'tangga-imports-'));
try {
  const [first, second] = ['first.csv', 'second.csv'].map((name) => path.join(folder, name));
  writeFileSync(
    first ?? '',
    listOf((row) => `Rp ${(row % 900) + 1}.000,-`),
  );
  writeFileSync(
    second ?? '',
    listOf((row) => `Rp ${(row % 900) + 1}.500,-`),
  );
  process.stdout.write(`${ROWS} rows, each as a process of its own\n`);
  const { preview, taken } = takeIn(folder, first ?? '');
  tell('preview', preview);
  tell('first import', taken);
  tell('import that changes all', takeIn(folder, second ?? '').taken);
  tell('taken back', imported(folder, ['--undo']));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
