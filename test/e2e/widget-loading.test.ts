import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { shopInBrowser } from './shop-in-browser';

describe('loading the widget', function () {
  this.timeout(60_000);
  const stage = shopInBrowser();
  const { visit } = stage;
  const loaded = (requested: string[], name: string): number =>
    requested.filter((url) => url.includes(`/assets/${name}`)).length;

  it('loads nothing but the button until it is opened, and only from our server', async () => {
    const { chat, requested, complaints } = await visit();
    await chat.launcher.waitFor();
    expect(loaded(requested, 'panel')).to.equal(0);
    expect(requested.some((url) => /api\/token|directline/.test(url))).to.equal(false);
    await chat.open();
    expect(loaded(requested, 'panel')).to.equal(1);
    expect(loaded(requested, 'cards') + loaded(requested, 'webchat')).to.equal(0);
    expect(requested.filter((url) => new URL(url).host !== new URL(stage.server.url).host)).to.deep.equal([]);
    expect(complaints).to.deep.equal([]);
  });

  it('keeps its promise of size: 5 KB for the button, 60 KB until the greeting', async () => {
    const sizeOf = async (path: string): Promise<number> =>
      gzipSync(Buffer.from(await (await fetch(`${stage.server.url}${path}`)).arrayBuffer()), { level: 9 })
        .length;
    const { chat, requested } = await visit();
    await chat.open();
    const panel = requested.find((url) => url.includes('/assets/panel')) ?? '';
    const loader = await sizeOf('/widget.js');
    expect(loader).to.be.at.most(5 * 1024);
    expect(loader + (await sizeOf(new URL(panel).pathname))).to.be.at.most(60 * 1024);
  });

  it('says that it could not be loaded, and can be when pressed again', async () => {
    const { chat, page } = await visit();
    await page.route('**/assets/panel-*', (route) => route.abort());
    await chat.launcher.click();
    await page.getByText('Obrolan belum bisa dimuat.').waitFor();
    await page.unroute('**/assets/panel-*');
    await chat.open();
  });
});
