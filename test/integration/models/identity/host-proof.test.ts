import { expect } from 'chai';
import { isProven } from '../../../../domain/conversation/proof';
import { DEFAULT_RULES } from '../../../../domain/rules';
import { plusMillis } from '../../../../domain/time/calendar';
import { proveByHost } from '../../../../models/identity/host-proof';
import { onEachStore } from '../each-store';
import { AT, enter, load, newId } from '../store-world';

const CONTEXT = { at: AT, newId, rules: DEFAULT_RULES.ladder, timeZone: 'Asia/Jakarta' };
const UNTIL = plusMillis(AT, 3_600_000);

onEachStore('Somebody whom the page has signed in', (database) => {
  async function signedIn(userId: string, email?: string): Promise<string> {
    const conversationId = await enter(database());
    const addresses = email === undefined ? [] : [{ kind: 'email' as const, value: email }];
    const proof = { way: 'host' as const, at: AT, until: UNTIL };
    await proveByHost(database(), { conversationId, person: { userId, addresses }, proof }, CONTEXT);
    return conversationId;
  }

  it('is proven in that conversation, and the same person on every device', async () => {
    const [phone, laptop] = [await signedIn('u-1', 'dimas@contoh.id'), await signedIn('u-1')];
    const [one, other] = [await load(database(), phone), await load(database(), laptop)];
    expect(one.snapshot.contact.id).to.equal(other.snapshot.contact.id);
    expect(isProven(other.snapshot.conversation, AT)).to.equal(true);
    expect(isProven(other.snapshot.conversation, UNTIL)).to.equal(false);
    expect(other.snapshot.contact.facts.map(({ key, status }) => [key, status])).to.deep.equal([
      ['email', 'confirmed'],
    ]);
  });

  it('is nobody else: two accounts stay two people', async () => {
    const [one, other] = [await signedIn('u-2'), await signedIn('u-3')];
    const ids = [one, other].map(async (id) => (await load(database(), id)).snapshot.contact.id);
    expect(new Set(await Promise.all(ids)).size).to.equal(2);
  });
});
