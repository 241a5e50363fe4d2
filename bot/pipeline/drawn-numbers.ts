import { type SerialKind } from '../../dialogs/contract/turn';
/** Where ids and running numbers come from. */
export interface NumberSource {
  newId: (kind: string) => string;
  newSerial: (kind: SerialKind) => number;
  newCode: () => string;
}

/** How many of each kind were drawn when the mark was set. */
export type Mark = ReadonlyMap<string, number>;

/**
 * The ids and numbers of one turn. However often the turn is run (somebody committed first, a try failed) the
 * n-th of a kind is the same: a ticket or an order has one number, and none is skipped.
 */
export class DrawnNumbers implements NumberSource {
  private readonly drawn = new Map<string, Array<string | number>>();
  private next = new Map<string, number>();

  constructor(private readonly source: NumberSource) {}

  readonly newId = (kind: string): string => this.draw(`id:${kind}`, () => this.source.newId(kind)) as string;

  readonly newSerial = (kind: SerialKind): number =>
    this.draw(`serial:${kind}`, () => this.source.newSerial(kind)) as number;

  readonly newCode = (): string => this.draw('code', () => this.source.newCode()) as string;

  /** The turn is run from the start. */
  restart(): void {
    this.next = new Map();
  }

  mark(): Mark {
    return new Map(this.next);
  }

  /** Numbers drawn since the mark are drawn again: the step that drew them was not carried out. */
  backTo(mark: Mark): void {
    this.next = new Map(mark);
  }

  private draw(name: string, fresh: () => string | number): string | number {
    const at = this.next.get(name) ?? 0;
    const numbers = this.drawn.get(name) ?? [];
    const value = numbers[at] ?? fresh();
    numbers[at] = value;
    this.drawn.set(name, numbers);
    this.next.set(name, at + 1);
    return value;
  }
}

/** Turns whose numbers are kept; more are under way at once only when something is badly wrong. */
const MOST_KEPT = 1_000;

/** The numbers of turns that are not committed yet, by the message that opened them. */
export class NumberBook {
  private readonly byTurn = new Map<string, DrawnNumbers>();

  /**
   * @param messageId the first message of the turn: once it is answered, no other turn is opened by it, so that
   *   numbers of a commit whose answer was lost are never given twice
   */
  of(messageId: string, source: NumberSource): DrawnNumbers {
    const known = this.byTurn.get(messageId) ?? new DrawnNumbers(source);
    known.restart();
    const [oldest] = this.byTurn.keys();
    if (oldest !== undefined && this.byTurn.size >= MOST_KEPT) this.byTurn.delete(oldest);
    this.byTurn.set(messageId, known);
    return known;
  }

  forget(messageId: string): void {
    this.byTurn.delete(messageId);
  }
}
