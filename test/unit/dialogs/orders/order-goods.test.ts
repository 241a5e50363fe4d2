import { type Intent } from '../../../../domain/recognition/intent';
import { expect } from 'chai';
import { type Heard } from '../../../../dialogs/contract/turn';
import { changeCart } from '../../../../dialogs/orders/cart';
import { mentionsIn } from '../../../../dialogs/products/mentions';
import { type Product } from '../../../../domain/products/catalogue';
import { type Entity } from '../../../../domain/recognition/entities';
import { NOTHING_RECOGNIZED } from '../../../../domain/recognition/recognition';
import { readSubjects } from '../../../../recognizers/acts/subjects';
import { normalizeText } from '../../../../recognizers/text/normalize';
import { EMPTY_VIEWS } from '../../../empty-views';
import { shippedContent } from '../../../shipped-content';

/** The company's words: what adds, replaces and takes back is content. */
const CUES = shippedContent().cues;

const NAMES: Record<string, string> = { gayo: 'GAYO', M1: 'M1', timbangan: 'SCALE', E2: 'E2' };

/** What a recognizer makes of a text: the names above, bare numbers, kilos. */
function heard(text: string, acts: Intent[] = []): Heard {
  const entities: Entity[] = [];
  for (const match of text.matchAll(/gayo|M1|timbangan|E2|\b\d+ (?:kg|orang)\b|\b\d+\b/gu)) {
    const [word] = match;
    const span = { text: word, start: match.index, end: match.index + word.length };
    const sku = NAMES[word];
    const unit = word.endsWith('kg') ? 'kilogram' : word.endsWith('orang') ? 'person' : undefined;
    if (sku) entities.push({ ...span, type: 'product', value: { sku, name: sku, score: 0.97 } });
    else if (unit) {
      const value = { amount: Number.parseInt(word, 10), unit, approximate: false } as const;
      entities.push({ ...span, type: 'quantity', value });
    } else entities.push({ ...span, type: 'number', value: Number(word) });
  }
  const products = new Map(Object.values(NAMES).map((sku) => [sku, { sku } as Product]));
  return {
    input: { kind: 'message', text, button: undefined, attachments: [] },
    recognition: {
      ...NOTHING_RECOGNIZED,
      entities,
      goods: readSubjects(normalizeText(text), entities).subjects,
    },
    views: {
      ...EMPTY_VIEWS,
      cues: CUES,
      catalogue: { ...EMPTY_VIEWS.catalogue, products },
      weightOf: () => 0.25,
    },
    acts,
    chosen: undefined,
  };
}

const counted = (text: string): string =>
  mentionsIn(heard(text))
    .map(({ sku, quantity, takenBack }) => `${takenBack ? '-' : ''}${sku}:${quantity ?? '?'}`)
    .join(' ');

const cartAfter = (cart: Array<[string, number]>, text: string, acts: Intent[] = []): string => {
  const items = cart.map(([sku, quantity]) => ({ sku, quantity }));
  return changeCart(items, mentionsIn(heard(text, acts)), heard(text, acts))
    .map(({ sku, quantity }) => `${sku}:${quantity ?? '?'}`)
    .join(' ');
};

describe('The goods a message names', () => {
  it('are counted before or after, as the message begins', () => {
    expect(counted('2 gayo sama 1 M1')).to.equal('GAYO:2 M1:1');
    expect(counted('gayo 2, M1 1')).to.equal('GAYO:2 M1:1');
    expect(counted('order 2 gayo sama M1, 3 timbangan')).to.equal('GAYO:2 M1:? SCALE:3');
    expect(counted('mau gayo')).to.equal('GAYO:?');
  });

  it('have each its own count, whichever side of an "and" or a comma it stands on', () => {
    expect(counted('an E2 and 3 packs of gayo')).to.equal('E2:? GAYO:3');
    expect(counted('E2, 2 gayo sama M1 4')).to.equal('E2:? GAYO:2 M1:4');
    expect(counted('gayo 2 M1 1')).to.equal('GAYO:2 M1:1');
  });

  it('are packs when kilos are named, and people are no goods', () => {
    expect(counted('1 kg gayo')).to.equal('GAYO:4');
    expect(counted('M1 buat 20 orang')).to.equal('M1:?');
  });

  it('are taken back in words', () => {
    expect(counted('bukan M1, E2')).to.equal('-M1:? E2:?');
    expect(counted('gak jadi gayo')).to.equal('-GAYO:?');
  });

  it('change the cart: more, another number, another thing, one less', () => {
    expect(cartAfter([['GAYO', 2]], 'tambah 1 M1')).to.equal('GAYO:2 M1:1');
    expect(cartAfter([['GAYO', 2]], 'tambah 1 gayo')).to.equal('GAYO:3');
    expect(cartAfter([['GAYO', 2]], 'gayo jadi 5')).to.equal('GAYO:5');
    expect(cartAfter([['M1', 3]], 'bukan M1, E2 maksud saya', ['correct'])).to.equal('E2:3');
    expect(cartAfter([['M1', 3]], 'ganti E2 aja')).to.equal('E2:3');
    expect(
      cartAfter(
        [
          ['GAYO', 2],
          ['M1', 1],
        ],
        'hapus M1 nya',
      ),
    ).to.equal('GAYO:2');
  });
});
