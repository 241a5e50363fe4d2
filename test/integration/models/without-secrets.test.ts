import { expect } from 'chai';
import { NOTHING_RECOGNIZED } from '../../../domain/recognition/recognition';
import { commitTurn } from '../../../models/turns/commit';
import { createStore } from '../../../models/turns/store';
import { type Database } from '../../../models/database/database';
import { Hub } from '../../../bot/pipeline/hub';
import { createIntake } from '../../../bot/pipeline/intake-pipeline';
import { type TurnRunner } from '../../../bot/pipeline/runner';
import { onEachStore } from './each-store';
import { enter, fact, lineOf, load, newId, turnOn } from './store-world';
import { NO_CODES } from '../../no-proof';

const NOW = '2026-11-22T03:00:00.000Z';

/** A door whose turns never run: what is looked at is what is kept. */
function door(database: Database): (conversationId: string, text: string, at?: string) => Promise<void> {
  const intake = createIntake({
    store: createStore(database),
    hub: new Hub(),
    runner: { wake: () => undefined } as unknown as TurnRunner,
    proofs: NO_CODES,
    clock: () => NOW,
    newId,
    defaultLanguage: 'id',
  });
  return async (conversationId, text, receivedAt = NOW) => {
    const input = { kind: 'message' as const, text, button: undefined, attachments: [] };
    const echo = { type: 'message', text };
    const channelKey = newId('key');
    await intake.accept({ conversationId, channelKey, input, receivedAt, echo });
  };
}

const NUMBER_READ = {
  ...NOTHING_RECOGNIZED,
  entities: [{ type: 'number' as const, text: '482914', start: 0, end: 6, value: 482_914 }],
};

/** All that is kept of a conversation and of its person. */
async function everything(database: Database, conversationId: string): Promise<unknown[]> {
  const { contact } = (await load(database, conversationId)).snapshot;
  const of = (table: string, column: string, value: string): Promise<unknown[]> =>
    database.read(`SELECT * FROM ${table} WHERE ${column} = $1`, [value]);
  return Promise.all([
    of('conversation', 'id', conversationId),
    ...['inbox', 'outbox', 'message'].map((table) => of(table, 'conversation_id', conversationId)),
    ...['profile_fact', 'loyalty_event'].map((table) => of(table, 'contact_id', contact.id)),
    of('contact', 'id', contact.id),
  ]);
}

async function kept(database: Database, conversationId: string): Promise<string> {
  const inbox = await database.read(`SELECT input FROM inbox WHERE conversation_id = $1`, [conversationId]);
  const outbox = await database.read(`SELECT activity FROM outbox WHERE conversation_id = $1`, [
    conversationId,
  ]);
  return JSON.stringify([inbox, outbox]);
}

onEachStore('What must not be kept', (database) => {
  it('is masked at the door, even where a channel has not', async () => {
    const conversationId = await enter(database());
    await door(database())(conversationId, 'pin saya 482914');
    const all = await kept(database(), conversationId);
    expect(all).to.include('withheld');
    expect(all).to.not.include('482914');
  });

  it('is masked in two bubbles, also when both come at the same moment', async () => {
    const says = door(database());
    for (const [first, second, gone] of [
      ['otpnya', '482914', '482914'],
      ['kata sandi saya itu', 'kucingmanis', 'kucingmanis'],
      ['pin saya', 'empat delapan dua sembilan', 'delapan dua'],
    ] as const) {
      const conversationId = await enter(database());
      await Promise.all([says(conversationId, first), says(conversationId, second)]);
      const all = await kept(database(), conversationId);
      expect(all, second).to.include(first);
      expect(all, second).to.not.include(gone);
    }
  });

  it('takes the first half back from everywhere once the second is known', async () => {
    const conversationId = await enter(database());
    const says = door(database());
    for (const part of ['4111 1111', '1111', '1111']) await says(conversationId, part);
    expect(await kept(database(), conversationId)).to.not.include('1111');
  });

  it('also from what was read, learned and answered meanwhile', async () => {
    const conversationId = await enter(database());
    const says = door(database());
    await says(conversationId, '482914');
    const before = await load(database(), conversationId);
    const [message] = await createStore(database()).pending(conversationId);
    const { messageId = '', seq = 0 } = message ?? {};
    const learned = fact('482914');
    const lines = [
      lineOf(before, { id: messageId, author: 'customer', text: '482914', recognition: NUMBER_READ }),
      lineOf(before, { author: 'bot', text: 'Soal "482914" belum bisa saya jawab.' }),
    ];
    const answered = turnOn(before, [{ ...learned, fact: { ...learned.fact, sourceMessageId: messageId } }], {
      messages: lines,
      activities: [{ type: 'message', text: 'Soal "482914" belum bisa saya jawab.' }],
      settled: { seqs: [seq], state: 'done' },
    });
    expect(await commitTurn(database(), answered)).to.include({ status: 'committed' });
    await says(conversationId, 'itu pin saya');
    for (const rows of await everything(database(), conversationId))
      expect(JSON.stringify(rows)).to.not.include('482914');
  });

  it('and a turn that has read it already is run again', async () => {
    const conversationId = await enter(database());
    const says = door(database());
    await says(conversationId, '482914');
    const before = await load(database(), conversationId);
    await says(conversationId, 'itu pin saya');
    const late = turnOn(before, [], { settled: { seqs: [1], state: 'done' } });
    expect(await commitTurn(database(), late)).to.deep.equal({ status: 'conflict' });
  });

  it('and numbers of different thoughts are not put together', async () => {
    const conversationId = await enter(database());
    const says = door(database());
    await says(conversationId, 'pin saya', '2026-11-22T02:00:00.000Z');
    await says(conversationId, '482914');
    expect(await kept(database(), conversationId)).to.include('482914');
  });
});
