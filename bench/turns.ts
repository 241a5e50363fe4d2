import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectorLoops, directLineLoop, echoLoop } from './turns/loops';
import { type Figures, measure } from './turns/measure';

/**
 * What a turn costs, side by side in one run: the shipped price question as a durable Direct Line turn, the
 * same dialog over the stock SDK that keeps nothing, and a bare echo. CPU per turn and the ratios are the
 * figures to trust: the load comes from the same machine.
 */
async function main(): Promise<void> {
  const clients = Number(process.env.BENCH_CLIENTS ?? 16);
  const seconds = Number(process.env.BENCH_SECONDS ?? 6);
  const folder = mkdtempSync(path.join(tmpdir(), 'tangga-bench-'));
  const ours = await measure(
    {
      name: 'Tangga, Direct Line, SQLite FULL',
      module: 'ours',
      env: { DATABASE_URL: `sqlite:${path.join(folder, 'bench.sqlite')}` },
      connect: directLineLoop,
    },
    clients,
    seconds,
  );
  const connect = await connectorLoops();
  const stock = await measure(
    { name: 'stock CloudAdapter, MemoryStorage', module: 'stock', connect },
    clients,
    seconds,
  );
  const echo = await measure({ name: 'restify echo', module: 'echo', connect: echoLoop }, clients, seconds);
  rmSync(folder, { recursive: true, force: true });
  print([ours, stock, echo], clients, seconds);
}

function print(rows: readonly Figures[], clients: number, seconds: number): void {
  const write = (line: string): void => void process.stdout.write(`${line}\n`);
  write(`\n${clients} clients, ${seconds} s each, Node ${process.version}\n`);
  write(
    `${'way'.padEnd(36)}${['turns/s', 'CPU µs/turn', 'p50 ms', 'p99 ms'].map((head) => head.padStart(13)).join('')}`,
  );
  for (const row of rows) {
    const cells = [row.turnsPerS, row.cpuPerTurn, row.p50, row.p99].map((value) =>
      value.toFixed(1).padStart(13),
    );
    write(`${row.name.padEnd(36)}${cells.join('')}`);
  }
  const [ours, stock, echo] = rows;
  if (!ours || !stock || !echo) return;
  write(
    `\nCPU of a durable turn / stock turn that keeps nothing: ${(ours.cpuPerTurn / stock.cpuPerTurn).toFixed(2)}`,
  );
  write(`CPU of a durable turn / echo: ${(ours.cpuPerTurn / echo.cpuPerTurn).toFixed(1)}`);
  write('target: at most 1.00 of the stock turn; stretch: 0.50\n');
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
