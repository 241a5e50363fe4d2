import { expect } from 'chai';
import { begin } from './requests';
import { type Running, runServer } from './running-server';
import { PNG, uploadRequests } from './upload-requests';

describe('The names of uploaded files', () => {
  let server: Running;
  before(async () => {
    server = await runServer();
  });
  after(() => server.stop());

  it('tell what they are, so that opening them runs nothing', async () => {
    const { send, own } = uploadRequests(server.directLine);
    const visitor = await begin(server);
    await send(visitor, [
      { name: 'bukti.hta', type: 'text/plain', content: '<script>alert(1)</script>' },
      { name: 'faktur.html', type: 'text/html', content: '%PDF-1.7 <html>' },
      { name: 'foto.png.exe', type: 'image/*', content: PNG },
    ]);
    const served = (await own(visitor))[0]?.attachments ?? [];
    expect(served.map(({ name, contentType }) => [name, contentType])).to.deep.equal([
      ['bukti.txt', 'text/plain'],
      ['faktur.pdf', 'application/pdf'],
      ['foto.png', 'image/png'],
    ]);
    for (const { contentUrl } of served) {
      expect((await fetch(contentUrl)).headers.get('content-disposition')).to.match(
        /filename="\w+\.(txt|pdf|png)"/,
      );
    }
  });
});
