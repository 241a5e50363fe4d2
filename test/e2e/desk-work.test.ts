import { expect } from 'chai';
import { type Page } from 'playwright-core';
import {
  seedComplaint,
  seedHotLead,
  seedName,
  seedQuestion,
  seedRequest,
} from '../integration/desk/seed-cases';
import { type Looks, axeFindings } from './desk-browser';
import { describeDesk } from './desk-stage';

describeDesk('the work at the desk in a browser', (desk) => {
  const item = (id: string): string => `[data-conversation="${id}"]`;

  it('a customer over Direct Line and two reps: barge-in, typing, reply, take-over', async () => {
    const [dewi, wati] = [
      await desk.reps.signIn(desk.world.url, 'dewi'),
      await desk.reps.signIn(desk.world.url, 'wati'),
    ];
    await desk.customer.say('halo');
    await dewi.click(item(desk.customer.id));
    await dewi.waitForSelector('#act:has-text("Ambil")');
    await dewi.keyboard.press('Alt+KeyA');
    await dewi.fill('#reply', 'Selamat pagi');
    await desk.customer.sees(({ type }) => type === 'typing');
    await desk.customer.look({ product: 'M1', title: '<b>Promo</b>' });
    await dewi.waitForSelector('.page-seen:has-text("Sedang melihat: product: M1 · title: <b>Promo</b>")');
    await desk.customer.type();
    await dewi.waitForSelector('.typing:has-text("sedang mengetik")');
    await desk.customer.say('masih ada?');
    await dewi.waitForSelector('.typing', { state: 'hidden' });
    await dewi.keyboard.press('Enter');
    await desk.customer.sees(({ text }) => text?.includes('Selamat pagi') ?? false);
    await wati.click(item(desk.customer.id));
    await wati.click('#act:has-text("Ambil alih")');
    await wati.waitForSelector('#reply:visible');
    await dewi.waitForSelector('.why-not:has-text("Wati")');
    await desk.customer.sees(({ text }) => text?.startsWith('Wati') ?? false);
    expect(await wati.innerText('.online')).to.contain('Dewi');
    await wati.waitForSelector('.history summary:has-text("Dilihat oleh")');
  });

  it('a reply that is too long stays where it was written, with the limit in words', async () => {
    const dewi = await desk.reps.signIn(desk.world.url, 'dewi');
    await desk.customer.say('halo');
    await dewi.click(item(desk.customer.id));
    await dewi.waitForSelector('#act:has-text("Ambil")');
    await dewi.keyboard.press('Alt+KeyA');
    const long = 'panjang '.repeat(512);
    await dewi.fill('#reply', `${long}x`);
    await dewi.keyboard.press('Enter');
    await dewi.waitForSelector('.why-not:has-text("4.000"), .why-not:has-text("4000")');
    expect(await dewi.inputValue('#reply'), 'nothing is lost').to.equal(`${long}x`);
    await dewi.fill('#reply', 'pendek');
    await dewi.keyboard.press('Enter');
    await desk.customer.sees(({ text }) => text?.includes('pendek') ?? false);
    expect(await dewi.inputValue('#reply')).to.equal('');
    expect(await dewi.locator('.why-not:visible').count()).to.equal(0);
  });

  it('a sale is recorded in the customer room and told to the customer', async () => {
    const dewi = await desk.reps.signIn(desk.world.url, 'dewi');
    await desk.customer.say('halo');
    await dewi.click(item(desk.customer.id));
    await dewi.click('#sell');
    await dewi.selectOption('#sale-product', { index: 1 });
    await dewi.fill('#sale-quantity', '2');
    await dewi.check('#sale-paid');
    await dewi.dblclick('#form-send');
    await dewi.waitForSelector('.order-paid');
    await desk.customer.sees(({ text }) => /Pesanan NS-\d+ sudah dicatat dan dibayar/.test(text ?? ''));
    expect(await dewi.innerText('.rung-row.here')).to.contain('Pembeli');
    expect(await dewi.locator('.order-paid').count()).to.equal(1);
  });

  it('questions, requests and complaints are worked off and told to the customer', async () => {
    await desk.customer.say('halo');
    await desk.customer.sees(({ text }) => (text ?? '') !== 'halo');
    await seedQuestion(desk.world.database, desk.customer.id, 'bisa giling halus?', true);
    await seedRequest(desk.world.database, desk.customer.id, 'suggestion');
    await seedComplaint(desk.world.database, desk.customer.id);
    const maya = await desk.reps.signIn(desk.world.url, 'maya');
    await maya.click('#list-questions:has-text("1")');
    await maya.click('.acts button:has-text("Jawab")');
    await maya.fill('#work-text', 'Bisa, gratis.');
    await maya.click('#form-send');
    await desk.customer.sees(({ text }) => text?.includes('Bisa, gratis.') ?? false);
    await maya.waitForSelector('text=Semua pertanyaan sudah terjawab');
    await maya.click('#list-requests');
    await maya.click('.acts button:has-text("Selesai")');
    await maya.click('#form-send');
    await desk.customer.sees(({ text }) => text?.includes('sudah kami selesaikan') ?? false);
    await maya.click('#list-complaints');
    await maya.click('.rows .acts button:has-text("Kerjakan")');
    await maya.click('.rows .acts button:has-text("Usulkan")');
    await maya.fill('#work-text', 'kirim ulang hari ini');
    await maya.click('#form-send');
    await desk.customer.sees(({ text }) => text?.includes('mengusulkan: kirim ulang hari ini') ?? false);
    const dewi = await desk.reps.signIn(desk.world.url, 'dewi');
    expect(await dewi.locator('.lists .list').allInnerTexts()).to.deep.equal([
      'Antrean',
      'Pertanyaan',
      'Tugas',
    ]);
  });

  it('a call is tried from the list of tasks, and the list says what came of it', async () => {
    await desk.customer.say('halo');
    await desk.customer.sees(({ text }) => (text ?? '') !== 'halo');
    await seedRequest(desk.world.database, desk.customer.id, 'callback', '2026-01-05T03:00:00.000Z');
    const dewi = await desk.reps.signIn(desk.world.url, 'dewi');
    await dewi.click('#list-tasks:has-text("1")');
    await dewi.click('.rows .acts button:has-text("Tidak diangkat")');
    await desk.customer.sees(({ text }) => text?.includes('belum tersambung') ?? false);
    await dewi.waitForSelector('.rows .case .hint:has-text("Dewi: Tidak diangkat")');
    expect(await axeFindings(dewi)).to.deep.equal([]);
    await dewi.click('.rows .acts button:has-text("Tersambung")');
    await desk.customer.sees(({ text }) => text?.includes('Anda sudah dihubungi') ?? false);
    await dewi.waitForSelector('.rows .chip:has-text("selesai")');
  });

  it('older lines come when asked for, and the place read stays', async () => {
    const id = await desk.world.customer('halo');
    for (let turn = 0; turn < 60; turn += 1) await desk.world.customer(`pesan ${turn}`, id);
    const dewi = await desk.reps.signIn(desk.world.url, 'dewi');
    await dewi.click(item(id));
    await dewi.waitForSelector('.words:has-text("pesan 59")');
    expect(await dewi.locator('.words', { hasText: /^halo$/ }).count()).to.equal(0);
    await dewi.click('#load-earlier');
    await dewi.waitForSelector('.line-customer .words:text-is("halo")');
    expect(await dewi.locator('#load-earlier').count()).to.equal(0);
  });

  /** Everything a desk can show at once. */
  async function busyDesk(repId: string, looks: Looks): Promise<Page> {
    const page = await desk.reps.signIn(desk.world.url, repId, looks);
    const other = await desk.world.customer('mau bicara dengan orang soal mesin kantor, untuk 80 orang');
    await seedHotLead(desk.world.database, other);
    await seedName(desk.world.database, other, 'Ratna');
    const third = await desk.world.customer('orang, tolong');
    await seedName(desk.world.database, third, 'Dimas');
    await desk.customer.say('teko saya berasap, mau bicara dengan orang. hp 0812 3456 7889');
    await desk.customer.sees(({ text }) => (text ?? '').includes('petugas'));
    await seedHotLead(desk.world.database, desk.customer.id);
    await seedName(desk.world.database, desk.customer.id, 'Bu Lina');
    await seedComplaint(desk.world.database, desk.customer.id, {
      priority: 'P1',
      severity: 'SEV1',
      categories: ['safety'],
      description: 'teko listrik berasap saat dipakai, tidak ada yang terluka',
    });
    await seedRequest(desk.world.database, desk.customer.id, 'data_access', '2026-11-25T01:30:00.000Z');
    await seedQuestion(
      desk.world.database,
      other,
      'Apakah mesin O30 bisa disewa per bulan untuk kantor?',
      true,
    );
    await page.click(item(desk.customer.id));
    await page.click('#act');
    await page.waitForSelector('#reply:visible, .notice:visible');
    return page;
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`axe finds nothing on a phone, ${colorScheme}`, async () => {
      const page = await busyDesk('wati', { colorScheme, width: 390, height: 780 });
      for (const wanted of ['#brief summary', '#room-queue', '#list-complaints', '.steps summary']) {
        await page.click(wanted);
        expect(await axeFindings(page), wanted).to.deep.equal([]);
      }
      for (const wanted of ['#room-customer', '#set-password']) {
        await page.click(wanted);
        expect(await axeFindings(page), wanted).to.deep.equal([]);
      }
    });

    it(`axe finds nothing, ${colorScheme}`, async () => {
      const entry = await desk.reps.open({ colorScheme });
      await entry.goto(`${desk.world.url}/desk/sign-in`);
      await entry.waitForSelector('#rep');
      expect(await axeFindings(entry)).to.deep.equal([]);
      const page = await busyDesk('wati', { colorScheme, height: 1400 });
      await page.click('.score-lines summary');
      expect(await axeFindings(page)).to.deep.equal([]);
      for (const list of ['questions', 'requests', 'complaints']) {
        await page.click(`#list-${list}`);
        await page.waitForSelector('.rows .case');
        expect(await axeFindings(page), list).to.deep.equal([]);
      }
      await page.click('#sell');
      await page.waitForSelector('#sale-product');
      expect(await axeFindings(page), 'form').to.deep.equal([]);
    });
  }

  for (const looks of LOOKS()) {
    it(`is photographed: ${looks.name}`, async function () {
      const folder = process.env.DESK_PICTURES;
      if (!folder) return this.skip();
      const page = await busyDesk('wati', looks);
      await page.waitForTimeout(300);
      await page.screenshot({ path: `${folder}/${looks.name}.png` });
      for (const [index, selector] of (looks.rooms ?? []).entries()) {
        await page.click(selector);
        await page.waitForTimeout(200);
        await page.screenshot({ path: `${folder}/${looks.name}-${index + 1}.png` });
      }
    });
  }
});

function LOOKS(): ReadonlyArray<Looks & { name: string; rooms?: readonly string[] }> {
  return [
    {
      name: 'light-id',
      width: 1360,
      height: 860,
      rooms: ['#list-questions', '#list-complaints', '#list-requests'],
    },
    {
      name: 'dark-en',
      width: 1360,
      height: 860,
      colorScheme: 'dark',
      locale: 'en-GB',
      rooms: ['#list-complaints', '#sell'],
    },
    ...(['id-ID', 'en-GB'] as const).flatMap((locale) =>
      (['light', 'dark'] as const).map((colorScheme) => {
        const rooms = [
          '#brief summary',
          '#room-queue',
          '#list-questions',
          '#list-requests',
          '#list-complaints',
          '.rows .steps summary',
          '.rows .steps details button',
          '#form-dialog .plain',
          '#room-customer',
          '#customer .lead .score-lines summary',
          '#set-password',
        ];
        const name = `phone-${locale.slice(0, 2)}-${colorScheme}`;
        return { name, width: 390, height: 780, locale, colorScheme, rooms };
      }),
    ),
  ];
}
