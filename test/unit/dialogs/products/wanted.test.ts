import { expect } from 'chai';
import { type Query, queryOf } from '../../../../dialogs/products/wanted';
import { type Entity } from '../../../../domain/recognition/entities';
import { NOTHING_RECOGNIZED } from '../../../../domain/recognition/recognition';
import { EMPTY_VIEWS } from '../../../empty-views';
import { shippedContent } from '../../../shipped-content';

const { cues } = shippedContent();
const views = { ...EMPTY_VIEWS, cues };

/** The query of a text in which an amount stands between brackets. */
function query(marked: string, amount?: { min: number; max?: number; approximate?: boolean }): Query {
  const start = marked.indexOf('[');
  const text = marked.replace('[', '').replace(']', '');
  const end = marked.indexOf(']') - 1;
  const entities: Entity[] = [];
  if (amount) {
    const { min, max = min, approximate = false } = amount;
    const value = { min, max, approximate, currency: 'IDR' };
    entities.push({ type: 'money', text: text.slice(start, end), start, end, value });
  }
  const input = { kind: 'message', text, button: undefined, attachments: [] } as const;
  return queryOf({ input, recognition: { ...NOTHING_RECOGNIZED, entities }, views });
}

describe('A query over the catalogue', () => {
  const million = { min: 1_000_000 };

  it('limits the price from above by what stands before or behind the amount', () => {
    for (const text of [
      'grinder di bawah [sejuta]',
      'dana saya cuma [1 juta]',
      'ga lebih dari [1jt] ya',
      'maksimal [1 juta]',
    ])
      expect(query(text, million).limit, text).to.deep.equal({ atMost: 1_000_000 });
    for (const text of [
      'anything under [1 million]?',
      'my budget is [1m]',
      '[1 million] or less',
      'no more than [1 million]',
    ])
      expect(query(text, million).limit, text).to.deep.equal({ atMost: 1_000_000 });
  });

  it('limits it from below, between two amounts, and around one', () => {
    expect(query('mesin di atas [1 juta]', million).limit).to.deep.equal({ atLeast: 1_000_000 });
    expect(query('more than [1 million]', million).limit).to.deep.equal({ atLeast: 1_000_000 });
    expect(query('[1-2 juta]', { min: 1_000_000, max: 2_000_000 }).limit).to.deep.equal({
      atLeast: 1_000_000,
      atMost: 2_000_000,
    });
    expect(query('yang [2 jutaan]', { min: 2_000_000, approximate: true }).limit).to.deep.equal({
      around: 2_000_000,
    });
  });

  it('does not take a bare amount for a limit', () => {
    expect(query('saya transfer [1 juta]', million).limit).to.equal(undefined);
    expect(query('harganya [1 juta] ya?', million).limit).to.equal(undefined);
  });

  it('hears superlatives and what can be had, also before a question mark', () => {
    expect(query('yang paling murah apa?').superlative).to.equal('cheapest');
    expect(query('which one is the cheapest?').superlative).to.equal('cheapest');
    expect(query('termahal berapa').superlative).to.equal('dearest');
    expect(query('your most expensive machine').superlative).to.equal('dearest');
    expect(query('kapasitas terbesar yang mana').superlative).to.equal('largest');
    expect(query('yang ready stok dong').inStock).to.equal(true);
    expect(query('berapa harganya').superlative).to.equal(undefined);
  });
});
