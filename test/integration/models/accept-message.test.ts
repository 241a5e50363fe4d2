import { expect } from 'chai';
import {
  type NewMessage,
  acceptMessage,
  conversationsWaiting,
  messageState,
  pendingMessages,
} from '../../../models/turns/inbox';
import { activitiesAfter } from '../../../models/turns/outbox';
import { onEachStore } from './each-store';
import { enter, everything, messageTo, newId } from './store-world';

const words = ({ input }: NewMessage): string => (input.kind === 'message' ? input.text : '');

onEachStore('A message is accepted', (database) => {
  it('with its echo, before anybody is answered', async () => {
    const conversationId = await enter(database());
    const message = messageTo(conversationId, { echo: { text: 'halo' } });
    const answer = await acceptMessage(database(), message);
    expect(answer).to.deep.equal({ status: 'accepted', messageId: message.messageId, echoSeq: 1 });
    const [pending] = await pendingMessages(database(), conversationId);
    expect(pending).to.deep.include({ messageId: message.messageId, seq: 1, receivedAt: message.receivedAt });
    expect(pending?.input).to.include({ kind: 'message', text: words(message) });
    const [echo] = await activitiesAfter(database(), conversationId, 0);
    expect(echo).to.deep.include({ seq: 1, activity: { text: 'halo' } });
    expect(await messageState(database(), message.messageId)).to.equal('pending');
    expect(await conversationsWaiting(database(), '9999')).to.include(conversationId);
    expect(await conversationsWaiting(database(), message.receivedAt)).to.not.include(conversationId);
  });

  it('and only what somebody says makes the conversation younger', async () => {
    const conversationId = await enter(database());
    const youngest = async (): Promise<string | undefined> => {
      const query = `SELECT last_message_at FROM conversation WHERE id = $1`;
      return (await database().read<{ last_message_at: string }>(query, [conversationId]))[0]
        ?.last_message_at;
    };
    const [said, seen] = ['2027-01-01T00:00:00.000Z', '2027-01-02T00:00:00.000Z'];
    await acceptMessage(database(), messageTo(conversationId, { receivedAt: said }));
    const page = { kind: 'page' as const, page: { product: 'M1' } };
    await acceptMessage(database(), messageTo(conversationId, { input: page, receivedAt: seen }));
    expect(await youngest()).to.equal(said);
  });

  it('once: a repeat writes nothing and gets the first answer', async () => {
    const conversationId = await enter(database());
    const first = messageTo(conversationId, { echo: { text: 'halo' } });
    await acceptMessage(database(), messageTo(conversationId, { echo: { text: 'before' } }));
    await acceptMessage(database(), first);
    const written = await everything(database());
    const repeat = messageTo(conversationId, { channelKey: first.channelKey, echo: { text: 'again' } });
    const answer = await acceptMessage(database(), repeat);
    expect(answer).to.deep.equal({ status: 'repeated', messageId: first.messageId, echoSeq: 2 });
    expect(await everything(database())).to.deep.equal(written);
  });

  it('never into a conversation that does not exist', async () => {
    const written = await everything(database());
    const answer = await acceptMessage(database(), messageTo('nowhere', { echo: { text: 'halo' } }));
    expect(answer).to.deep.equal({ status: 'unknown_conversation' });
    expect(await everything(database())).to.deep.equal(written);
  });

  it('in a place of its own, without gaps, when forty come at once and some come twice', async () => {
    const conversationId = await enter(database());
    const messages = Array.from({ length: 40 }, () =>
      messageTo(conversationId, { echo: { text: newId('echo') } }),
    );
    const sent = messages.flatMap((message, index) =>
      index % 4 === 0 ? [message, { ...message, messageId: newId('message') }] : [message],
    );
    const answers = await Promise.all(sent.map((message) => acceptMessage(database(), message)));
    expect(answers.filter(({ status }) => status === 'accepted')).to.have.length(40);
    expect(answers.filter(({ status }) => status === 'repeated')).to.have.length(10);
    const inbox = await database().read<{ seq: number; channel_key: string }>(
      `SELECT seq, channel_key FROM inbox WHERE conversation_id = $1 ORDER BY seq`,
      [conversationId],
    );
    expect(inbox.map(({ seq }) => seq)).to.deep.equal(Array.from({ length: 40 }, (_seq, index) => index + 1));
    const echoes = await activitiesAfter(database(), conversationId, 0);
    expect(echoes.map(({ seq }) => seq)).to.deep.equal(inbox.map(({ seq }) => seq));
  });

  it('with one answer for all, when the same one comes ten times at once', async () => {
    const conversationId = await enter(database());
    const message = messageTo(conversationId, { echo: { text: 'halo' } });
    const copies = Array.from({ length: 10 }, () => ({ ...message, messageId: newId('message') }));
    const answers = await Promise.all(copies.map((copy) => acceptMessage(database(), copy)));
    expect(answers.filter(({ status }) => status === 'accepted')).to.have.length(1);
    expect(new Set(answers.map((answer) => ('messageId' in answer ? answer.messageId : ''))).size).to.equal(
      1,
    );
    expect(new Set(answers.map((answer) => ('echoSeq' in answer ? answer.echoSeq : 0)))).to.deep.equal(
      new Set([1]),
    );
  });
});
