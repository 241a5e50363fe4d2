import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { NO_LOGO, iconLink, mountLogo, readLogo } from '../../../bot/pages/logo';
import { createServer } from '../../../bot/http/server';

describe("A company's logo", () => {
  let folder: string;

  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'logo-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is a file of its folder, under an address that changes with it, and nothing in it runs', async () => {
    writeFileSync(path.join(folder, 'logo.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    const logo = readLogo(folder);
    const { server } = createServer({ publicUrl: undefined, trustProxy: false, ready: () => true });
    mountLogo(server, logo);
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve());
    });
    try {
      const answer = await fetch(`http://127.0.0.1:${server.address().port}${logo.url}`);
      expect(answer.status).to.equal(200);
      expect(answer.headers.get('content-type')).to.equal('image/svg+xml');
      expect(answer.headers.get('content-security-policy')).to.match(/default-src 'none'.*sandbox/);
      expect(answer.headers.get('cross-origin-resource-policy')).to.equal('cross-origin');
      writeFileSync(path.join(folder, 'logo.svg'), '<svg xmlns="http://www.w3.org/2000/svg" id="b"/>');
      expect(readLogo(folder).url).to.not.equal(logo.url);
    } finally {
      server.close();
    }
  });

  it('may be missing: then no page names one', () => {
    expect(readLogo(folder)).to.equal(NO_LOGO);
    expect(iconLink(NO_LOGO)).to.equal(false);
  });
});
