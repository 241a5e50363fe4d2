import { expect } from 'chai';
import { enterConversation, lastConversation } from '../../../models/turns/enter';
import { settingOnce } from '../../../models/database/settings';
import { onEachStore } from './each-store';
import { AT, enter, entryOf, everything, load, newId } from './store-world';

onEachStore('Somebody enters', (database) => {
  const count = async (sql: string, value: string): Promise<number> => {
    const [row] = await database().read<{ count: string | number }>(`SELECT COUNT(*) AS count ${sql}`, [
      value,
    ]);
    return Number(row?.count);
  };

  it('and is known from the first moment: on the lowest rung, with the event that says why', async () => {
    const { snapshot, conversationVersion, contactVersion } = await load(database(), await enter(database()));
    expect(snapshot.contact).to.deep.include({ standing: 'SUSPECT', standingSince: AT, source: 'unknown' });
    expect(snapshot.contact.evidence.map(({ type }) => type)).to.deep.equal(['contact_created']);
    expect(snapshot.conversation).to.deep.include({ language: 'id', stack: [], misunderstood: 0 });
    expect([conversationVersion, contactVersion]).to.deep.equal([0, 0]);
  });

  it('twice, and nothing is written the second time', async () => {
    const entry = entryOf();
    expect(await enterConversation(database(), entry)).to.deep.equal({ created: true });
    const written = await everything(database());
    const again = entryOf({ conversationId: entry.conversationId, user: entry.channelUserId });
    expect(await enterConversation(database(), again)).to.deep.equal({ created: false });
    expect(await everything(database())).to.deep.equal(written);
  });

  it('again later, and is the same person in another conversation', async () => {
    const user = newId('user');
    const [first, second] = [await enter(database(), user), await enter(database(), user)];
    const contacts = [await load(database(), first), await load(database(), second)];
    expect(contacts[0]?.snapshot.contact).to.deep.equal(contacts[1]?.snapshot.contact);
    expect([first, second]).to.include(await lastConversation(database(), 'webchat', user, AT));
    expect(await lastConversation(database(), 'webchat', user, '9999')).to.equal(undefined);
  });

  it('twenty times at the same instant: one person, one conversation; who was refused may try again', async () => {
    const { conversationId, channelUserId: user } = entryOf();
    const tries = Array.from({ length: 20 }, () => entryOf({ conversationId, user }));
    const results = await Promise.allSettled(tries.map((entry) => enterConversation(database(), entry)));
    const entered = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(entered.filter(({ created }) => created)).to.have.length(1);
    if (database().kind === 'sqlite') expect(entered).to.have.length(20);
    for (const [index, result] of results.entries()) {
      if (result.status === 'rejected') await enterConversation(database(), tries[index] ?? entryOf());
    }
    const { contact } = (await load(database(), conversationId)).snapshot;
    expect(await count('FROM channel_identity WHERE channel_user_id = $1', user)).to.equal(1);
    expect(await count('FROM conversation WHERE channel_user_id = $1', user)).to.equal(1);
    expect(await count('FROM loyalty_event WHERE contact_id = $1', contact.id)).to.equal(1);
    expect(await count('FROM rung_transition WHERE contact_id = $1', contact.id)).to.equal(1);
    const everybody = tries.map(({ newcomer }) => `'${newcomer.contact.id}'`).join();
    expect(await count(`FROM contact WHERE id IN (${everybody}) AND version >= $1`, '0')).to.equal(1);
  });
});

onEachStore('A setting that is made once', (database) => {
  it('is the same for all who ask at once, and later', async () => {
    const name = newId('setting');
    const values = await Promise.all(
      Array.from({ length: 20 }, (_ask, index) => settingOnce(database(), name, () => `value ${index}`)),
    );
    expect(new Set(values).size).to.equal(1);
    expect(await settingOnce(database(), name, () => 'too late')).to.equal(values[0]);
  });
});
