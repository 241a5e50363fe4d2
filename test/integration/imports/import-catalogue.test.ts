import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Bot, createBot } from '../../../bot/assembly/bot';
import { readConfig } from '../../../bot/settings/config';
import { planCatalogue, takeCatalogue } from '../../../bot/imports/import-catalogue';
import { type Recognizer } from '../../../recognizers/recognizer';
import { NOTHING_RECOGNIZED } from '../../../domain/recognition/recognition';
import { undoImport } from '../../../models/catalogue/undo-import';
import { type Database, openDatabase } from '../../../models/database/database';
import { onEachDatabase, type Place } from '../../databases';
import { newId } from '../models/store-world';

const NOW = '2026-11-22T03:00:00.000Z';
const LATER = '2026-11-23T03:00:00.000Z';
const DEAF: Recognizer = { recognize: () => Promise.resolve(NOTHING_RECOGNIZED) };

onEachDatabase('A catalogue file is imported beside a running bot', (makePlace) => {
  let place: Place;
  let bot: Bot;
  /** What `npm run import:catalogue` opens: another connection. */
  let other: Database;
  let text: string;

  before(async () => {
    place = await makePlace();
    bot = await createBot(readConfig({ DATABASE_URL: place.url }), { clock: () => NOW, recognizer: DEAF });
    other = await openDatabase(place.url);
    text = readFileSync(path.join(bot.content.folder, 'catalogue.csv'), 'utf8');
  });

  after(async () => {
    await other?.close();
    await bot?.close();
    await place?.remove();
  });

  const plan = (file: string, onlyUpdate = false): ReturnType<typeof planCatalogue> =>
    planCatalogue(Buffer.from(file), 'new.csv', {
      database: other,
      content: bot.content,
      now: LATER,
      newId,
      onlyUpdate,
    });
  const take = async (
    file: string,
    { allowed, onlyUpdate = false }: { allowed?: number; onlyUpdate?: boolean } = {},
  ): Promise<Awaited<ReturnType<typeof takeCatalogue>>> => {
    const outcome = await plan(file, onlyUpdate);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
    return takeCatalogue(
      outcome.done,
      { database: other, content: bot.content, now: LATER, newId, onlyUpdate },
      allowed,
    );
  };

  it('and a broken one is refused whole, by line and column', async () => {
    const outcome = await plan(
      text.replace(',450000,', ',gratis,').replace(/^E1,([^,]*),(.*),0,/mu, 'E1,$1,$2,habis,'),
    );
    expect(
      outcome.ok
        ? []
        : outcome.problems.map(({ line, message }) => `${line} ${/^Column \w+/u.exec(message)?.[0]}`),
    ).to.deep.equal(['2 Column price_idr', '4 Column stock']);
    expect(await bot.refreshCatalogue()).to.equal(false);
  });

  it('and a plan changes nothing, and names the largest change of price', async () => {
    const outcome = await plan(
      text.replace(',450000,', ',"Rp 4.500.000,-",').replace(',895000,', ',900000,'),
    );
    const { changes } = outcome.ok ? outcome.done : { changes: undefined };
    expect(changes?.prices.map(({ sku, to }) => [sku, to])).to.deep.equal([
      ['M1', 4_500_000],
      ['M2', 900_000],
    ]);
    expect([changes?.added.length, changes?.changed, changes?.vanishing.length]).to.deep.equal([0, 2, 0]);
    expect(await bot.refreshCatalogue()).to.equal(false);
  });

  it('and the code of a plan holds for these bytes read in this way', async () => {
    const codes = await Promise.all([plan(text), plan(text), plan(`${text}\n`), plan(text, true)]);
    const [first, again, others, updating] = codes.map((one) => (one.ok ? one.done.code : ''));
    expect(first).to.equal(again);
    expect(new Set([first, others, updating]).size).to.equal(3);
  });

  it('and a list of one row takes nothing off sale until the number is said', async () => {
    const row = 'Kode;Nama;Harga\nM2;Penggiling Manual M2 Pro;895.000\n';
    expect(await take(row)).to.equal('too_many_vanish');
    expect(await take(row, { allowed: 3 })).to.equal('too_many_vanish');
    expect(await bot.refreshCatalogue()).to.equal(false);
  });

  it('and a list of one row that only updates keeps what it has no column for', async () => {
    const done = await take('Kode;Nama;Harga\nM2;Penggiling Manual M2 Pro;899.000\nX9;Baru;5.000\n', {
      onlyUpdate: true,
    });
    expect(done).to.deep.equal({ added: 0, updated: 1, discontinued: 0, pricesChanged: 2 });
    expect(await bot.refreshCatalogue()).to.equal(true);
    const m2 = bot.views().catalogue.products.get('M2');
    expect(m2?.prices.find(({ audience, validTo }) => audience === 'public' && !validTo)?.idr).to.equal(
      899_000,
    );
    expect(m2?.specs.length).to.be.greaterThan(3);
    expect(m2?.category).to.equal('penggiling');
    expect(m2?.stock?.quantity).to.equal(12);
    expect(bot.views().catalogue.products.has('X9')).to.equal(false);
  });

  it('and a picture that is not there is named by its line', async () => {
    const [header = '', first = ''] = text.split('\n');
    const outcome = await plan(`${header},image\n${first},pictures/none.jpg\n`);
    expect(outcome.ok ? [] : outcome.problems).to.deep.equal([
      {
        file: 'new.csv',
        line: 2,
        message:
          'Column image: "pictures/none.jpg" is not in the content folder; put it there or leave the cell empty.',
      },
    ]);
  });

  it('and the bot sells by it, with the words the content has beside the file', async () => {
    const changed = text.replace(',450000,', ',475000,').replace(/^M2,.*\n/mu, '');
    const done = await take(`\uFEFF${changed}`);
    expect(done !== 'too_many_vanish' && done.discontinued).to.equal(1);
    expect(await bot.refreshCatalogue()).to.equal(true);
    const { products } = bot.views().catalogue;
    const m1 = products.get('M1');
    expect(m1?.prices.find(({ audience, validTo }) => audience === 'public' && !validTo)?.idr).to.equal(
      475_000,
    );
    expect(m1?.aliases).to.include('hand grinder');
    expect(products.get('M2')?.discontinued).to.equal(true);
    expect(await bot.refreshCatalogue()).to.equal(false);
  });

  it('and is taken back whole: prices, stock, what was gone and what was new; once', async () => {
    const sold = (): unknown[] =>
      [...bot.views().catalogue.products.values()]
        .filter(({ discontinued }) => !discontinued)
        .map(({ sku, name, description, stock, prices }) => ({
          ...{ sku, name, description, quantity: stock?.quantity },
          prices: prices
            .filter(({ validTo }) => validTo === undefined)
            .map(({ audience, minQty, idr }) => `${audience} ${minQty} ${idr}`)
            .sort(),
        }));
    const before = sold();
    const count = before.length - 2;
    await take('Kode;Nama;Harga;Stok\nM1;Lain;1.000;9\nE1;Lain lagi;2.000;\nZ1;Baru;3.000;1\n', {
      allowed: count,
    });
    expect(await bot.refreshCatalogue()).to.equal(true);
    expect(sold()).to.have.length(3);

    const done = await undoImport(other, LATER, () => newId('price'));
    expect(done).to.deep.equal({ importedAt: LATER, restored: before.length, withdrawn: 1 });
    expect(await bot.refreshCatalogue()).to.equal(true);
    expect(sold()).to.deep.equal(before);
    expect(await undoImport(other, LATER, () => newId('price'))).to.equal('nothing_to_undo');
  });
});
