import { expect } from 'chai';
import { type DomainEvent } from '../../../domain/contact/events';
import { commitTurn } from '../../../models/turns/commit';
import { acceptMessage, messageState, pendingMessages } from '../../../models/turns/inbox';
import { activitiesAfter } from '../../../models/turns/outbox';
import { onEachStore } from './each-store';
import { AT, asked, enter, everything, fact, lineOf, load, messageTo, newId, turnOn } from './store-world';

const GREETED: DomainEvent = { type: 'greeted', at: AT };

onEachStore('A turn is committed', (database) => {
  it('whole: what was learned, where the dialog stands, what is said, and that the message is answered', async () => {
    const id = await enter(database());
    const message = messageTo(id, { echo: { text: 'halo' } });
    await acceptMessage(database(), message);
    const before = await load(database(), id);
    const stack = [{ id: 'refer', version: 1, state: { asking: 'call_human' } }];
    const turn = turnOn(before, [GREETED, fact('Budi'), asked('asked:1')], {
      messages: [lineOf(before)],
      activities: [{ text: 'satu' }, { text: 'dua' }],
      transitions: [
        {
          id: newId('transition'),
          from: 'SUSPECT',
          to: 'PROSPECT',
          at: AT,
          direction: 'up',
          evidenceEventIds: [],
        },
      ],
      settled: { seqs: [1], state: 'done' },
    });
    turn.after = { ...turn.after, conversation: { ...turn.after.conversation, stack } };
    expect(await commitTurn(database(), turn)).to.deep.equal({ status: 'committed', lastSeq: 3 });

    const after = await load(database(), id);
    expect(after.snapshot.conversation).to.deep.include({ stack, greetedAt: AT });
    expect(after.snapshot.contact.facts.map(({ value }) => value)).to.deep.equal(['Budi']);
    expect(after.snapshot.contact.evidence.map(({ key }) => key)).to.deep.equal([
      'contact_created',
      'asked:1',
    ]);
    expect([after.conversationVersion, after.contactVersion]).to.deep.equal([1, 1]);
    const said = await activitiesAfter(database(), id, 1);
    expect(said.map(({ seq, activity }) => [seq, activity])).to.deep.equal([
      [2, { text: 'satu' }],
      [3, { text: 'dua' }],
    ]);
    expect(await messageState(database(), message.messageId)).to.equal('done');
    expect(await pendingMessages(database(), id)).to.deep.equal([]);
  });

  /** The second of two turns on the same snapshot: it must change nothing at all. */
  async function second(turn: Parameters<typeof commitTurn>[1]): Promise<void> {
    const written = await everything(database());
    expect(await commitTurn(database(), turn)).to.deep.equal({ status: 'conflict' });
    expect(await everything(database())).to.deep.equal(written);
  }

  it('not on a conversation that somebody else has changed meanwhile', async () => {
    const id = await enter(database());
    await acceptMessage(database(), messageTo(id));
    const before = await load(database(), id);
    await commitTurn(database(), turnOn(before, [GREETED]));
    const content = { messages: [lineOf(before)], activities: [{ text: 'dua kali' }] };
    await second(
      turnOn(before, [fact('Budi'), asked('a')], { ...content, settled: { seqs: [1], state: 'done' } }),
    );
  });

  it('not on a person who has changed meanwhile in another conversation', async () => {
    const user = newId('user');
    const [here, there] = [await enter(database(), user), await enter(database(), user)];
    const before = await load(database(), here);
    await commitTurn(database(), turnOn(await load(database(), there), [fact('Budi')]));
    await second(
      turnOn(before, [fact('Bambang')], { activities: [{ text: 'halo' }], messages: [lineOf(before)] }),
    );
    await second(turnOn(before, [GREETED], { activities: [{ text: 'halo' }] }));
  });

  it('not when its message has been answered already', async () => {
    const id = await enter(database());
    await acceptMessage(database(), messageTo(id));
    await commitTurn(
      database(),
      turnOn(await load(database(), id), [], { settled: { seqs: [1], state: 'done' } }),
    );
    const again = { activities: [{ text: 'dua kali' }], settled: { seqs: [1], state: 'done' as const } };
    await second(turnOn(await load(database(), id), [fact('Budi')], again));
  });

  it('in two conversations of one person at once, as long as neither changes the person', async () => {
    const user = newId('user');
    const ids = [await enter(database(), user), await enter(database(), user)];
    const turns = await Promise.all(ids.map(async (id) => turnOn(await load(database(), id), [GREETED])));
    const results = await Promise.all(turns.map((turn) => commitTurn(database(), turn)));
    expect(results.map(({ status }) => status)).to.deep.equal(['committed', 'committed']);
  });

  it('once, of ten that were decided on the same snapshot', async () => {
    const id = await enter(database());
    const before = await load(database(), id);
    const turns = Array.from({ length: 10 }, (_turn, index) =>
      turnOn(before, [fact(`name ${index}`)], { activities: [{ text: `name ${index}` }] }),
    );
    const results = await Promise.all(turns.map((turn) => commitTurn(database(), turn)));
    const won = results.findIndex(({ status }) => status === 'committed');
    expect(results.filter(({ status }) => status === 'committed')).to.have.length(1);
    const { facts } = (await load(database(), id)).snapshot.contact;
    expect(facts.map(({ value }) => value)).to.deep.equal([`name ${won}`]);
    const said = await activitiesAfter(database(), id, 0);
    expect(said.map(({ seq, activity }) => [seq, activity])).to.deep.equal([[1, { text: `name ${won}` }]]);
  });

  it('or nothing of it, when one statement fails', async () => {
    const id = await enter(database());
    const before = await load(database(), id);
    const message = lineOf(before);
    const written = await everything(database());
    const turn = turnOn(before, [fact('Budi')], {
      messages: [message, message],
      activities: [{ text: 'halo' }],
    });
    const error = await commitTurn(database(), turn).catch((caught: Error) => caught);
    expect(error).to.be.instanceOf(Error);
    expect(await everything(database())).to.deep.equal(written);
  });
});
