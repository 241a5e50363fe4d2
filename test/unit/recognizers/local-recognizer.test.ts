import { cpSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { createLocalRecognizer } from '../../../recognizers/local-recognizer';
import { type Recognizer } from '../../../recognizers/recognizer';
import { FIXTURE_CONTENT, SUNDAY } from './fixture-content';

describe('the local recognizer', () => {
  let recognizer: Recognizer;
  /** Its models, as the build would leave them. */
  const builtDir = mkdtempSync(join(tmpdir(), 'tangga-built-'));
  const cacheDir = mkdtempSync(join(tmpdir(), 'tangga-model-'));
  const recognize = (text: string) => recognizer.recognize(text, { now: SUNDAY, language: undefined });
  before(async () => {
    recognizer = await createLocalRecognizer(FIXTURE_CONTENT, { seed: 1, cacheDir: builtDir });
  });
  after(() => {
    for (const folder of [builtDir, cacheDir]) rmSync(folder, { recursive: true });
  });

  it('finds several intents in order of mention', async () => {
    const { acts } = await recognize('harga M1 berapa kak? ongkir ke Depok berapa ya');
    expect(acts).to.deep.equal(['ask_price', 'ask_delivery']);
  });

  it('makes no complaint of a denied one (T26)', async () => {
    const { acts } = await recognize('tidak rusak kok');
    expect(acts.filter((act) => act.startsWith('complain_'))).to.deep.equal([]);
  });

  it('hears the complaint in kind words (T26)', async () => {
    expect((await recognize('bagus banget, 3 hari belum sampai 🙄')).acts).to.include('complain_late');
  });

  it('takes short cuts for what must never fail', async () => {
    expect((await recognize('stop promo')).acts).to.deep.equal(['opt_out']);
    expect((await recognize('batal deh kak')).acts).to.deep.equal(['cancel']);
  });

  it('knows what is not for us', async () => {
    for (const text of ['siapa presiden amerika?', 'write me a poem about the sea']) {
      expect((await recognize(text)).inScope, text).to.equal(false);
    }
  });

  it('tells the language and mixtures of both', async () => {
    expect((await recognize('brp harganya dong')).language).to.equal('id');
    expect((await recognize('how much is the grinder')).language).to.equal('en');
    const mixed = await recognize('kak aku lagi compare M1 sama E2, which one yang worth it buat daily use?');
    expect([mixed.language, mixed.mixed]).to.deep.equal(['id', true]);
    expect((await recognize('M1')).language).to.equal(undefined);
  });

  it('feels anger, joy and danger', async () => {
    expect((await recognize('SAYA KECEWA SEKALI!!')).sentiment).to.be.lessThan(-0.5);
    expect((await recognize('kopinya enak banget, puas!')).sentiment).to.be.greaterThan(0.5);
    expect((await recognize('mesinnya keluar percikan api')).urgency).to.be.greaterThan(0.9);
    expect((await recognize('halo kak')).urgency).to.be.lessThan(0.3);
  });

  it('ranks products and questions', async () => {
    expect((await recognize('berapa lama garansi mesinnya')).faq[0]?.id).to.equal('warranty');
    expect((await recognize('penggiling listrik')).products[0]?.sku).to.equal('E2');
  });

  it('never throws and stays quick, whatever the text', async () => {
    const long = 'harga kopi toraja 1,5 juta besok, 😀 '.repeat(140);
    const texts = [
      '',
      ' ',
      '\u0000',
      '\ud83d',
      '🙄🙄🙄',
      '?'.repeat(500),
      'a'.repeat(5_000),
      '1'.repeat(5_000),
      '((((',
      long,
      '{"a":1}',
      '9'.repeat(30),
      'ﷺ'.repeat(300),
    ];
    for (const text of texts) {
      const started = performance.now();
      const recognition = await recognize(text);
      expect(performance.now() - started, text.slice(0, 20)).to.be.lessThan(500);
      for (const entity of recognition.entities) {
        expect(text.slice(entity.start, entity.end)).to.equal(entity.text);
      }
    }
  });

  it('takes the models of the build and leaves them alone', async () => {
    await createLocalRecognizer(FIXTURE_CONTENT, { builtDir, cacheDir });
    expect(readdirSync(cacheDir)).to.deep.equal([]);
    truncateSync(join(builtDir, 'intents.model'), 100);
    await createLocalRecognizer(FIXTURE_CONTENT, { builtDir, cacheDir });
    expect(readdirSync(cacheDir)).to.deep.equal(['intents.model']);
    expect(statSync(join(builtDir, 'intents.model')).size).to.equal(100);
  });

  it('uses a stored model, and makes a new one when that is damaged', async () => {
    for (const name of readdirSync(builtDir).filter((built) => built !== 'intents.model')) {
      cpSync(join(builtDir, name), join(cacheDir, name));
    }
    const file = join(cacheDir, 'intents.model');
    const { size, mtimeMs } = statSync(file);
    await createLocalRecognizer(FIXTURE_CONTENT, { cacheDir });
    expect(statSync(file).mtimeMs).to.equal(mtimeMs);
    truncateSync(file, 100);
    await createLocalRecognizer(FIXTURE_CONTENT, { cacheDir });
    expect(statSync(file).size).to.equal(size);
    expect(readdirSync(cacheDir).filter((name) => name.endsWith('.tmp'))).to.deep.equal([]);
  });
});
