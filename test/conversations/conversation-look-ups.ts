import { expect } from 'chai';
import { type Recognition } from '../../domain/recognition/recognition';
import { type LookUp } from './look-up';

/** What `!` lines may ask about the conversation and the person in it. */
export const CONVERSATION_LOOK_UPS: Record<string, LookUp> = {
  language: ({ snapshot }, value) => {
    expect(snapshot.conversation.language).to.equal(value);
  },
  handoff: ({ snapshot }, value) => {
    expect(snapshot.handoff?.state.status ?? 'none').to.equal(value);
  },
  topic: ({ snapshot }, value) => {
    expect(snapshot.conversation.topicSku ?? 'none').to.equal(value);
  },
  open: ({ snapshot }, value) => {
    expect(snapshot.conversation.stack.at(-1)?.id ?? 'none').to.equal(value);
  },
  fact: ({ snapshot }, value) => {
    const [key, ...words] = value.split(' ');
    const fact = snapshot.contact.facts.find(
      (known) => known.key === key && known.supersededById === undefined,
    );
    expect(fact?.value ?? 'none').to.equal(words.join(' '));
    if (fact) expect(fact.sourceMessageId, 'has a source').to.not.equal(undefined);
  },
  consent: ({ snapshot }, value) => {
    const [purpose, action] = value.split(' ');
    const given = snapshot.contact.consents.filter((record) => record.purpose === purpose).at(-1);
    expect(given?.action ?? 'none').to.equal(action);
    if (given) expect(given.textShown).to.not.equal('');
  },
  condition: ({ snapshot }, value) => {
    const [purpose, ...words] = value.split(' ');
    const given = snapshot.contact.consents.filter((record) => record.purpose === purpose).at(-1);
    expect(given?.condition ?? 'none').to.equal(words.join(' '));
  },
  question: async ({ snapshot, bot }, value) => {
    const rows = await bot.database.read<{ text: string; notify: number }>(
      `SELECT text, notify FROM unanswered_question WHERE conversation_id = $1 ORDER BY asked_at, id`,
      [snapshot.conversation.id],
    );
    expect(
      rows.map((row) => `${row.text}${row.notify === 1 ? ' (wanted)' : ''}`).join(' | ') || 'none',
    ).to.equal(value);
  },
  // Who dealt with the acts of the last message, in order of mention: `ask_delivery delivery, inform learn`.
  took: async ({ snapshot, bot }, value) => {
    const rows = await bot.database.read<{ recognition: string | Recognition }>(
      `SELECT recognition FROM message WHERE conversation_id = $1 AND author = 'customer' ORDER BY at, place`,
      [snapshot.conversation.id],
    );
    const stored = rows.at(-1)?.recognition ?? '{}';
    const { dialogueActs = [], taken = [] } = (
      typeof stored === 'string' ? JSON.parse(stored) : stored
    ) as Partial<Recognition>;
    const told = dialogueActs.map((act) => {
      const by = taken.find((one) => one.act === act.id)?.by ?? 'nobody';
      return `${'intent' in act ? act.intent : act.kind} ${by}`;
    });
    expect(told.join(', ') || 'none').to.equal(value);
  },
  transcript: async ({ snapshot, bot }, value) => {
    const rows = await bot.database.read<{ text: string }>(
      `SELECT text FROM message WHERE conversation_id = $1 AND author = 'customer' ORDER BY at, place`,
      [snapshot.conversation.id],
    );
    expect(rows.at(-1)?.text).to.equal(value);
  },
};
