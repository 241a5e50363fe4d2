import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Bot, createBot } from '../../../bot/assembly/bot';
import { readConfig } from '../../../bot/settings/config';
import { importCatalogueFile } from '../../../bot/imports/import-catalogue';
import { type Recognizer } from '../../../recognizers/recognizer';
import { NOTHING_RECOGNIZED } from '../../../domain/recognition/recognition';
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

  const take = (file: string): ReturnType<typeof importCatalogueFile> =>
    importCatalogueFile(file, 'new.csv', { database: other, content: bot.content, now: LATER, newId });

  it('and a broken one is refused whole, by line and column', async () => {
    const outcome = await take(
      text.replace(',450000,', ',450.000,').replace('E1,Penggiling Elektrik E1,penggiling', 'E1,X,mebel'),
    );
    expect(
      outcome.ok ? [] : outcome.problems.map(({ line, message }) => `${line} ${message.slice(0, 17)}`),
    ).to.deep.equal(['2 Column price_idr:', '4 Column category: '].map((line) => line.slice(0, 19)));
    expect(await bot.refreshCatalogue()).to.equal(false);
  });

  it('and a picture that is not there is named by its line', async () => {
    const [header = '', first = ''] = text.split('\n');
    const outcome = await take(`${header},image\n${first},pictures/none.jpg\n`);
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
    const outcome = await take(`\uFEFF${changed}`);
    expect(outcome.ok && outcome.done.discontinued).to.equal(1);
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
});
