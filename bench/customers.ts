import { parseArgs } from 'node:util';
import { figures, transcript, writeOut } from './customers/report';
import { run } from './customers/run';

/**
 * People with an errand talk to the running product over Direct Line; what is stored afterwards is compared
 * with what was true. `npm run bench:customers -- --customers 200 --seed 1 [--goal order] [--verbose] [--out folder]`
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      customers: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      goal: { type: 'string' },
      verbose: { type: 'boolean', default: false },
      out: { type: 'string' },
    },
  });
  const began = performance.now();
  const seed = Number(values.seed);
  const outcomes = await run({ seed, customers: Number(values.customers), only: values.goal });
  const write = (line: string): void => void process.stdout.write(`${line}\n`);
  if (values.verbose) for (const outcome of outcomes) write(transcript(outcome));
  write(`seed ${seed}, ${((performance.now() - began) / 1000).toFixed(1)} s, Node ${process.version}`);
  for (const line of figures(outcomes)) write(line);
  if (values.out !== undefined) writeOut(values.out, outcomes);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
