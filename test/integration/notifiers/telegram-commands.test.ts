import { expect } from 'chai';
import { onEachDatabase } from '../../databases';
import { type Person } from '../channels/telegram/person';
import { RepsWorld, until } from './reps-world';

onEachDatabase('Commands of reps on Telegram', (makePlace) => {
  let world: RepsWorld;
  let dewi: Person;
  let id: string;

  beforeEach(async () => {
    world = new RepsWorld(makePlace);
    await world.start();
    dewi = await world.linked('dewi', 901);
    id = await world.calls();
    await world.acts(id, 'dewi', { act: 'claim' });
  });

  afterEach(() => world.stop());

  const answered = (text: string): Promise<void> =>
    until(() => dewi.shown().some((message) => message.text.includes(text)), 15_000);
  const rows = (table: string): Promise<Array<Record<string, unknown>>> =>
    world.app.bot.database.read(`SELECT * FROM ${table} WHERE conversation_id = $1`, [id]);

  it('do what they say, and of none of them anything reaches the customer', async () => {
    const before = await world.seen(id);
    dewi.say('/catat minta diskon, nomor kantor 081234567890');
    await answered('hanya untuk tim');
    dewi.say('/fakta kota=Bandung');
    await answered('Dicatat: kota = Bandung');
    dewi.say('/fakta agama=rahasia');
    await answered('Yang bisa dicatat');
    dewi.say('/profil');
    await answered('Ratna Wulandari');
    dewi.say('/riwayat');
    await answered('📝 Dewi: minta diskon');
    dewi.say('/keluhan');
    await answered('Tidak ada keluhan terbuka');
    dewi.say('/tawaran');
    await answered('romo');
    dewi.say('/selesai entahlah');
    await answered('Contoh: /selesai');
    dewi.say('/hubungi kapan-kapan');
    await answered('Kapan?');
    dewi.say('/rahasia 90%');
    await answered('/catat untuk tim');
    expect(await world.seen(id)).to.deep.equal(before);
    expect((await rows('rep_note')).map(({ text }) => text)).to.deep.equal([
      'minta diskon, nomor kantor 081234567890',
    ]);
  });

  it('a ready reply is in the customer’s language with both names; a call is a task of which both are told', async () => {
    dewi.say('/balas sapa');
    await until(async () => (await world.seen(id)).some((text) => /Halo Ratna, saya dewi/i.test(text)));
    dewi.say('/hubungi besok jam 10');
    await answered('Dicatat sebagai tugas');
    expect((await world.seen(id)).at(-1)).to.match(/dewi akan menghubungi Anda .*24\/11.*10\.00/i);
    const [task] = await rows('desk_request');
    expect(task).to.include({ kind: 'callback', due_at: '2026-11-24T03:00:00.000Z', status: 'open' });
  });

  it('an outcome gives it back; what is named wrongly keeps it', async () => {
    dewi.say('/selesai menang NS-9999');
    await answered('Contoh: /selesai');
    expect((await world.handoff(id))?.state.status).to.equal('accepted');
    dewi.say('/selesai kalah pesaing Kopi Lain lebih murah');
    await answered('Hasil dicatat');
    const handoff = await world.handoff(id);
    expect(handoff?.state.status).to.equal('returned');
    expect(handoff?.outcome).to.include({
      kind: 'lost',
      reason: 'competitor',
      detail: 'Kopi Lain lebih murah',
    });
    dewi.say('/catat terlambat');
    await answered('tidak sedang memegang');
  });
});
