import { expect } from 'chai';
import fc from 'fast-check';
import { piecesOf, safeAddress } from '../../../../web/widget/view/links';

const links = (text: string): string[] =>
  piecesOf(text).flatMap((piece) => (piece.kind === 'link' ? [piece.href] : []));

describe('links in a text', () => {
  it('finds web addresses and leaves the marks of the sentence outside', () => {
    expect(
      links('Lihat https://a.example/x?y=1, (http://b.example/c) atau https://d.example/e_(f).'),
    ).to.deep.equal(['https://a.example/x?y=1', 'http://b.example/c', 'https://d.example/e_(f)']);
  });

  it('makes nothing of what a press could run, or of no address', () => {
    for (const text of [
      'javascript:alert(1)',
      'data:text/html,x',
      'xhttps://',
      'https://',
      'file:///etc/passwd',
      'a.example',
    ]) {
      expect(links(text), text).to.deep.equal([]);
    }
    expect(safeAddress('javascript:alert(1)', 'https://a.example')).to.equal(undefined);
    expect(safeAddress('/x', 'https://a.example')).to.equal('https://a.example/x');
    expect(safeAddress({ toString: () => 'https://a.example' })).to.equal(undefined);
  });

  it('never loses or adds a character, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('https://a.example', ' ', ')', '.', 'http://'))),
        (parts) => {
          const text = parts.join('');
          expect(
            piecesOf(text)
              .map((piece) => piece.text)
              .join(''),
          ).to.equal(text);
        },
      ),
    );
  });
});
