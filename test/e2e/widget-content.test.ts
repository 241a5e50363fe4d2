import { expect } from 'chai';
import { type ChatPage } from './chat-page';
import { letBotSay } from './conversation';
import { shopInBrowser, type Visit } from './shop-in-browser';

const CARD = 'application/vnd.microsoft.card.';

const ADAPTIVE = {
  type: 'AdaptiveCard',
  version: '1.3',
  body: [
    { type: 'TextBlock', text: 'Kopi Gayo <b onclick="alert(1)">250 g</b>', wrap: true },
    { type: 'Input.Text', id: 'jumlah', label: 'Jumlah' },
  ],
  actions: [
    { type: 'Action.Submit', title: 'Pesan', data: { promptId: 'card', choice: 'order' } },
    { type: 'Action.OpenUrl', title: 'Jahat', url: 'javascript:window.hacked=1' },
  ],
};

describe('what the widget shows and sends besides text', function () {
  this.timeout(60_000);
  const stage = shopInBrowser();
  let opened: Visit;

  const visit = async (): Promise<ChatPage> => {
    opened = await stage.visit();
    await opened.chat.open();
    return opened.chat;
  };
  const attach = (text: string, ...attachments: object[]): Promise<void> =>
    letBotSay(stage.server, text, {}, undefined, { attachments });

  it('sends files with words, shows the picture and offers the rest as downloads', async () => {
    const chat = await visit();
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
      'base64',
    );
    await chat.panel.locator('input[type=file]').setInputFiles([
      { name: 'mesin.png', mimeType: 'image/png', buffer: png },
      { name: 'catatan.txt', mimeType: 'text/plain', buffer: Buffer.from('isi') },
      { name: 'jahat.html', mimeType: 'text/html', buffer: Buffer.from('<script>') },
    ]);
    await chat.panel.getByText('jahat.html tidak bisa dikirim.').waitFor();
    await chat.panel.getByRole('button', { name: 'Batalkan berkas catatan.txt' }).waitFor();
    await chat.say('ini mesinnya');
    await chat.sees('echo ini mesinnya');
    const image = chat.panel.locator('.picture img');
    await image.waitFor();
    const width = await chat.inside<number>(`root.querySelector('.picture img').naturalWidth`);
    expect([await image.getAttribute('alt'), width]).to.deep.equal(['mesin.png', 1]);
    expect(await chat.panel.locator('a.file').innerText()).to.equal('catatan.txt');
    expect(await chat.panel.locator('.files li').count()).to.equal(0);
    expect(opened.complaints).to.deep.equal([]);
  });

  it('says so when a file was on its way as the page changed, and takes it again', async () => {
    const chat = await visit();
    const file = { name: 'struk.txt', mimeType: 'text/plain', buffer: Buffer.from('isi') };
    await chat.page.route('**/upload', () => undefined);
    await chat.panel.locator('input[type=file]').setInputFiles([file]);
    await chat.say('ini struknya');
    await chat.panel.getByText('Mengirim…').waitFor();
    await chat.page.reload();
    const lost = chat.panel.getByText('Tidak terkirim karena halamannya berganti.');
    await lost.waitFor();
    expect(await chat.panel.getByText('struk.txt').count()).to.equal(1);
    await chat.panel.getByRole('button', { name: 'Hapus' }).click();
    await lost.waitFor({ state: 'detached' });
    await chat.page.unroute('**/upload');
    await chat.panel.locator('input[type=file]').setInputFiles([file]);
    await chat.say('ini struknya');
    await chat.sees('echo ini struknya');
  });

  it('walks cards by swipe, button and key, says which one is in front, and rests after a press', async () => {
    const chat = await visit();
    const pressOf = (name: string): object => {
      const value = { promptId: 'card', choice: `buy:${name}` };
      return {
        type: 'messageBack',
        title: 'Pesan',
        text: `Pesan ${name}`,
        displayText: `Pesan ${name}`,
        value,
      };
    };
    const cards = ['K1', 'K2', 'K3'].map((name) => ({
      contentType: `${CARD}hero`,
      content: {
        title: name,
        images: [{ url: `${stage.server.url}/pictures/M1`, alt: name }],
        buttons: [pressOf(name)],
      },
    }));
    const channelData = { tangga: { author: 'bot', brief: 'Kopi:' } };
    const more = { attachments: cards, attachmentLayout: 'carousel', channelData };
    await letBotSay(stage.server, 'Kopi: K1, K2, K3', {}, undefined, more);
    await chat.sees('Kopi:');
    const place = chat.panel.getByText(/^\d dari 3$/);
    await chat.panel.getByText('1 dari 3').waitFor();
    expect(await chat.panel.getByRole('button', { name: 'Sebelumnya' }).isDisabled()).to.equal(true);
    await chat.panel.getByRole('button', { name: 'Berikutnya' }).click();
    await chat.panel.getByText('2 dari 3').waitFor();
    const order = chat.panel.getByRole('button', { name: 'Pesan K2' });
    await order.focus();
    await chat.page.keyboard.press('ArrowRight');
    await chat.panel.getByText('3 dari 3').waitFor();
    expect(await place.count()).to.equal(1);
    await order.dblclick();
    await chat.sees('button card/buy:K2');
    expect(await chat.panel.locator('.from-me .bubble').allInnerTexts()).to.deep.equal(['Pesan K2']);
    expect(opened.complaints).to.deep.equal([]);
  });

  it('shows what is compared as a table and where it is from small below, and neither of them twice', async () => {
    const chat = await visit();
    const table = { head: ['M1', 'M2'], rows: [{ label: 'Harga', cells: ['Rp1', 'Rp2'] }] };
    const sources = [{ text: 'Sumber: katalog', url: 'https://toko.example/m1' }];
    const tangga = { author: 'bot', brief: 'Bedanya:\nSumber: katalog', table, sources };
    const more = { channelData: { tangga } };
    await letBotSay(stage.server, 'Bedanya:\n• Harga: M1 Rp1, M2 Rp2\nSumber: katalog', {}, undefined, more);
    await chat.sees('Bedanya:');
    await chat.panel.getByRole('columnheader', { name: 'M2' }).waitFor();
    await chat.panel.getByRole('row', { name: 'Harga Rp1 Rp2' }).waitFor();
    const link = chat.panel.getByRole('link', { name: 'Sumber: katalog' });
    expect(await link.getAttribute('href')).to.equal('https://toko.example/m1');
    expect(await chat.panel.getByText('Sumber: katalog').count()).to.equal(1);
  });

  it('loads the cards when the first one comes; a press of one is a message', async () => {
    const chat = await visit();
    expect(opened.requested.some((url) => url.includes('/cards'))).to.equal(false);
    await attach('kartu', { contentType: `${CARD}adaptive`, content: ADAPTIVE });
    await chat.panel.getByText('Kopi Gayo <b onclick="alert(1)">250 g</b>').waitFor();
    await chat.panel.getByText('Jahat').click();
    await chat.panel.getByRole('button', { name: 'Pesan', exact: true }).click();
    await chat.sees('button card/order');
    expect(await chat.page.evaluate<boolean>(`'hacked' in window`)).to.equal(false);
    expect(opened.complaints).to.deep.equal([]);
  });

  it('shows hero cards, and of pictures only those from https or from our server', async () => {
    const chat = await visit();
    const content = {
      title: '<i>Gayo</i>',
      subtitle: 'Rp95.000',
      images: [{ url: 'http://evil.example/pixel.png' }],
      buttons: [
        { type: 'imBack', title: 'Mau', value: 'saya mau Gayo' },
        { type: 'openUrl', title: 'Buka', value: 'javascript:alert(1)' },
        { type: 'openUrl', title: 'Lihat', value: 'https://nusaseduh.example/gayo' },
      ],
    };
    await attach('hero', { contentType: `${CARD}hero`, content });
    await attach('gambar', {
      contentType: 'image/png',
      contentUrl: 'data:image/png;base64,AAAA',
      name: 'x.png',
    });
    await chat.panel.getByText('<i>Gayo</i>').waitFor();
    await chat.sees('gambar');
    expect(await chat.panel.locator('.lines img').count()).to.equal(0);
    const actions = await chat.panel.locator('.card-action').allInnerTexts();
    expect(actions).to.deep.equal(['Mau', 'Lihat']);
    await chat.panel.getByRole('button', { name: 'Mau' }).click();
    await chat.sees('echo saya mau Gayo');
  });
});
