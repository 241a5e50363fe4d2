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

  it('three attempts, each with its result and told to both; what was said at the third is the end of it', async () => {
    const code = async (): Promise<string> => {
      dewi.news();
      dewi.say('/tugas');
      await answered('1 tugas menghubungi');
      const listed = dewi.shown().filter(({ text }) => text.includes('1 tugas menghubungi'));
      return /^([0-9a-f]{5}) · Ratna/m.exec(listed.at(-1)?.text ?? '')?.[1] ?? '';
    };
    const task = async (): Promise<Record<string, unknown> | undefined> => (await rows('desk_request'))[0];
    const attempts = async (): Promise<unknown[]> =>
      (JSON.parse(String((await task())?.attempts)) as Array<{ result: string }>).map(({ result }) => result);
    const triedTimes = (count: number): Promise<void> =>
      until(async () => (await attempts()).length === count);
    dewi.say('/hubungi besok jam 10');
    await answered('Dicatat sebagai tugas');
    const id5 = await code();
    dewi.say(`/hasil ${id5} entahlah`);
    await answered(`Contoh: /hasil ${id5}`);
    dewi.say('/hasil 00000 tersambung');
    await answered('Contoh: /hasil 00000');
    expect(await attempts()).to.deep.equal([]);
    dewi.say(`/hasil ${id5} tidak-diangkat`);
    await triedTimes(1);
    expect((await world.seen(id)).at(-1)).to.match(/belum tersambung\. Kami mencoba lagi .*12\.0/);
    dewi.say(`/result ${id5} later besok jam 2 siang`);
    await triedTimes(2);
    expect(await task()).to.include({ status: 'open', due_at: '2026-11-24T07:00:00.000Z' });
    dewi.say(`/hasil ${id5} salah-nomor`);
    await triedTimes(3);
    expect((await world.seen(id)).at(-1)).to.contain('nomornya tidak bisa dipakai');
    dewi.say(`/hasil ${id5} tidak-diangkat`);
    await answered('tidak terhubung setelah semua percobaan');
    expect((await world.seen(id)).at(-1)).to.contain('sudah 3 kali mencoba');
    expect(await attempts()).to.deep.equal(['no_answer', 'postponed', 'wrong_number', 'no_answer']);
    expect(await task()).to.include({ status: 'unreached' });
    dewi.say('/tugas');
    await answered('Tidak ada tugas menghubungi');
  });

  it('a task of somebody whom a colleague holds is not listed; who is reached is done with', async () => {
    dewi.say('/hubungi besok jam 10');
    await answered('Dicatat sebagai tugas');
    const bayu = await world.linked('bayu', 902);
    bayu.say('/tasks');
    await until(() => bayu.shown().some(({ text }) => text.includes('Tidak ada tugas menghubungi')));
    await world.acts(id, 'dewi', { act: 'return', note: undefined });
    bayu.say('/tasks');
    await until(() => bayu.shown().some(({ text }) => text.includes('1 tugas menghubungi')));
    const line = bayu.shown().find(({ text }) => text.includes('1 tugas menghubungi'))?.text ?? '';
    bayu.say(`/result ${/^([0-9a-f]{5}) /m.exec(line)?.[1] ?? ''} reached`);
    await until(() => bayu.shown().some(({ text }) => text.includes('Dicatat: selesai')));
    expect((await world.seen(id)).at(-1)).to.match(/^Catatan dari bayu: Anda sudah dihubungi/i);
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
