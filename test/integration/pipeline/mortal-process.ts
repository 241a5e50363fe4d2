import { NOTHING_RECOGNIZED } from '../../../domain/recognition/recognition';
import { DialogHost } from '../../../bot/pipeline/dialog-host';
import { Hub } from '../../../bot/pipeline/hub';
import { type Intake } from '../../../bot/pipeline/intake';
import { createIntake } from '../../../bot/pipeline/intake-pipeline';
import { TurnRunner } from '../../../bot/pipeline/runner';
import { type Database, openDatabase } from '../../../models/database/database';
import { type Sql } from '../../../models/database/sql';
import { greeter, parrotAt, quietParts } from './parrot';
import { type Store, createStore } from '../../../models/turns/store';
import { NO_CODES } from '../../no-proof';

/** Where a process may die: the name of the last thing it did not get done. */
export const FAULT_POINTS = [
  'accept: before anything',
  'accept: place taken, message not kept',
  'accept: message kept, echo not written',
  'accept: written, not committed',
  'accept: committed, not answered',
  'turn: before looking into the inbox',
  'turn: before load',
  'turn: loaded, not recognized',
  'turn: recognized, dialogs not run',
  'turn: dialogs run, not rendered',
  'turn: rendered, not committed',
  'commit: conversation written, contact not',
  'commit: inbox settled, transcript not',
  'commit: transcript written, outbox not',
  'commit: contact written, inbox still open',
  'commit: written, not committed',
  'deliver: committed, nobody told',
  'deliver: told, turn not ended',
] as const;

export type FaultPoint = (typeof FAULT_POINTS)[number];

/** Which statement a point stands before. */
const BEFORE_STATEMENT: ReadonlyArray<{ point: FaultPoint; begins: string; nth?: number }> = [
  { point: 'accept: place taken, message not kept', begins: 'INSERT INTO inbox' },
  { point: 'commit: conversation written, contact not', begins: 'UPDATE contact' },
  { point: 'commit: inbox settled, transcript not', begins: 'INSERT INTO message' },
  { point: 'commit: contact written, inbox still open', begins: 'UPDATE inbox' },
];

class Killed extends Error {}

/** A promise that never comes: what a caller of a dead process gets. */
const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

/**
 * The pipeline as a process that can be killed at a named point. From that instant on it does nothing more:
 * open transactions are rolled back, callers get no answer. The database can then be opened again.
 */
export class MortalProcess {
  private dead = false;
  private readonly countdown = new Map<FaultPoint, number>();
  intake!: Intake;
  store!: Store;
  private database!: Database;
  private runner!: TurnRunner;

  constructor(private readonly newId: (kind: string) => string) {}

  static async start(url: string, newId: (kind: string) => string): Promise<MortalProcess> {
    const process = new MortalProcess(newId);
    await process.open(url);
    return process;
  }

  get isDead(): boolean {
    return this.dead;
  }

  /** The process dies when it passes `point` for the `nth` time. */
  killAt(point: FaultPoint, nth: number): void {
    this.countdown.set(point, nth);
  }

  /** No death is planned any more. */
  spare(): void {
    this.countdown.clear();
  }

  /** Gives the files back; nothing of this process is written any more. */
  async bury(): Promise<void> {
    this.dead = true;
    // The dead have no timers: without this, thousands of them would go on waking up.
    await this.runner.stop();
    await this.database.close();
  }

  /** Ends what runs, then closes: an orderly stop. */
  async stop(): Promise<void> {
    await this.runner.stop();
    await this.database.close();
  }

  private pass(point: FaultPoint): void {
    const left = this.countdown.get(point);
    if (left !== undefined) this.countdown.set(point, left - 1);
    if (left === 1) this.dead = true;
    if (this.dead) throw new Killed(point);
  }

  private async open(url: string): Promise<void> {
    this.database = await openDatabase(url);
    const store = createStore(this.mortal(this.database));
    this.store = store;
    const hub = new Hub();
    const host = new DialogHost([greeter, parrotAt('parrot', ['unclear', 'outside', 'rep'])]);
    const deps = {
      store: {
        ...store,
        pending: async (id: string) =>
          this.step('turn: before looking into the inbox', () => store.pending(id)),
        load: async (id: string) => this.step('turn: before load', () => store.load(id)),
        commit: async (turn: Parameters<Store['commit']>[0]) => {
          this.pass('turn: rendered, not committed');
          const result = await store.commit(turn);
          this.pass('deliver: committed, nobody told');
          return result;
        },
      },
      ...quietParts(),
      recognizer: {
        recognize: () => {
          this.pass('turn: loaded, not recognized');
          return Promise.resolve(NOTHING_RECOGNIZED);
        },
      },
      host: {
        expecting: () => undefined,
        open: () => [],
        run: async (run: Parameters<DialogHost['run']>[0]) => {
          this.pass('turn: recognized, dialogs not run');
          await host.run(run);
          this.pass('turn: dialogs run, not rendered');
        },
      } as unknown as DialogHost,
      hub: {
        publish: (...told: Parameters<Hub['publish']>) => {
          hub.publish(...told);
          this.pass('deliver: told, turn not ended');
        },
      } as unknown as Hub,
      proofs: NO_CODES,
      clock: () => new Date().toISOString(),
      newId: this.newId,
    };
    this.runner = new TurnRunner(deps);
    const intake = createIntake({ ...deps, hub, runner: this.runner, defaultLanguage: 'id', store });
    this.intake = {
      enter: (arrival) => this.orNever(() => intake.enter(arrival)),
      accept: (incoming) =>
        this.orNever(async () => {
          this.pass('accept: before anything');
          const kept = await intake.accept(incoming);
          this.pass('accept: committed, not answered');
          return kept;
        }),
      settled: (messageId) => this.orNever(() => intake.settled(messageId)),
    };
    await this.runner.start();
  }

  private async step<T>(point: FaultPoint, work: () => Promise<T>): Promise<T> {
    this.pass(point);
    return work();
  }

  /** Whoever asks a dead process hears nothing; a living one answers or fails as it is. */
  private async orNever<T>(work: () => Promise<T>): Promise<T> {
    try {
      const result = await work();
      return this.dead ? await never<T>() : result;
    } catch (error) {
      if (this.dead) return never<T>();
      throw error;
    }
  }

  /** The database, whose transactions die with the process. */
  private mortal(database: Database): Database {
    return {
      ...database,
      write: (work) =>
        database.write(async (sql) => {
          const statements: string[] = [];
          const result = await work(this.mortalSql(sql, statements));
          const wrote = (begins: string): boolean => statements.some((sqlText) => sqlText.startsWith(begins));
          if (wrote('INSERT INTO inbox')) this.pass('accept: written, not committed');
          if (wrote('UPDATE inbox')) this.pass('commit: written, not committed');
          return result;
        }),
    };
  }

  private mortalSql(sql: Sql, statements: string[]): Sql {
    const before = (text: string): void => {
      if (this.dead) throw new Killed('a dead process writes nothing');
      for (const { point, begins } of BEFORE_STATEMENT) if (text.startsWith(begins)) this.pass(point);
      if (text.startsWith('INSERT INTO outbox')) {
        const accepting = statements.some((earlier) => earlier.startsWith('INSERT INTO inbox'));
        this.pass(
          accepting ? 'accept: message kept, echo not written' : 'commit: transcript written, outbox not',
        );
      }
      statements.push(text);
    };
    return {
      rows: (text, params) => {
        before(text);
        return sql.rows(text, params);
      },
      run: (text, params) => {
        before(text);
        return sql.run(text, params);
      },
    };
  }
}
