import { expect } from 'chai';
import fc from 'fast-check';
import { escapeHtml, splitHtml } from '../../../../../bot/channels/telegram/html';
import { parseHtml } from '../../../../integration/channels/telegram/strict-html';

/** The text as people read it. */
function readable(html: string): string {
  const parsed = parseHtml(html);
  if (!parsed.ok) throw new Error(`${parsed.reason}: ${html.slice(0, 200)}`);
  return parsed.text;
}

describe('HTML for Telegram', () => {
  const table: Array<[text: string, html: string]> = [
    ['a < b & c > d', 'a &lt; b &amp; c &gt; d'],
    ['&lt;', '&amp;lt;'],
    [`"kutip" 'satu'`, `"kutip" 'satu'`],
    ['<b>bukan tebal</b>', '&lt;b&gt;bukan tebal&lt;/b&gt;'],
    ['👩‍🍳 kopi', '👩‍🍳 kopi'],
  ];
  for (const [text, html] of table) {
    it(`${text} → ${html}`, () => {
      expect(escapeHtml(text)).to.equal(html);
      expect(readable(html)).to.equal(text);
    });
  }

  it('any text is read as it was written', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => readable(escapeHtml(text)) === text));
  });
});

describe('A long text is split', () => {
  it('into one part when it fits, counted as it is read and not as it is written', () => {
    expect(splitHtml('&amp;'.repeat(4096))).to.have.length(1);
    expect(splitHtml('&amp;'.repeat(4097))).to.have.length(2);
    expect(splitHtml(`<b>${'x'.repeat(4096)}</b>`)).to.have.length(1);
  });

  const ends: Array<[where: string, html: string, parts: string[]]> = [
    ['between paragraphs', 'aaa bbb\n\nccc ddd', ['aaa bbb', 'ccc ddd']],
    ['between lines', 'aaa bbb\nccc ddd', ['aaa bbb', 'ccc ddd']],
    ['between sentences', 'Aa bb. Cc dd ee', ['Aa bb.', 'Cc dd ee']],
    ['between words', 'aaaa bbbb cccc', ['aaaa bbbb', 'cccc']],
    ['anywhere, where there is no seam', 'abcdefghijklmn', ['abcdefghij', 'klmn']],
    ['around a tag', '<b>aaaa bbbb cccc</b>', ['<b>aaaa bbbb</b>', '<b>cccc</b>']],
    [
      'around an attribute',
      '<a href="x y">aaaa bbbb cccc</a>',
      ['<a href="x y">aaaa bbbb</a>', '<a href="x y">cccc</a>'],
    ],
    ['never within an entity', 'aaaaaaaaa&amp;bb', ['aaaaaaaaa&amp;', 'bb']],
    ['never within a sign', 'aaaaaaaaa👩‍🍳b', ['aaaaaaaaa', '👩‍🍳b']],
  ];
  for (const [where, html, parts] of ends) {
    it(where, () => expect(splitHtml(html, 10)).to.deep.equal(parts));
  }

  it('nothing is nothing', () => {
    expect(splitHtml('')).to.deep.equal([]);
    expect(splitHtml(' \n<b> </b>')).to.deep.equal([]);
  });

  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }).map(escapeHtml),
    fc.constantFrom(' ', '\n', '\n\n', '. '),
    fc.string({ maxLength: 30 }).map((text) => `<b>${escapeHtml(text)} <i>x</i></b>`),
  );

  it('whatever it is: every part can be read, is short enough, and nothing is lost', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.integer({ min: 12, max: 60 }), (pieces, limit) => {
        const html = pieces.join('');
        const parts = splitHtml(html, limit);
        const texts = parts.map(readable);
        // A sign made of very many is cut by nobody and can be longer alone.
        for (const text of texts) expect(text.length).to.be.at.most(Math.max(limit, longest(text)));
        const bare = (text: string): string => text.replace(/\s/g, '');
        expect(bare(texts.join(''))).to.equal(bare(readable(html)));
      }),
    );
  });
});

function longest(text: string): number {
  return Math.max(...[...new Intl.Segmenter().segment(text)].map(({ segment }) => segment.length));
}
