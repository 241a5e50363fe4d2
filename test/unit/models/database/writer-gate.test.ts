import { expect } from 'chai';
import fc from 'fast-check';
import { NestedWriteError, WriterGate } from '../../../../models/database/writer-gate';

/** A connection that keeps what was committed and shows in which order what happened. */
class FakeConnection {
  readonly log: string[] = [];
  readonly committed: string[] = [];
  private uncommitted: string[] = [];
  private open = false;

  readonly gate = new WriterGate<FakeConnection>({
    handle: this,
    begin: () => this.step('begin', () => (this.open = true)),
    commit: () => this.step('commit', () => this.end(this.uncommitted)),
    rollback: () => this.step('rollback', () => this.end([])),
  });

  constructor(private readonly fails: (what: string) => boolean = () => false) {}

  async write(row: string): Promise<void> {
    await Promise.resolve();
    if (!this.open) throw new Error('written outside a transaction');
    this.uncommitted.push(row);
  }

  private end(kept: readonly string[]): void {
    this.committed.push(...kept);
    this.uncommitted = [];
    this.open = false;
  }

  private async step(what: string, happen: () => unknown): Promise<void> {
    await Promise.resolve();
    if (what === 'begin' && this.open) throw new Error('a transaction within a transaction');
    if (this.fails(what)) throw new Error(`${what} failed`);
    this.log.push(what);
    happen();
  }
}

function transactionsOf(connection: FakeConnection): number {
  return connection.log.filter((what) => what === 'begin').length;
}

describe('The writer gate', () => {
  it('commits what arrives together in one transaction, in the order of arrival', async () => {
    const connection = new FakeConnection();
    const rows = ['a', 'b', 'c', 'd'];
    await Promise.all(rows.map((row) => connection.gate.run((handle) => handle.write(row))));
    expect(connection.log).to.deep.equal(['begin', 'commit']);
    expect(connection.committed).to.deep.equal(rows);
  });

  it('gives each caller its own result, and not before the commit', async () => {
    const connection = new FakeConnection();
    const seen = await Promise.all(
      [1, 2, 3].map((value) =>
        connection.gate.run(() => Promise.resolve(value)).then((result) => [result, connection.log.at(-1)]),
      ),
    );
    expect(seen).to.deep.equal([
      [1, 'commit'],
      [2, 'commit'],
      [3, 'commit'],
    ]);
  });

  it('rejects everybody of a group when the commit fails, each after a try alone', async () => {
    const connection = new FakeConnection((what) => what === 'commit');
    const results = await Promise.allSettled(
      ['a', 'b'].map((row) => connection.gate.run((handle) => handle.write(row))),
    );
    expect(results.map(({ status }) => status)).to.deep.equal(['rejected', 'rejected']);
    expect(connection.committed).to.deep.equal([]);
    expect(transactionsOf(connection)).to.equal(3);
  });

  it('goes on after a transaction that could not begin', async () => {
    let broken = true;
    const connection = new FakeConnection((what) => what === 'begin' && broken);
    const error = await connection.gate.run((handle) => handle.write('a')).catch((caught: Error) => caught);
    expect(error).to.be.instanceOf(Error).with.property('message', 'begin failed');
    broken = false;
    await connection.gate.run((handle) => handle.write('b'));
    expect(connection.committed).to.deep.equal(['b']);
  });

  it('is idle only when nothing waits', async () => {
    const connection = new FakeConnection();
    for (const what of ['a', 'b']) void connection.gate.run((handle) => handle.write(what));
    await connection.gate.idle();
    expect(connection.committed).to.deep.equal(['a', 'b']);
  });

  it('refuses a write inside a write at once, where it would wait for itself', async () => {
    const connection = new FakeConnection();
    const inner: unknown[] = [];
    await connection.gate.run(async (handle) => {
      await handle.write('a');
      inner.push(await connection.gate.run((later) => later.write('b')).catch((error: unknown) => error));
    });
    expect(inner[0]).to.be.instanceOf(NestedWriteError);
    expect(connection.committed).to.deep.equal(['a']);
  });

  it('keeps exactly the units that did not fail, in order, whoever fails beside them', async () => {
    const units = fc.array(fc.record({ fails: fc.boolean(), pause: fc.nat({ max: 3 }) }), { maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(units, async (plan) => {
        const connection = new FakeConnection();
        const runs = plan.map(async ({ fails, pause }, index) => {
          for (let tick = 0; tick < pause; tick += 1) await Promise.resolve();
          return connection.gate.run(async (handle) => {
            await handle.write(`${pause}:${index}`);
            if (fails) throw new Error(`unit ${index}`);
            return index;
          });
        });
        const results = await Promise.allSettled(runs);
        results.forEach((result, index) => {
          const fails = plan[index]?.fails;
          expect(result.status).to.equal(fails ? 'rejected' : 'fulfilled');
          if (result.status === 'fulfilled') expect(result.value).to.equal(index);
        });
        const kept = plan.map(({ fails, pause }, index) => ({
          row: `${pause}:${index}`,
          fails,
          pause,
          index,
        }));
        const expected = kept
          .filter(({ fails }) => !fails)
          .sort((a, b) => a.pause - b.pause || a.index - b.index);
        expect(connection.committed).to.deep.equal(expected.map(({ row }) => row));
      }),
      { numRuns: 200 },
    );
  });
});
