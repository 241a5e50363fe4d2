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
  it('never reaches the customer when the command is not known', () => {
    for (const typed of ['/', '/ halo', '/tawaran 10', '/constructor', '//']) {
      expect(parseTyped(typed)).to.deep.equal({ ok: false, reason: 'unknown_command' });
    }
  });
});
