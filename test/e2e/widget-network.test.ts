import { expect } from 'chai';
import { type WebSocketRoute } from 'playwright-core';
import { until } from '../integration/channels/directline/requests';
import { type ChatPage } from './chat-page';
import { letBotSay } from './conversation';
import { shopInBrowser } from './shop-in-browser';

describe('the widget on a bad network', function () {
  this.timeout(90_000);
  const stage = shopInBrowser();

  const visit = async (prepare?: (chat: ChatPage) => Promise<void>): Promise<ChatPage> => {
    const { chat, page } = await stage.enter();
    await prepare?.(chat);
    await page.goto(stage.server.url);
    await chat.open();
    return chat;
  };
  it('keeps what is written without a network, says so, and sends it in order when it is back', async () => {
    const chat = await visit();
    await chat.page.context().setOffline(true);
    await chat.say('satu');
    await chat.say('dua');
    await chat.panel.getByText('Menunggu jaringan.').first().waitFor();
    await chat.page.context().setOffline(false);
    await chat.sees('echo dua');
    const texts = await chat.texts();
    expect(texts).to.have.members(['Selamat datang!', 'satu', 'dua', 'echo satu', 'echo dua']);
    expect(texts.indexOf('satu')).to.be.lessThan(texts.indexOf('dua'));
  });

  it('sends after a reload what could not be sent before it, once', async () => {
    const chat = await visit();
    await chat.page.route('**/activities', (route) => route.abort());
    await chat.say('jangan hilang');
    await chat.panel.getByText('Menunggu jaringan.').waitFor();
    await chat.page.unroute('**/activities');
    await chat.page.reload();
    await chat.sees('echo jangan hilang');
    expect(await chat.bubble('jangan hilang').count()).to.equal(1);
  });

  it('repeats nothing when the answer to a message was lost on its way', async () => {
    const chat = await visit();
    let lost = 0;
    await chat.page.route('**/activities', async (route) => {
      if (lost > 1) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort();
    });
    await chat.say('sekali saja');
    await chat.sees('echo sekali saja');
    await until('the message to be known as arrived', async () => (await chat.delivery()) === 'there');
    await chat.page.waitForTimeout(1500);
    expect(await chat.texts()).to.deep.equal(['Selamat datang!', 'sekali saja', 'echo sekali saja']);
  });

  it('offers to send again or to delete what the server refuses', async () => {
    const chat = await visit();
    await chat.page.route('**/activities', (route) =>
      route.fulfill({ status: 400, json: { error: { code: 'BadArgument', message: '' } } }),
    );
    await chat.say('ditolak');
    await chat.panel.getByText('Tidak terkirim.').waitFor();
    await chat.page.unroute('**/activities');
    await chat.panel.getByRole('button', { name: 'Kirim lagi' }).click();
    await chat.sees('echo ditolak');
  });

  it('finds what it missed while its socket was dead', async () => {
    const sockets: WebSocketRoute[] = [];
    const chat = await visit(async ({ page }) => {
      await page.routeWebSocket(/\/stream/, (route) => {
        route.connectToServer();
        sockets.push(route);
      });
    });
    await sockets[0]?.close({ code: 1012 });
    await letBotSay(stage.server, 'sementara itu');
    await chat.sees('sementara itu');
    expect(sockets.length).to.be.greaterThan(1);
    expect(await chat.texts()).to.deep.equal(['Selamat datang!', 'sementara itu']);
  });

  it('asks again and again where sockets cannot be opened', async () => {
    const chat = await visit(async ({ page }) => {
      await page.addInitScript(`
        window.WebSocket = class { constructor() { setTimeout(() => this.onclose?.(), 5); } close() {} send() {} };
      `);
    });
    await chat.say('tanpa soket');
    await chat.sees('echo tanpa soket');
  });

  it('goes on after the server has restarted', async () => {
    const chat = await visit();
    await chat.say('sebelum');
    await chat.sees('echo sebelum');
    await stage.restartServer(() => chat.say('di antara'));
    await chat.sees('echo di antara');
    expect(await chat.texts()).to.deep.equal([
      'Selamat datang!',
      'sebelum',
      'echo sebelum',
      'di antara',
      'echo di antara',
    ]);
  });
});
