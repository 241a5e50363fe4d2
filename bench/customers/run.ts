import http from 'node:http';
import { type Customer, customersOf } from './customer';
import { DirectLineClient } from './direct-line';
import { type Finding } from './judge/finding';
import { judge } from './judge/judge';
import { startProduct } from './product';
import { Shop } from './shop';
import { Store } from './store';
import { Conversation, type Talk } from './talk';
import { Words } from './words';

/** One customer, the conversation, and what was wrong with it. */
export interface Outcome {
  customer: Customer;
  talk: Talk;
  findings: readonly Finding[];
}

export interface Run {
  seed: number;
  customers: number;
  /** A part of the name of the kinds that come; undefined: all. */
  only?: string;
  /** How many talk at once. */
  atOnce?: number;
}

/** Lets the customers of a run talk to the product, and judges each by what is stored afterwards. */
export async function run({ seed, customers: count, only, atOnce = 16 }: Run): Promise<Outcome[]> {
  const shop = Shop.ofCompany('nusa-seduh');
  const customers = customersOf(seed, count, { shop, words: new Words(), only });
  const product = await startProduct();
  const store = await Store.open(product.file);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 256 });
  try {
    const outcomes: Outcome[] = [];
    const waiting = [...customers];
    const serve = async (): Promise<void> => {
      for (let customer = waiting.shift(); customer; customer = waiting.shift()) {
        outcomes.push(await attend(customer, product.url, agent, store, shop));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, serve));
    return outcomes.sort((a, b) => a.customer.number - b.customer.number);
  } finally {
    agent.destroy();
    await store.close();
    await product.stop();
  }
}

async function attend(
  customer: Customer,
  url: string,
  agent: http.Agent,
  store: Store,
  shop: Shop,
): Promise<Outcome> {
  const { goal, manner } = customer;
  const client = await DirectLineClient.start(url, agent, manner.language);
  const contactId = await store.contactOf(client.conversationId);
  const glance = (): Promise<string> => store.fingerprint(contactId);
  const types = manner.habits.includes('types instead of pressing');
  const conversation = new Conversation(client, goal, glance, types, manner.language);
  const talk = await conversation.lead();
  return { customer, talk, findings: judge(customer, talk, await store.recordsOf(contactId), shop) };
}
