import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { until } from '../channels/directline/requests';

const MAIN = path.resolve(__dirname, '../../../bot/main.js');
const DIRECT_LINE = path.resolve(__dirname, '../../../bot/commands/directline.js');

/** A start takes a second or two; on a busy machine, or where the model is not built, longer. */
const START_MS = 150_000;

/** A line of a process's log. */
export interface LogLine {
  level: number;
  msg: string;
  name?: string;
  error?: string;
  code?: string;
  id?: string;
  stack?: string;
}

/** A program of ours as it runs in the field: its own process, spoken to by the network alone. */
export class RealProcess {
  private output = '';

  private constructor(readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (data: Buffer) => (this.output += data.toString()));
    }
  }

  /** `npm start` with a configuration of its own; resolves when it answers. */
  static async server(environment: Record<string, string>): Promise<RealProcess & { url: string }> {
    const started = RealProcess.run([MAIN], { PORT: '0', LOG_LEVEL: 'warn', ...environment });
    return started.listening(/Shop +(http:\S+?)\/\n/);
  }

  /** `npm run directline` before a bot. */
  static async directLine(args: readonly string[]): Promise<RealProcess & { url: string }> {
    return RealProcess.run([DIRECT_LINE, '--port', '0', ...args], {}).listening(
      /Direct Line +(http:\/\/[^/]+)/,
    );
  }

  static run(args: readonly string[], environment: Record<string, string>): RealProcess {
    const child = spawn(process.execPath, ['--enable-source-maps', ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH ?? '', ...environment },
    });
    return new RealProcess(child);
  }

  get said(): string {
    return this.output;
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Its log, but for what it says in plain words. */
  get log(): LogLine[] {
    const lines = this.output.split('\n').filter((line) => line.startsWith('{"level"'));
    return lines.map((line) => JSON.parse(line) as LogLine);
  }

  /** @returns its exit code, or the signal that ended it */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | string | null> {
    if (!this.isRunning) return this.child.exitCode ?? this.child.signalCode;
    const ended = once(this.child, 'exit') as Promise<[number | null, string | null]>;
    this.child.kill(signal);
    const [code, by] = await ended;
    return code ?? by;
  }

  private async listening(address: RegExp): Promise<RealProcess & { url: string }> {
    const told = (): string | undefined => {
      if (!this.isRunning) throw new Error(`it ended: ${this.output}`);
      return address.exec(this.output)?.[1];
    };
    try {
      return Object.assign(this, { url: await until('its address', told, START_MS) });
    } catch (error) {
      this.child.kill('SIGKILL');
      throw error;
    }
  }
}
