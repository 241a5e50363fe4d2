import { expect } from 'chai';
import { notesAfter, notesIn, withoutNotes } from '../../../../dialogs/orders/notes';
import { type Turn } from '../../../../dialogs/contract/turn';
import { type Entity } from '../../../../domain/recognition/entities';
import { NOTHING_RECOGNIZED } from '../../../../domain/recognition/recognition';
import { EMPTY_VIEWS } from '../../../empty-views';
import { shippedContent } from '../../../shipped-content';

const CUES = shippedContent().cues;

function heard(
  text: string,
  entities: Entity[] = [],
): Pick<Turn, 'input' | 'recognition' | 'views' | 'acts'> {
  return {
    input: { kind: 'message', text, button: undefined, attachments: [] },
    recognition: { ...NOTHING_RECOGNIZED, entities },
    views: { ...EMPTY_VIEWS, cues: CUES },
    acts: [],
  };
}

const noted = (text: string, entities: Entity[] = []): string[] =>
  notesIn(heard(text, entities)).map((note) => note.text);

const after = (before: string[], text: string): string[] => notesAfter(before, heard(text));

describe('notes on an order', () => {
  for (const [text, ...notes] of [
    ['sekalian digiling kasar dong', 'digiling kasar'],
    ['grind it coarse for a French press, please', 'grind it coarse for a French press'],
    ['dibungkus kado ya kak', 'dibungkus kado'],
    ['could you gift wrap it?', 'gift wrap it'],
    ['mohon dititipkan ke resepsionis aja', 'dititipkan ke resepsionis'],
    ['please leave it with my neighbour', 'leave it with my neighbour'],
    ['hubungi dulu sebelum diantar', 'hubungi dulu sebelum diantar'],
    [
      'text me when the courier is near, and leave it at the gate',
      'text me when the courier is near',
      'leave it at the gate',
    ],
    ['jangan sertakan nota, ini hadiah', 'jangan sertakan nota'],
    ['tulisin kartu: selamat wisuda, Dik. Dari Om Tono', 'tulisin kartu: selamat wisuda, Dik. Dari Om Tono'],
    ['gausah digiling ya', 'gausah digiling'],
  ] as const) {
    it(`hold what is to be done: "${text}"`, () => {
      expect(noted(text)).to.deep.equal(notes);
    });
  }

  for (const text of [
    '3 bungkus gayo',
    'kirim ke Depok',
    'bungkus kado berapa?',
    'digiling halus apa kasar bagusnya?',
    'how much is gift wrapping',
    'Rina, 08123456789',
    'mau penggiling manual',
    'two bags please',
  ]) {
    it(`are none in "${text}"`, () => {
      expect(noted(text)).to.deep.equal([]);
    });
  }

  it('end where values of the parcel begin, and begin behind them', () => {
    const text = 'Sari 081234567890 tolong telpon dulu ke 0219876543';
    const phone = (number: string): Entity => {
      const start = text.indexOf(number);
      return {
        type: 'phone',
        text: number,
        start,
        end: start + number.length,
        value: `+62${number.slice(1)}`,
      };
    };
    expect(noted(text, [phone('081234567890'), phone('0219876543')])).to.deep.equal(['telpon dulu ke']);
  });

  it('tell whether it is asked that it can be done', () => {
    const [asked] = notesIn(heard('bisa pakai pita?'));
    const [wished] = notesIn(heard('pakai pita'));
    expect([asked?.isAsked, wished?.isAsked]).to.deep.equal([true, false]);
  });

  it('are one of each kind, the last that was told', () => {
    expect(after(['digiling halus', 'titip satpam'], 'eh digiling kasar aja')).to.deep.equal([
      'titip satpam',
      'digiling kasar',
    ]);
  });

  it('are taken off again', () => {
    expect(after(['digiling halus', 'bungkus kado'], 'ga jadi bungkus kado')).to.deep.equal([
      'digiling halus',
    ]);
    expect(after(['gift wrap'], 'no gift wrap after all')).to.deep.equal([]);
  });

  it('count no goods', () => {
    const text = 'telpon dulu jam 5 sore';
    const five: Entity = { type: 'number', text: '5', start: 16, end: 17, value: 5 };
    expect(withoutNotes(heard(text, [five])).recognition.entities).to.deep.equal([]);
  });
});
