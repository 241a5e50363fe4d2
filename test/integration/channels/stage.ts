import { type LineView } from '../../../bot/desk/views';
import { type Clause, type Customer, type Harness, type Heard } from './harness';
import { type World } from './world';

/** One channel with a customer on it, for the clauses of the contract. */
export class Stage {
  world!: World;
  /** New for each clause, and greeted. */
  sari!: Customer;

  constructor(
    readonly harness: Harness,
    private readonly all: readonly Harness[],
  ) {}

  async set(world: World): Promise<void> {
    this.world = world;
    this.sari = await this.arrived(this.harness);
  }

  keeps(clause: Clause): boolean {
    return this.harness.exceptions[clause] === undefined;
  }

  async arrived(at: Harness): Promise<Customer> {
    const somebody = at.customer(this.world);
    await somebody.arrives();
    await this.world.quiet();
    return somebody;
  }

  /** What a customer hears of something that is done, once everything is quiet again. */
  async after(act: () => Promise<unknown>, who = this.sari): Promise<Heard[]> {
    const before = (await who.hears()).length;
    await act();
    await this.world.quiet();
    return (await who.hears()).slice(before);
  }

  /** What the customer has said, as a rep sees it. */
  async told(): Promise<LineView[]> {
    const { lines } = await this.world.rep.see(this.sari.conversationId);
    return lines.filter(({ author }) => author === 'customer');
  }

  /** The next channel of which this holds; after the last comes the first. */
  neighbour(isOne: (other: Harness) => boolean = () => true): Harness {
    const place = this.all.indexOf(this.harness);
    const found = [...this.all.slice(place + 1), ...this.all.slice(0, place)].find(isOne);
    if (!found) throw new Error('there is no other channel');
    return found;
  }

  rep(act: 'claim' | 'reply' | 'return', more: object = {}): Promise<void> {
    return this.repTo(this.sari, act, more);
  }

  async repTo(customer: Customer, act: 'claim' | 'reply' | 'return', more: object = {}): Promise<void> {
    const { status, body } = await this.world.rep.act(customer.conversationId, act, more);
    if (status !== 200) throw new Error(`the desk answered ${status} ${body.error.code}`);
  }
}
