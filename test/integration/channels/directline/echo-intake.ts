import { randomUUID } from 'node:crypto';
import { newConversation, firstContact } from '../../../../domain/contact/first-contact';
import { type TurnInput } from '../../../../domain/conversation/turn-input';
import { type Hub } from '../../../../bot/pipeline/hub';
import { type Incoming } from '../../../../bot/pipeline/incoming';
import { type Intake } from '../../../../bot/pipeline/intake';
import { type Database } from '../../../../models/database/database';
import { type Store } from '../../../../models/turns/store';

/**
 * A pipeline that answers what it hears, over the real store: greets once, repeats a message, names a button.
 * Its replies leave as the real ones do, through the outbox and the hub.
 */
export function echoIntake(database: Database, store: Store, hub: Hub): Intake {
  const publishAfter = async (conversationId: string, seq: number): Promise<void> =>
    hub.publish(conversationId, await store.activitiesAfter(conversationId, seq));
  return {
    enter: (arrival) => {
      const at = new Date().toISOString();
      return store.enter({
        ...arrival,
        at,
        newcomer: firstContact({ contactId: randomUUID(), eventId: randomUUID() }, { ...arrival, at }),
        conversation: (contactId) =>
          newConversation(
            { ...arrival, id: arrival.conversationId, contactId },
            at,
            arrival.language ?? 'id',
          ),
        identityId: randomUUID(),
        transitionId: randomUUID(),
      });
    },
    accept: async (incoming: Incoming) => {
      const acceptance = await store.accept({ ...incoming, messageId: randomUUID() });
      if (acceptance.status !== 'accepted') return acceptance;
      if (acceptance.echoSeq !== undefined) {
        await publishAfter(incoming.conversationId, acceptance.echoSeq - 1);
      }
      if (incoming.input.kind === 'page') return acceptance;
      setTimeout(() => {
        const said = say(database, incoming.conversationId, replyTo(incoming.input));
        void said.then((seq) => publishAfter(incoming.conversationId, seq - 1));
      }, 5);
      return acceptance;
    },
    settled: () => Promise.resolve('done'),
  };
}

/** Lets the bot say something, as a committed turn does. */
export async function say(database: Database, conversationId: string, activity: object): Promise<number> {
  const at = new Date().toISOString();
  return database.write(async (sql) => {
    const [row] = await sql.rows<{ out_seq: number }>(
      `UPDATE conversation SET out_seq = out_seq + 1 WHERE id = $1 RETURNING out_seq`,
      [conversationId],
    );
    const seq = row?.out_seq ?? 0;
    await sql.run(`INSERT INTO outbox (conversation_id, seq, at, activity) VALUES ($1, $2, $3, $4)`, [
      conversationId,
      seq,
      at,
      JSON.stringify({ from: { id: 'bot', name: 'Kira', role: 'bot' }, timestamp: at, ...activity }),
    ]);
    return seq;
  });
}

function replyTo(input: TurnInput): object {
  const message = { type: 'message', textFormat: 'plain', channelData: { tangga: { author: 'bot' } } };
  if (input.kind === 'joined') return { ...message, text: 'Selamat datang!', suggestedActions: BUTTONS };
  if (input.kind !== 'message') return { ...message, text: '?' };
  if (input.button) return { ...message, text: `button ${input.button.promptId}/${input.button.choice}` };
  return { ...message, text: `echo ${input.text}` };
}

const BUTTONS = {
  actions: ['Lihat produk', 'Bicara dengan orang'].map((title, place) => ({
    type: 'messageBack',
    title,
    text: title,
    displayText: title,
    value: { promptId: 'welcome', choice: `c${place}` },
  })),
};
