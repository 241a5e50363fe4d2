import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { DEFAULT_UPLOAD_LIMITS } from '../../../../bot/files/upload-limits';
import { attachmentsInMemory } from './attachments-in-memory';
import { begin } from './requests';
import { type Running, runServer } from './running-server';
import { PNG, type SentFile, type UploadRequests, uploadRequests } from './upload-requests';

const THUMBNAIL = 'data:image/png;base64,iVBORw0KGgo=';

describe('Direct Line uploads', () => {
  let server: Running;
  let store: ReturnType<typeof attachmentsInMemory>;
  let url: UploadRequests['url'];
  let send: UploadRequests['send'];
  let own: UploadRequests['own'];
  before(async () => {
    store = attachmentsInMemory();
    server = await runServer({
      deps: ({ uploads }) => ({
        uploads: {
          store,
          folder: uploads?.folder ?? '',
          limits: { ...DEFAULT_UPLOAD_LIMITS, bytes: 64 * 1024 },
        },
        limits: { uploads: { requests: 1000, perS: 60 } },
      }),
    });
  });
  before(() => {
    ({ url, send, own } = uploadRequests(server.directLine));
  });
  after(() => server.stop());

  const onDisk = (): string[] => {
    const folder = path.join(server.folder, 'uploads');
    return existsSync(folder)
      ? readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
          entry.isFile() ? [entry.name] : [],
        )
      : [];
  };
  const photo = (name = 'mesin.png'): SentFile => ({ name, type: 'image/png', content: PNG });

  it('shows a photo with its words, its name and its thumbnail, and serves it as a picture', async () => {
    const visitor = await begin(server);
    const activity = {
      type: 'message',
      text: 'ini mesinnya',
      from: { id: 'dl_somebody-else' },
      attachments: [{ contentType: 'image/png', name: 'foto mesin.png', thumbnailUrl: THUMBNAIL }],
    };
    const answer = await send(visitor, [photo()], activity);
    expect(answer.status).to.equal(200);
    expect(answer.body.id).to.match(/\|\d{7}$/);
    const [shown] = await own(visitor);
    expect(shown?.text).to.equal('ini mesinnya');
    const [file] = shown?.attachments ?? [];
    expect(file).to.include({ name: 'foto mesin.png', contentType: 'image/png', thumbnailUrl: THUMBNAIL });
    const served = await fetch(file?.contentUrl ?? '');
    expect(Buffer.from(await served.arrayBuffer()).equals(PNG)).to.equal(true);
    expect(Object.fromEntries(served.headers)).to.include({
      'content-type': 'image/png',
      'content-disposition': `inline; filename="foto mesin.png"; filename*=UTF-8''foto%20mesin.png`,
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'cross-origin',
    });
    expect(served.headers.get('content-security-policy')).to.contain('sandbox');
    const head = await fetch(file?.contentUrl ?? '', { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).to.deep.equal([200, String(PNG.length)]);
  });

  it('takes one file without a form, and several with one message', async () => {
    const visitor = await begin(server);
    const response = await fetch(url(visitor), {
      method: 'POST',
      headers: {
        authorization: `Bearer ${visitor.token}`,
        'content-type': 'image/png',
        'content-disposition': 'attachment; filename="satu.png"',
      },
      body: PNG,
    });
    expect(response.status).to.equal(200);
    await send(visitor, [photo('a.png'), { name: 'b.txt', type: 'text/plain', content: 'isi' }]);
    const names = (await own(visitor)).map(({ attachments }) => attachments?.map(({ name }) => name));
    expect(names).to.deep.equal([['satu.png'], ['a.png', 'b.txt']]);
  });

  it('serves everything but pictures as a download', async () => {
    const visitor = await begin(server);
    const markup = '<html><script>alert(1)</script></html>';
    await send(visitor, [
      { name: 'halaman.html', type: 'text/plain', content: markup },
      { name: 'surat.pdf', type: 'application/pdf', content: '%PDF-1.7 <script>' },
    ]);
    for (const { contentUrl } of (await own(visitor))[0]?.attachments ?? []) {
      const served = await fetch(contentUrl);
      expect(served.headers.get('content-disposition')).to.match(/^attachment;/);
      expect(served.headers.get('content-type')).to.match(/^(text\/plain|application\/pdf)/);
      expect(served.headers.get('content-security-policy')).to.contain(`default-src 'none'; sandbox`);
    }
  });

  it('refuses kinds that are not taken and files that are not what they say, and leaves nothing behind', async () => {
    const visitor = await begin(server);
    const before = onDisk().length;
    const bad: SentFile[] = [
      { name: 'x.html', type: 'text/html', content: '<script>alert(1)</script>' },
      { name: 'x.svg', type: 'image/svg+xml', content: '<svg onload="alert(1)"/>' },
      { name: 'x.png', type: 'image/png', content: '<svg onload="alert(1)"/>' },
      { name: 'x.exe', type: 'application/octet-stream', content: 'MZ' },
      { name: 'empty.txt', type: 'text/plain', content: '' },
    ];
    for (const file of bad) {
      const answer = await send(visitor, [photo(), file]);
      expect([file.name, answer.status, answer.body.error?.code]).to.deep.equal([
        file.name,
        415,
        'UnsupportedMediaType',
      ]);
    }
    expect(onDisk().length).to.equal(before);
    expect(await own(visitor)).to.deep.equal([]);
  });

  it('refuses files that are too large or too many, and an upload that cannot be read', async () => {
    const visitor = await begin(server);
    const before = onDisk().length;
    const large = { name: 'x.txt', type: 'text/plain', content: 'x'.repeat(64 * 1024 + 1) };
    expect((await send(visitor, [large])).status).to.equal(413);
    expect(
      (
        await send(
          visitor,
          Array.from({ length: 6 }, () => photo()),
        )
      ).status,
    ).to.equal(413);
    expect((await send(visitor, [])).status).to.equal(400);
    expect((await send(visitor, [photo()], 'no activity')).status).to.equal(400);
    const headers = { authorization: `Bearer ${visitor.token}`, 'content-type': 'multipart/form-data' };
    expect((await fetch(url(visitor), { method: 'POST', headers, body: 'x' })).status).to.equal(400);
    const cut = { ...headers, 'content-type': 'multipart/form-data; boundary=b' };
    const half = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\nhalf';
    // Broken where more of it is still to come, unlike one that is cut off.
    const broken = `--b\r\nno header\r\n\r\n${'x'.repeat(32 * 1024)}\r\n--b--\r\n`;
    for (const body of [half, broken]) {
      expect((await fetch(url(visitor), { method: 'POST', headers: cut, body })).status).to.equal(400);
    }
    expect(onDisk().length).to.equal(before);
  });

  it('takes no more from a conversation that has its fill', async () => {
    const visitor = await begin(server);
    const conversationId = visitor.conversationId;
    const row = { conversationId, name: 'a', contentType: 'image/png', thumbnailUrl: undefined, at: '' };
    await store.save([{ ...row, id: 'full', bytes: DEFAULT_UPLOAD_LIMITS.conversationBytes }]);
    expect((await send(visitor, [photo()])).status).to.equal(413);
    await store.remove(['full']);
    expect((await send(visitor, [photo()])).status).to.equal(200);
  });

  it('lets no name lead anywhere, on disk, in headers or on the screen', async () => {
    const visitor = await begin(server);
    const names = [
      '../../../../etc/passwd',
      '..\\..\\boot.ini',
      'a"\r\nSet-Cookie: x=1.txt',
      '\u202egnp.exe',
      '...',
      'kartu 4111 1111 1111 1111.txt',
    ];
    for (const name of names) {
      const attachments = [{ contentType: 'text/plain', name }];
      const file = { name: 'x.txt', type: 'text/plain', content: 'isi' };
      expect((await send(visitor, [file], { type: 'message', attachments })).status, name).to.equal(200);
    }
    const shown = (await own(visitor)).flatMap(({ attachments }) => attachments ?? []);
    expect(shown.map(({ name }) => name)).to.deep.equal([
      'passwd.txt',
      'boot.txt',
      'a"Set-Cookie: x=1.txt',
      'gnp.txt',
      'file.txt',
      'kartu [disamarkan].txt',
    ]);
    for (const { contentUrl } of shown) {
      const served = await fetch(contentUrl);
      expect(served.status).to.equal(200);
      expect(served.headers.get('set-cookie')).to.equal(null);
    }
    expect(onDisk().every((name) => /^[\w-]+$/.test(name))).to.equal(true);
  });

  it('drops thumbnails that would load from elsewhere or run', async () => {
    const visitor = await begin(server);
    for (const thumbnailUrl of [
      'https://evil.example/pixel.png',
      'javascript:alert(1)',
      'data:text/html;base64,PHNjcmlwdD4=',
      'data:image/svg+xml;base64,PHN2Zz4=',
    ]) {
      await send(visitor, [photo()], {
        type: 'message',
        attachments: [{ contentType: 'image/png', thumbnailUrl }],
      });
    }
    const shown = (await own(visitor)).flatMap(({ attachments }) => attachments ?? []);
    expect(shown.map(({ thumbnailUrl }) => thumbnailUrl)).to.deep.equal(Array(4).fill(undefined));
  });

  it('takes an upload that is sent twice once', async () => {
    const visitor = await begin(server);
    const activity = { type: 'message', text: 'sekali', channelData: { clientActivityID: 'u1' } };
    const first = await send(visitor, [photo()], activity);
    const before = onDisk().length;
    const second = await send(visitor, [photo()], activity);
    expect(second.body.id).to.equal(first.body.id);
    expect(await own(visitor)).to.have.length(1);
    expect([onDisk().length, store.rows.size]).to.deep.equal([before, before]);
  });

  it('gives a file to nobody who does not have its address, and takes none from a stranger', async () => {
    const [mine, other] = [await begin(server), await begin(server)];
    await send(mine, [photo()]);
    const address = (await own(mine))[0]?.attachments?.[0]?.contentUrl ?? '';
    const [, id = '', proof = ''] = /attachments\/([^/]+)\/(.+)$/.exec(address) ?? [];
    for (const guess of [
      `${id}/x`,
      `${id}x/${proof}`,
      `..%2f..%2fetc%2fpasswd/${proof}`,
      `${id}/${proof}/..`,
    ]) {
      expect((await fetch(`${server.url}/attachments/${guess}`)).status, guess).to.equal(404);
    }
    const forged = await send({ ...mine, token: other.token }, [photo()]);
    expect([forged.status, forged.body.error.code]).to.deep.equal([403, 'BadArgument']);
    const unstarted = await begin(server);
    expect((await send({ ...unstarted, conversationId: 'none' }, [photo()])).status).to.equal(403);
  });
});
