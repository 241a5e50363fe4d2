import { expect } from 'chai';
import { createCategoryReader } from '../../../recognizers/entities/categories';
import { createProductReader } from '../../../recognizers/entities/products';
import { type ProductText } from '../../../recognizers/recognizer';
import { normalizeText } from '../../../recognizers/text/normalize';
import { values } from './read-entities';

const row = (sku: string, name: string, aliases: string[], description = ''): ProductText => {
  return { sku, name, aliases, category: 'x', description, tags: [] };
};

const ROWS = [
  row('R1', 'Rak Besi Kecil 3 tingkat', ['rak besi']),
  row('R2', 'Rak Besi Besar 5 tingkat', ['rak susun 5']),
  row('L1', 'Lampu Gantung Rotan', ['rattan lamp'], 'Lampu dengan kap dari rotan, a lamp with a shade.'),
  row('L2', 'Kap Lampu', ['shade']),
];

const never = (): boolean => false;

function named(text: string): string[] {
  const read = createProductReader(ROWS, never, never);
  const input = { normal: normalizeText(text), language: 'id' as const, expecting: undefined };
  return read(input as Parameters<typeof read>[0]).map(({ value }) => (value as { sku: string }).sku);
}

describe('Names of goods', () => {
  it('a word that could name another thing right behind a name belongs to it, where its row has the word', () => {
    expect(named('two rattan lamp shade')).to.deep.equal(['L1']);
    expect(named('rattan lamp 1, shade 2')).to.deep.equal(['L1', 'L2']);
  });

  it('what is left of a name without its size names nothing that several names begin with', () => {
    const before = [row('A1', 'Teh Melati Kotak', []), row('A2', 'Saringan', ['teh melati 50'])];
    const read = createProductReader(before, never, never);
    const input = { normal: normalizeText('mau teh melati'), language: 'id' as const, expecting: undefined };
    const skus = read(input as Parameters<typeof read>[0]).map(({ value }) => (value as { sku: string }).sku);
    expect(skus).to.not.include('A2');
  });

  it('kinds are heard in the plural as in the singular', () => {
    const read = createCategoryReader([{ id: 'chairs', names: [], words: ['office machine', 'fence'] }]);
    const heard = (text: string): unknown[] =>
      read({ normal: normalizeText(text) } as Parameters<typeof read>[0]).map(({ value }) => value);
    expect(heard('which office machines do you have')).to.deep.equal([{ id: 'chairs' }]);
    expect(heard('do you sell fences')).to.deep.equal([{ id: 'chairs' }]);
  });
});

describe('Addresses', () => {
  it('end before another person and how they are reached', () => {
    const told = [
      'Jl Kenari 4 RT 02/05 Kel Baru Depok, namanya Susi 081234500022',
      'Jl Kenari 4 RT 02/05 Kel Baru Depok, untuk Bu Susi',
      'Jl Kenari 4 RT 02/05 Kel Baru Depok, kontaknya 081234500022',
    ];
    for (const text of told)
      expect(values(text, 'address')).to.deep.equal(['Jl Kenari 4 RT 02/05 Kel Baru Depok']);
    expect(values('Jalan Kenari 4, Depok, for Susan', 'address')).to.deep.equal(['Jalan Kenari 4, Depok']);
  });

  it('begin with a number that stands alone before the street, and with no count of goods', () => {
    expect(values('send it to Laura, 12 Jalan Kenanga, Bandung', 'address')).to.deep.equal([
      '12 Jalan Kenanga, Bandung',
    ]);
    expect(values('toraja 2 jl kenanga 3 bandung', 'address')).to.deep.equal(['jl kenanga 3 bandung']);
  });
});
