import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { backUp, type Backup } from '../../../bot/backup/back-up';
import { backupsIn } from '../../../bot/backup/manifest';
import { type Restored, restore } from '../../../bot/backup/restore';
import { openRaw } from '../../../models/backup/raw-database';
import { openDatabase } from '../../../models/database/database';
import { ownDatabase } from '../../../models/database/sole-owner';
import { type Place, onEachDatabase } from '../../databases';
import { saidIn, visit } from './lived-in';

const LATER = '2026-12-02T02:00:00.000Z';

onEachDatabase('A backup', (makePlace) => {
  let place: Place;
  let home: string;
  let uploads: string;
  let folder: string;
  let seconds = 0;

  beforeEach(async () => {
    place = await makePlace();
    home = mkdtempSync(path.join(tmpdir(), 'tangga-backup-'));
    uploads = path.join(home, 'uploads');
    folder = path.join(home, 'backups');
  });

  afterEach(async () => {
    await place.remove();
    rmSync(home, { recursive: true, force: true });
  });

  const make = (keep = 5): Promise<Backup> => {
    seconds += 1;
    const at = `2026-12-01T02:${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}.000Z`;
    return backUp({ databaseUrl: place.url, uploads, folder, keep, at });
  };
  const bring = (from: string, mayReplace = false, databaseUrl = place.url): Promise<Restored> =>
    restore({ from, databaseUrl, uploads, mayReplace, at: LATER });

  async function say(...words: string[]): Promise<void> {
    const database = await openDatabase(place.url);
    try {
      for (const one of words) await visit(database, uploads, one);
    } finally {
      await database.close();
    }
  }

  async function said(url = place.url): Promise<string[]> {
    const database = await openDatabase(url);
    try {
      return await saidIn(database);
    } finally {
      await database.close();
    }
  }

  const photos = (): string[] =>
    readdirSync(uploads, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
      .sort();

  async function failure(work: Promise<unknown>): Promise<string> {
    return work.then(
      () => 'it was done',
      (error: unknown) => (error as Error).message,
    );
  }

  it('brings everything back after everything is lost', async () => {
    await say('halo', 'kopi ☕ enak 👍🏽', "d'une");
    const { folder: from, manifest } = await make();
    expect(manifest.tables).to.include({ message: 3, attachment: 3, contact: 3, profile_fact: 3 });
    expect(manifest.missing).to.deep.equal([]);

    await place.remove();
    rmSync(uploads, { recursive: true });
    const fresh = await makePlace();
    try {
      const { aside } = await bring(from, false, fresh.url);
      expect(aside).to.deep.equal([]);
      expect(await said(fresh.url)).to.deep.equal(["d'une", 'halo', 'kopi ☕ enak 👍🏽']);
      expect(photos()).to.deep.equal(["photo of d'une", 'photo of halo', 'photo of kopi ☕ enak 👍🏽']);
    } finally {
      await fresh.remove();
    }
  });

  it('is whole while customers go on writing', async () => {
    const database = await openDatabase(place.url);
    try {
      for (let one = 0; one < 20; one += 1) await visit(database, uploads, `before ${one}`);
      let isOver = false;
      const writing = (async () => {
        for (let one = 0; !isOver; one += 1) await visit(database, uploads, `during ${one}`);
      })();
      const { manifest } = await make().finally(() => (isOver = true));
      await writing;
      const { message = 0, attachment = 0 } = manifest.tables;
      expect(message).to.be.at.least(20);
      expect(attachment - message).to.equal(0);
      expect(manifest.files).to.have.length(attachment + 1);
    } finally {
      await database.close();
    }
  });

  it('goes over nothing that is there, unless told so, and then keeps it', async () => {
    await say('old');
    const { folder: from } = await make();
    await say('new');
    expect(await failure(bring(from))).to.include('--replace');
    expect(await said()).to.deep.equal(['new', 'old']);
    const { aside } = await bring(from, true);
    expect(aside).to.have.length(2);
    expect(await said()).to.deep.equal(['old']);
    expect(photos()).to.deep.equal(['photo of old']);
    expect(await saidAside(aside)).to.have.members(['new', 'old']);
    // What was put aside is in no later backup.
    expect((await make()).manifest.tables.message).to.equal(1);
  });

  async function saidAside([first = '']: string[]): Promise<string[]> {
    const [, schema] = /^the schema (\w+)$/.exec(first) ?? [];
    const raw = await openRaw(schema === undefined ? `sqlite:${first}` : place.url);
    try {
      const table = schema === undefined ? 'message' : `${schema}.message`;
      return (await raw.rows<{ text: string }>(`SELECT text FROM ${table}`)).map(({ text }) => text);
    } finally {
      await raw.close();
    }
  }

  it('is not restored under a server that runs, even with --replace', async () => {
    await say('halo');
    const { folder: from } = await make();
    const release = await ownDatabase(place.url);
    const database = await openDatabase(place.url);
    try {
      expect(await failure(bring(from, true))).to.match(/Another server runs|connections are open/);
      expect(await saidIn(database)).to.deep.equal(['halo']);
    } finally {
      await database.close();
      await release();
    }
  });

  it('with one wrong byte, or without a file, is refused and changes nothing', async () => {
    await say('halo');
    const { folder: from, manifest } = await make();
    await say('later');
    for (const { path: file } of manifest.files) {
      const broken = `${from}-broken`;
      cpSync(from, broken, { recursive: true });
      const bytes = readFileSync(path.join(broken, file));
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
      writeFileSync(path.join(broken, file), bytes);
      expect(await failure(bring(broken, true))).to.include('checksum');
      rmSync(path.join(broken, file));
      expect(await failure(bring(broken, true))).to.include('missing');
      rmSync(broken, { recursive: true });
    }
    expect(await said()).to.deep.equal(['halo', 'later']);
  });

  it('whose rows are fewer than were counted is refused, and what was there stays', async () => {
    await say('halo');
    const { folder: from } = await make();
    await say('later');
    const file = path.join(from, 'manifest.json');
    const manifest = readFileSync(file, 'utf8');
    writeFileSync(file, manifest.replace('"message": 1', '"message": 2'));
    expect(await failure(bring(from, true))).to.include('message: 2 expected, 1 found');
    expect(await said()).to.deep.equal(['halo', 'later']);
    expect(photos()).to.have.length(2);
  });

  it('of a newer version is refused', async () => {
    await say('halo');
    const { folder: from } = await make();
    const file = path.join(from, 'manifest.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"Init17', '"Later17'));
    expect(await failure(bring(from, true))).to.include('newer version');
  });

  it('tells which files are lost', async () => {
    await say('halo');
    rmSync(uploads, { recursive: true });
    expect((await make()).manifest.missing).to.have.length(1);
  });

  it('stays until enough newer ones are there', async () => {
    await say('halo');
    const made = [await make(2), await make(2), await make(2)];
    expect(await backupsIn(folder)).to.deep.equal(made.slice(1).map((one) => one.folder));
    expect(made[2]?.deleted).to.deep.equal([made[0]?.folder]);
  });

  it('of a database that is none of ours is not made', async () => {
    const raw = await openRaw(place.url).catch(() => undefined);
    await raw?.close();
    expect(await failure(make())).to.match(/nothing of Tangga|SQLITE_CANTOPEN/);
    expect(await backupsIn(folder)).to.deep.equal([]);
    expect(readdirSync(folder)).to.deep.equal([]);
  });
});
