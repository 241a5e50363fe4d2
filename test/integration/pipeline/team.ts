import { type LogLine, RealProcess } from './real-process';

type Server = RealProcess & { url: string };

/** Several processes of the server on one database; any of them may be killed and started again. */
export class Team {
  private readonly past: RealProcess[] = [];
  private turn = 0;

  private constructor(
    private readonly servers: Server[],
    private readonly environment: Record<string, string>,
  ) {}

  static async start(size: number, environment: Record<string, string>): Promise<Team> {
    const first = await RealProcess.server(environment);
    const others = await Promise.all(Array.from({ length: size - 1 }, () => RealProcess.server(environment)));
    return new Team([first, ...others], environment);
  }

  url(place: number): string {
    return this.servers[place]?.url ?? '';
  }

  /** Another one each time. */
  any(): string {
    this.turn += 1;
    return this.url(this.turn % this.servers.length);
  }

  /** Kills one in the middle of whatever it does; another one takes its place. */
  async replace(place: number): Promise<void> {
    const server = this.servers[place];
    if (!server) return;
    await server.end('SIGKILL');
    this.past.push(server);
    this.servers[place] = await RealProcess.server({ ...this.environment, PORT: new URL(server.url).port });
  }

  /** Stops one as a supervisor does. @returns its exit code */
  stop(place: number): Promise<number | string | null> {
    return this.servers[place]?.end('SIGTERM') ?? Promise.resolve(null);
  }

  /** What any of them had to complain about that no kill explains. */
  complaints(): LogLine[] {
    return [...this.past, ...this.servers].flatMap(({ log }) => log.filter(({ level }) => level >= 50));
  }

  async end(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.end('SIGTERM')));
  }
}
