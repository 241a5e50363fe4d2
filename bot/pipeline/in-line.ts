/** Pieces of work of one name one after the other, in the order they came; different names side by side. */
export class InLine<Name> {
  private readonly last = new Map<Name, Promise<unknown>>();

  /** Settles as the work does; a failure of earlier work does not stop later work. */
  async run<Result>(name: Name, work: () => Promise<Result>): Promise<Result> {
    const before = this.last.get(name) ?? Promise.resolve();
    const mine = before.catch(() => undefined).then(work);
    this.last.set(name, mine);
    try {
      return await mine;
    } finally {
      if (this.last.get(name) === mine) this.last.delete(name);
    }
  }
}
