import { expect } from 'chai';
import { describeReps } from './describe-reps';
import { until } from './reps-world';
import { Person } from '../channels/telegram/person';

describeReps('Reps on Telegram', (world) => {
  const shows = (person: Person, text: string): Promise<void> =>
    until(() => person.shown().some((message) => message.text.includes(text)));

  it('a stranger and a wrong code are told so, and are told nothing else', async () => {
    const stranger = new Person(world().telegram, 900);
    stranger.say('halo');
    await shows(stranger, 'untuk tim');
    stranger.say('/tautkan ABCDE-FGHJK');
    await shows(stranger, 'Kode itu salah');
    await world().calls();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(stranger.shown()).to.have.length(2);
  });

  it('who is asked gets a card with two buttons; taken, both sides talk; given back, the bot goes on', async () => {
    const dewi = await world().linked('dewi', 901);
    const id = await world().calls();
    await shows(dewi, 'Ratna menunggu');
    const [card] = dewi.news();
    expect(card?.buttons.map(({ text }) => text)).to.deep.equal(['Terima', 'Tolak']);
    expect(card?.text, 'no number of the customer').not.to.contain('081234567890');

    dewi.press('Terima');
    await until(async () => (await world().handoff(id))?.state.status === 'accepted');
    await until(() => card?.text.endsWith('✅ Di tanganmu') ?? false);
    expect(card?.buttons).to.deep.equal([]);

    dewi.say('Halo kak, Dewi di sini');
    await until(async () => (await world().seen(id)).includes('Halo kak, Dewi di sini'));
    await world().says(id, 'yang lampunya merah');
    await shows(dewi, 'Ratna: yang lampunya merah');

    dewi.say('/rahasia catatan saya');
    await shows(dewi, 'tidak dikenal');
    dewi.say('/kembali penawaran jam 11');
    await until(async () => (await world().handoff(id))?.state.status === 'returned');
    const seen = (await world().seen(id)).join('\n');
    expect(seen).not.to.contain('rahasia');
    expect(seen).to.contain('penawaran jam 11');
    dewi.say('masih di sana?');
    await shows(dewi, 'tidak sedang memegang percakapan');
  });

  it('an edited message stays with the customer as it was sent, and the rep is told so', async () => {
    const dewi = await world().linked('dewi', 901);
    const id = await world().calls();
    await world().acts(id, 'dewi', { act: 'claim' });
    const message = dewi.message({ text: 'harganya 90 ribu' });
    world().telegram.handover.push(901, { message });
    await until(async () => (await world().seen(id)).includes('harganya 90 ribu'));
    const before = await world().seen(id);
    dewi.edit(message, 'harganya 95 ribu');
    await shows(dewi, 'Kirim pembetulannya sebagai pesan baru');
    expect(await world().seen(id)).to.deep.equal(before);
    const stranger = new Person(world().telegram, 999);
    stranger.edit(stranger.message({ text: 'halo' }), 'halo!');
    dewi.say('/antrian');
    await shows(dewi, 'Tidak ada yang menunggu');
    expect(stranger.shown()).to.deep.equal([]);
  });

  it('declined, the next one is asked, and the first card stays true', async () => {
    const dewi = await world().linked('dewi', 901);
    const bayu = await world().linked('bayu', 902);
    const id = await world().calls();
    await until(async () => (await world().handoff(id))?.state.status === 'offered');
    const asked = (await world().handoff(id))?.offers?.[0]?.repId;
    const [first, second] = asked === 'dewi' ? [dewi, bayu] : [bayu, dewi];
    await shows(first, 'menunggu');
    expect(second.shown().some(({ text }) => text.includes('menunggu'))).to.equal(false);
    first.press('Tolak');
    await shows(second, 'menunggu');
    second.press('Terima');
    await until(() => first.shown().some(({ text }) => text.includes('Sudah diambil')), 5_000);
  });

  it('with two customers in hand nothing is sent by guess; the message that is answered decides', async () => {
    const dewi = await world().linked('dewi', 901);
    const [one, two] = [await world().calls('Ratna'), await world().calls('Budi')];
    for (const id of [one, two]) await world().acts(id, 'dewi', { act: 'claim' });
    await world().says(one, 'ini Ratna');
    await world().says(two, 'ini Budi');
    await shows(dewi, 'Budi: ini Budi');
    dewi.say('siap kak');
    await shows(dewi, 'lebih dari satu');
    const line = dewi.shown().find(({ text }) => text === 'Budi: ini Budi');
    dewi.say('siap kak Budi', { reply_to_message: { message_id: line?.id } });
    await until(async () => (await world().seen(two)).includes('siap kak Budi'));
    expect(await world().seen(one)).not.to.include('siap kak Budi');
    expect([...(await world().seen(one)), ...(await world().seen(two))]).not.to.include('siap kak');
  });

  it('while Telegram is away nothing is lost, over a restart too, and lines keep their order', async () => {
    const dewi = await world().linked('dewi', 901);
    const id = await world().calls();
    await world().acts(id, 'dewi', { act: 'claim' });
    world().telegram.isAway = true;
    for (const text of ['satu', 'dua', 'tiga']) await world().says(id, text);
    await world().app.close();
    await world().startApp();
    world().telegram.isAway = false;
    await until(() => dewi.shown().filter(({ text }) => text.startsWith('Ratna: ')).length === 3, 20_000);
    expect(
      dewi.shown().flatMap(({ text }) => (text.startsWith('Ratna: ') ? [text.slice('Ratna: '.length)] : [])),
    ).to.deep.equal(['satu', 'dua', 'tiga']);
  });

  it('who blocks the bot is no longer reached by it', async () => {
    const dewi = await world().linked('dewi', 901);
    world().telegram.chat(dewi.id).blocked = true;
    await world().calls();
    await until(async () => (await world().app.bot.database.read(`SELECT 1 FROM rep_link`)).length === 0);
  });
});
