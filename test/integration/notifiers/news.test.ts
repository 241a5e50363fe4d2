import { expect } from 'chai';
import { repNews } from '../../../bot/jobs/rep-news';
import { describeReps } from './describe-reps';
import { until } from './reps-world';

describeReps('What reps hear of beside calls', (world) => {
  const look = (): Promise<void> =>
    repNews.run({ ...world().app.bot, files: { remove: () => undefined } as never });

  /** Somebody whom Dewi has had, and who waits for an answer of the team. */
  async function servedBy(repId: string): Promise<string> {
    const id = await world().calls();
    await world().acts(id, repId, { act: 'claim' });
    await world().acts(id, repId, { act: 'return', note: undefined });
    return id;
  }

  async function asks(id: string, question: string): Promise<void> {
    await world().app.bot.database.write((sql) =>
      sql.run(
        `INSERT INTO unanswered_question (id, contact_id, conversation_id, text, language, message_id, notify, status, asked_at)
         SELECT $1, contact_id, id, $2, 'id', 'm', 1, 'open', $3 FROM conversation WHERE id = $4`,
        [`q-${question}`, question, world().now(), id],
      ),
    );
  }

  async function wantsCall(id: string, inMinutes: number, text: string): Promise<void> {
    const dueAt = new Date(Date.parse(world().now()) + inMinutes * 60_000).toISOString();
    await world().app.bot.database.write((sql) =>
      sql.run(
        `INSERT INTO desk_request (id, contact_id, conversation_id, kind, text, status, requested_at, due_at)
         SELECT $1, contact_id, id, 'callback', $2, 'open', $3, $4 FROM conversation WHERE id = $5`,
        [`r-${text}`, text, world().now(), dueAt, id],
      ),
    );
  }

  it('a call-back is announced to who knows the customer, ten minutes ahead and once, and without the number', async () => {
    const dewi = await world().linked('dewi', 901);
    const bayu = await world().linked('bayu', 902);
    const id = await servedBy('dewi');
    await wantsCall(id, 60, 'telepon saya di 081234567890 ya');
    await look();
    world().later(51);
    await look();
    await look();
    await until(() => dewi.shown().some(({ text }) => text.includes('Hubungi Ratna')));
    const told = dewi.shown().filter(({ text }) => text.includes('Hubungi Ratna'));
    expect(told).to.have.length(1);
    expect(told[0]?.text).not.to.contain('081234567890');
    expect(bayu.shown().some(({ text }) => text.includes('Hubungi'))).to.equal(false);
  });

  it('in the evening what can wait does, and comes in the morning as one message; what cannot is told at once', async () => {
    const dewi = await world().linked('dewi', 901);
    const id = await servedBy('dewi');
    const held = await world().calls('Budi');
    await world().acts(held, 'dewi', { act: 'claim' });
    await world().acts(held, 'dewi', { act: 'reply', text: 'halo' });
    world().later(11 * 60);
    await asks(id, 'apakah bisa refill tabung gas?');
    await asks(id, 'kapan buka cabang di Solo?');
    await look();
    await world().says(held, 'masih di sana?');
    await until(() => dewi.shown().some(({ text }) => text.endsWith('Budi: masih di sana?')));
    expect(dewi.shown().some(({ text }) => text.includes('❓'))).to.equal(false);
    world().later(12 * 60);
    await until(() => dewi.shown().some(({ text }) => text.includes('❓')), 10_000);
    const told = dewi.shown().filter(({ text }) => text.includes('❓'));
    expect(told, 'one message').to.have.length(1);
    expect(told[0]?.text)
      .to.match(/^2 hal menunggu/)
      .and.to.contain('tabung gas')
      .and.to.contain('Solo');
  });

  it('by day a question is told as it comes; settled before it is told it is told to nobody', async () => {
    const bayu = await world().linked('bayu', 902);
    const id = await servedBy('dewi');
    await asks(id, 'ada garansi toko?');
    await look();
    await until(() => bayu.shown().some(({ text }) => text.includes('garansi toko')));
    world().telegram.isAway = true;
    await asks(id, 'ada kursus barista?');
    await look();
    await world().app.bot.database.write((sql) =>
      sql.run(`UPDATE unanswered_question SET status = 'answered' WHERE text LIKE '%barista%'`),
    );
    world().telegram.isAway = false;
    const left = async (): Promise<number> =>
      (
        await world().app.bot.database.read(
          `SELECT 1 FROM rep_delivery WHERE state = 'waiting' AND way = 'telegram'`,
        )
      ).length;
    await until(async () => (await left()) === 0, 15_000);
    expect(bayu.shown().some(({ text }) => text.includes('barista'))).to.equal(false);
  });
});
