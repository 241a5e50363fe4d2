import { expect } from 'chai';
import fc from 'fast-check';
import { redact } from '../../../../recognizers/secrets/redact';
import { pageContext } from '../../../../domain/conversation/page-context';

describe('What a page says its visitor looks at', () => {
  it('given texts with plain names, keeps them; given anything else, drops it', () => {
    const said = {
      product: 'M1',
      'page.title': 'Penggiling',
      price: 450000,
      tags: ['a'],
      '<b>': 'x',
      empty: ' ',
    };
    expect(pageContext(said, redact)).to.deep.equal({ product: 'M1', 'page.title': 'Penggiling' });
    for (const nothing of [undefined, null, 'M1', 7, [], {}, { a: 1 }]) {
      expect(pageContext(nothing, redact)).to.equal(undefined);
    }
  });

  it('given numbers nobody may keep, masks them; of an address it keeps where, not who', () => {
    const page = pageContext(
      {
        note: 'kartu 4111 1111 1111 1111',
        url: 'https://shop.example/m1?email=ani@example.com#top',
      },
      redact,
    );
    expect(page?.note).not.to.include('4111 1111');
    expect(page?.url).to.equal('https://shop.example/m1');
  });

  it('given what breaks lines or turns the direction of writing, makes one plain line', () => {
    expect(pageContext({ a: 'satu\n\u202edua\u0000 ' }, redact)).to.deep.equal({ a: 'satu dua' });
  });

  it('whatever it is given, stays small and makes no more of it the second time', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.oneof(fc.string({ maxLength: 900 }), fc.anything())),
        (said) => {
          const page = pageContext(said, redact);
          if (!page) return;
          expect(Object.keys(page).length).to.be.within(1, 12);
          for (const text of Object.values(page)) expect([...text].length).to.be.within(1, 300);
        },
      ),
    );
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, place) => [`k${place}`, 'x'.repeat(900)]));
    expect(Object.values(pageContext(many, redact) ?? {}).map(({ length }) => length)).to.deep.equal(
      Array<number>(12).fill(300),
    );
  });
});
