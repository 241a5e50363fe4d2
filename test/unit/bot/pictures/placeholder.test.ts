import { expect } from 'chai';
import { lettersOf, placeholder } from '../../../../bot/pictures/placeholder';

describe('A drawing for a product without photograph', () => {
  const M1 = { sku: 'M1', name: 'Penggiling Manual M1', category: 'penggiling' };

  for (const [name, letters] of [
    ['Penggiling Manual M1', 'M1'],
    ['Set V60 Keramik', 'V60'],
    ['Gayo Arabika 250 gram', 'GA'],
    ['Roti Tawar 1kg', 'RT'],
    ['250 gram', 'G'],
    ['kursi', 'K'],
    ['Éclair au chocolat', 'ÉA'],
    ['𝒜bc def', '𝒜D'],
    ['42', '·'],
    ['', '·'],
  ] as const) {
    it(`of "${name}" says ${letters}`, () => expect(lettersOf(name)).to.equal(letters));
  }

  it('is always the same for a product, of one colour in a category, and not the same for two', () => {
    const ground = (svg: string): string | undefined => /<rect[^>]*fill="(#\w+)"/.exec(svg)?.[1];
    const e1 = placeholder({ ...M1, sku: 'E1', name: 'Penggiling Elektrik E1' });
    expect(placeholder(M1)).to.equal(placeholder({ ...M1 }));
    expect(placeholder(M1)).to.not.equal(e1);
    expect(ground(placeholder(M1))).to.equal(ground(e1));
  });

  it('is no place for markup: words of a catalogue are text in it', () => {
    const svg = placeholder({ sku: '"><script>', name: `"><script>alert(1)</script>&'`, category: '</svg>' });
    expect(svg.match(/<(?!\/?(?:svg|rect|g|circle|text)[\s>])/g)).to.equal(null);
    expect(svg).to.contain('aria-label="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;&#39;"');
  });
});
