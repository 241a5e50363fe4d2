import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { type FileStore, openFileStore } from '../../../bot/files/file-store';
import { DEFAULT_UPLOAD_LIMITS } from '../../../bot/files/upload-limits';
import { attachmentRows } from '../../../models/files/attachment-store';
import { commitTurn } from '../../../models/turns/commit';
import { onEachStore } from './each-store';
import { AT, enter, load, newId, turnOn } from './store-world';

const TEXT = Buffer.from('x'.repeat(400));

onEachStore('The disk has room for files', (database) => {
  let folder: string;
  let now: string;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'room-'));
    now = AT;
    await database().write((sql) => sql.run(`DELETE FROM attachment`));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const store = (): FileStore =>
    openFileStore({
      rows: attachmentRows(database()),
      folder,
      limits: { ...DEFAULT_UPLOAD_LIMITS, totalBytes: 1000 },
      proofOf: () => 'proof',
      clock: () => now,
      newId: () => newId('file'),
    });
  const keep = async (conversationId: string): Promise<string | undefined> => {
    const kept = await store().keep(conversationId, {
      name: 'a.txt',
      declaredType: 'text/plain',
      content: TEXT,
    });
    return kept.ok ? kept.file.id : undefined;
  };
  const onDisk = (): number =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;

  it('for the newest, when older ones were never said: the oldest of those goes first', async () => {
    const conversationId = await enter(database());
    const first = await keep(conversationId);
    now = '2026-11-22T02:01:00.000Z';
    const second = await keep(conversationId);
    expect(await keep(conversationId), 'both may still be on their way').to.equal(undefined);
    now = '2026-11-22T03:00:00.000Z';
    const third = await keep(conversationId);
    expect(third).to.be.a('string');
    expect(await store().open(first ?? '')).to.equal(undefined);
    expect((await store().open(second ?? ''))?.file.id).to.equal(second);
    expect(onDisk()).to.equal(2);
  });

  it('but nothing that was said is taken away for it', async () => {
    const conversationId = await enter(database());
    const ids = [await keep(conversationId), await keep(conversationId)];
    const before = await load(database(), conversationId);
    const files = ids.map((id) => ({ id: id ?? '', name: 'a.txt', contentType: 'text/plain', bytes: 400 }));
    const line = {
      ...{
        id: newId('message'),
        conversationId,
        contactId: before.snapshot.contact.id,
        turnId: 't',
        place: 0,
      },
      ...{ author: 'customer' as const, authorName: undefined, text: '', language: undefined },
      ...{ recognition: undefined, files, context: undefined, at: AT },
    };
    await commitTurn(database(), turnOn(before, [], { messages: [line] }));
    now = '2026-11-23T03:00:00.000Z';
    expect(await keep(conversationId)).to.equal(undefined);
    expect(onDisk()).to.equal(2);
  });
});
