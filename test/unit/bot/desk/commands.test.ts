import { expect } from 'chai';
import { parseTyped } from '../../../../bot/desk/commands';

describe('what a rep types', () => {
  it('is a reply when it does not begin with a slash', () => {
    expect(parseTyped('halo /kembali')).to.deep.equal({
      ok: true,
      act: { act: 'reply', text: 'halo /kembali' },
    });
  });
  it('is a command in either language', () => {
    expect(parseTyped('/ambil')).to.deep.equal({ ok: true, act: { act: 'claim' } });
    expect(parseTyped('/CLAIM H-204')).to.deep.equal({ ok: true, act: { act: 'claim' } });
    expect(parseTyped('/kembali')).to.deep.equal({ ok: true, act: { act: 'return', note: undefined } });
    expect(parseTyped('/return sent\nby mail')).to.deep.equal({
      ok: true,
      act: { act: 'return', note: 'sent\nby mail' },
    });
  });
  it('never reaches the customer when it begins with a slash', () => {
    for (const typed of [
      '/',
      '/ halo',
      '/rahasia 10',
      '/constructor',
      '//',
      '/fakta kota',
      '/catat',
      '/selesai',
    ]) {
      expect(parseTyped(typed), typed).to.deep.equal({ ok: false, line: { kind: 'unknown' } });
    }
  });
  it('names work on the customer in either language', () => {
    const pairs: Array<[string, string, object]> = [
      ['/catat minta diskon', '/note minta diskon', { what: 'note', text: 'minta diskon' }],
      [
        '/fakta Kota=Kota Bandung',
        '/fact kota: Kota Bandung',
        { what: 'fact', key: 'kota', value: 'Kota Bandung' },
      ],
      ['/tawaran', '/offer', { what: 'offers' }],
      ['/tawaran coba-gratis', '/OFFER coba-gratis', { what: 'offer', id: 'coba-gratis' }],
      ['/balas sapa', '/reply Sapa', { what: 'canned', name: 'sapa' }],
      ['/selesai kalah harga', '/close kalah harga', { what: 'close', words: 'kalah harga' }],
      ['/hubungi besok jam 10', '/callback besok jam 10', { what: 'call_back', words: 'besok jam 10' }],
      ['/profil', '/profile', { what: 'profile' }],
      ['/riwayat', '/history', { what: 'history' }],
      [
        '/keluhan klh-20261122-0001 usul kirim ulang',
        '/complaint KLH-20261122-0001 USUL kirim ulang',
        { what: 'ticket', ticketNo: 'KLH-20261122-0001', step: 'usul', detail: 'kirim ulang' },
      ],
    ];
    for (const [id, en, work] of pairs)
      for (const typed of [id, en])
        expect(parseTyped(typed), typed).to.deep.equal({ ok: false, line: { kind: 'work', work } });
  });
});
