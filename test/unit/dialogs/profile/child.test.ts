import { expect } from 'chai';
import { loadContent } from '../../../../bot/content/load-content';
import { childIn } from '../../../../dialogs/profile/child';
import { EMPTY_VIEWS } from '../../../empty-views';

const views = { ...EMPTY_VIEWS, cues: loadContent('content/nusa-seduh').cues };

function told(text: string): string {
  const input = { kind: 'message', text, button: undefined, attachments: [] } as const;
  return childIn({ input, views, chosen: undefined, now: '2026-11-24T03:00:00.000Z' }) ?? 'nobody';
}

describe('somebody under age', () => {
  const writers = [
    'umur saya 12 thn, mau M1',
    'umur gue lima belas',
    '14yo here',
    "I'm fifteen, do I need my parents?",
    'gw kelahiran 2013',
    'I was born in 2011',
    'saya masih SMA kelas 2, mau beli kopi boleh?',
    'aku anak kelas 6 sd',
    "I'm in 8th grade, can i buy?",
    'belum punya KTP boleh daftar member?',
    'umurku belum 17, bisa order?',
  ];
  for (const text of writers) it(`who writes "${text}"`, () => expect(told(text)).to.equal('writer'));

  const others = [
    'anak saya baru kelas 5 pengen jadi member',
    'adik saya umur 14 mau ikut kelas seduh',
    'my daughter is 13 and wants a membership',
    'keponakan 16 tahun mau beli sendiri',
  ];
  for (const text of others) it(`of whom is told "${text}"`, () => expect(told(text)).to.equal('other'));

  const grownUps = [
    'mesin umur 12 tahun',
    'saya langganan 2 tahun',
    "I'm 15 minutes away from your store",
    'saya guru SMP mau beli mesin buat kantin',
    'buat 12 orang',
    'saya 12 tahun kerja di kafe',
    'mau kado buat anak umur 10 tahun',
    'saya mau 14',
    'lahir 1990',
    'aku mau pesan 12',
    'saya punya anak 3, mau hampers',
  ];
  for (const text of grownUps) it(`nobody in "${text}"`, () => expect(told(text)).to.equal('nobody'));
});
