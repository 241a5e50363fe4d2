import { type Activity, isFromVisitor } from './client/activity';
import { type Memory } from './client/memory';

/** Counts what came while the panel was closed; kept over page changes. */
export class Unread {
  private isWatched = false;

  constructor(
    private readonly memory: Memory,
    private readonly tell: (count: number) => void,
  ) {}

  watching(is: boolean, all: readonly Activity[]): void {
    this.isWatched = is;
    this.came(all);
  }

  /** @param all the log: what stands after the last that was read is new */
  came(all: readonly Activity[]): void {
    if (this.isWatched) {
      this.memory.write('read', all.at(-1)?.id);
      this.tell(0);
      return;
    }
    const read = this.memory.read<string>('read');
    const place = all.findIndex(({ id }) => id === read);
    // A conversation of which nothing was read here, or read so long ago that it is gone, counts in full.
    this.tell(all.slice(place + 1).filter((activity) => !isFromVisitor(activity)).length);
  }
}
