import { expect } from 'chai';
import { loadContent } from '../../../../bot/content/load-content';
import { pointedAt } from '../../../../dialogs/reading/pointing';

const { cues } = loadContent('content/nusa-seduh');
const CHOICES = [
  { id: 'product:GAYO-250', label: 'Kopi Gayo 250 g' },
  { id: 'product:GAYO-1000', label: 'Kopi Gayo 1 kg' },
  { id: 'product:TORAJA-250', label: 'Kopi Toraja 200 g' },
];

describe('pointing at one of the choices shown', () => {
  const id = (text: string) => pointedAt(CHOICES, text, cues)?.id;

  it('reads a place among them', () => {
    expect(id('yang kedua aja kak')).to.equal('product:GAYO-1000');
    expect(id('the first one please')).to.equal('product:GAYO-250');
    expect(id('yg terakhir deh')).to.equal('product:TORAJA-250');
  });

  it('reads words that stand in the label of one only', () => {
    expect(id('yg 250 aja')).to.equal('product:GAYO-250');
    expect(id('the toraja one')).to.equal('product:TORAJA-250');
  });

  it('does not guess when several fit, none does, or more is said', () => {
    expect(id('yang gayo aja')).to.equal(undefined);
    expect(id('yang itu aja')).to.equal(undefined);
    expect(id('yang murah aja')).to.equal(undefined);
    expect(id('yang 250 berapa?')).to.equal(undefined);
    expect(id('250')).to.equal(undefined);
    expect(id('yang kelima aja')).to.equal(undefined);
    expect(pointedAt([], 'yang kedua aja', cues)).to.equal(undefined);
  });
});
