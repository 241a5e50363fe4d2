import { type Intent } from '../../../../domain/recognition/intent';
import { expect } from 'chai';
import { angerIn, complains, isVague, neededBy } from '../../../../dialogs/complaints/reading';
import { signalsIn } from '../../../../dialogs/complaints/signals';
import { wishesIn } from '../../../../dialogs/complaints/wishes';
import { withdraws } from '../../../../dialogs/complaints/withdrawal';
import { troubleActs } from '../../../../dialogs/complaints/acts';
import { hazardIn } from '../../../../dialogs/complaints/hazard';
import { type Recognition } from '../../../../domain/recognition/recognition';
import { Talk } from './complaint-turn';

const { cues } = new Talk().turn({ text: '' }).views;

function heard(
  text: string,
  acts: Intent[] = [],
  recognition: Partial<Recognition> = {},
): ReturnType<Talk['turn']> {
  return new Talk().turn({ text, acts, recognition });
}

describe('what a complaint says', () => {
  it('T26: denied words and praise complain of nothing, sarcasm does', () => {
    const denied = { reasons: ['guard:complaint-denied'] };
    expect(complains(heard('tidak rusak kok', ['complain_damaged'], denied))).to.equal(false);
    const praise: Partial<Recognition> = { intents: [{ intent: 'give_testimonial', score: 1 }] };
    expect(complains(heard('pelayanannya ramah', ['complain_staff'], praise))).to.equal(false);
    expect(complains(heard('bagus banget, 3 hari belum sampai 🙄', ['complain_late'], praise))).to.equal(
      true,
    );
    expect(complains(heard('mau komplain dong', ['complaint_status']))).to.equal(true);
    expect(complains(heard('gue ga puas', ['complain']))).to.equal(true);
    expect(complains(heard('komplain saya gimana?', ['complaint_status']))).to.equal(false);
  });

  it('sees danger, and that there was none', () => {
    expect(hazardIn('keluar asap dari mesin', cues)).to.equal('device');
    expect(hazardIn('it sparked, sparks everywhere', cues)).to.equal('device');
    expect(hazardIn('sakit perut abis minum kopi kalian', cues)).to.equal('food');
    expect(hazardIn('tidak ada yang terluka', cues)).to.equal(undefined);
    expect(hazardIn('grinder rusak', cues)).to.equal(undefined);
  });

  it('reads what makes it grave', () => {
    expect(signalsIn('saya dipotong dua kali', cues)).to.deep.equal(['double_charge']);
    expect(signalsIn('saya lapor polisi', cues)).to.deep.equal(['legal_threat']);
    expect(signalsIn('ga bisa jualan', cues)).to.deep.equal(['operation_stopped']);
    expect(signalsIn('ga nyala sama sekali', cues)).to.deep.equal(['unusable']);
    expect(signalsIn('saya viralkan ya', cues)).to.deep.equal(['threat_viral']);
    expect(signalsIn('kemasan lecet', cues)).to.deep.equal(['cosmetic']);
    expect(signalsIn('sudah dua kali saya telepon', cues)).to.deep.equal([]);
    expect(signalsIn('barang belum sampai', cues)).to.deep.equal([]);
  });

  it('takes a wish at the word, and out of the blue only when something is wanted', () => {
    expect(wishesIn(heard('kirim ulang aja deh'), true)).to.deep.equal(['redeliver']);
    expect(wishesIn(heard('uangnya balikin aja'), true)).to.deep.equal(['refund']);
    expect(wishesIn(heard('dua-duanya'), true)).to.deep.equal(['redeliver', 'refund']);
    expect(wishesIn(heard('just get it here'), true)).to.deep.equal(['redeliver']);
    expect(wishesIn(heard('terserah'), true)).to.deep.equal([]);
    expect(wishesIn(heard('mohon diganti'), false)).to.deep.equal(['replace']);
    expect(wishesIn(heard('refund belum masuk'), false)).to.deep.equal([]);
  });

  it('takes a wish that is refused for none', () => {
    expect(wishesIn(heard('jangan dituker deh, duitku balikin aja'), true)).to.deep.equal(['refund']);
    expect(wishesIn(heard("I don't need a replacement, just repair it"), true)).to.deep.equal(['repair']);
    expect(wishesIn(heard('not a refund, send me the correct one'), true)).to.deep.equal(['replace']);
    expect(wishesIn(heard('ga perlu refund'), true)).to.deep.equal([]);
  });

  it('hears that a complaint is taken back, and that a trouble beside it is not', () => {
    expect(withdraws(heard('komplainnya ditarik aja ya', ['deny']))).to.equal(true);
    expect(withdraws(heard('sorry, this is not a complaint', ['correct']))).to.equal(true);
    expect(withdraws(heard('ternyata udah nyampe, dititip tetangga', ['complain_late']))).to.equal(true);
    expect(withdraws(heard('ternyata sudah sampai tapi pecah', ['complain_damaged']))).to.equal(false);
    expect(withdraws(heard('tolong batalkan pesanannya', ['cancel']))).to.equal(false);
    expect(withdraws(heard('bukan komplain, tapi paketnya belum sampai', ['complain_late']))).to.equal(false);
  });

  it('a worry before buying is the question it is, an objection is left to its question', () => {
    const free = (text: string, acts: Intent[]): Intent[] => troubleActs(heard(text, acts), acts);
    expect(free('khawatir nanti pecah di jalan', ['complain_damaged'])).to.deep.equal(['ask_warranty']);
    expect(free("I'm nervous that it comes late", ['complain_late'])).to.deep.equal(['ask_delivery']);
    const waited = heard('takut hilang, udah seminggu ga ada kabar', [], { daysPassed: 7 });
    expect(troubleActs(waited, ['complain_late'])).to.deep.equal(['complain_late']);
    expect(free('mesinnya bocor', ['complain_damaged'])).to.deep.equal(['complain_damaged']);
    const open = [{ id: 'order' }];
    const unsure = { intents: [{ intent: 'complain_billing' as const, score: 0.6 }] };
    const asked = { ...heard('nanti saya transfer, rekening lain', [], unsure), open };
    expect(troubleActs(asked, ['complain_billing'])).to.deep.equal([]);
  });

  it('H-3: shouting with strong words counts twice', () => {
    expect(angerIn(heard('PARAH BANGET KALIAN'))).to.equal(2);
    expect(angerIn(heard('kecewa', [], { sentiment: -0.6 }))).to.equal(1);
    expect(angerIn(heard('BARANG BELUM SAMPAI'))).to.equal(0);
  });

  it('knows when it is needed only when it is said what for', () => {
    const date = { from: '2026-11-26', to: '2026-11-26', approximate: false };
    const entities = [{ type: 'date' as const, text: 'kamis', start: 0, end: 5, value: date }];
    expect(neededBy(heard('acara saya kamis', [], { entities }))).to.equal('2026-11-25T17:00:00.000Z');
    expect(neededBy(heard('dari kamis belum sampai', [], { entities }))).to.equal(undefined);
  });

  it('tells a complaint from the mere wish for one', () => {
    expect(isVague('halo min, mau komplain dong', cues)).to.equal(true);
    expect(isVague('kopinya apek banget', cues)).to.equal(false);
  });

  it('of two wishes the refused one falls, on whichever side the no stands', () => {
    const wished = (text: string): string[] => wishesIn(heard(text), true);
    expect(wished('ganti unit aja, refundnya gaperlu')).to.deep.equal(['replace']);
    expect(wished('refund ogah, minta dibenerin')).to.deep.equal(['repair']);
    expect(wished("swap it please, a refund isn't needed")).to.deep.equal(['replace']);
    expect(wished('tukar nggak usah, uang kembali saja')).to.deep.equal(['refund']);
    expect(wished('duitnya cukup buat beli berapa kopi ya, saya mau pulang dulu')).to.deep.equal([]);
  });

  it('a wish is heard through slips of the finger', () => {
    const recognition = { standard: 'refund saja' };
    expect(wishesIn(heard('rfund ae', [], recognition), true)).to.deep.equal(['refund']);
  });

  it('what would be is a question; what happened, told before the question, is not', () => {
    const read = (text: string, part = text): Intent[] => {
      const span = { text: part, start: 0, end: part.length };
      const act = {
        id: 0,
        span,
        sure: 0.9,
        kind: 'want' as const,
        intent: 'complain_billing' as const,
        about: [],
      };
      const turn = heard(text, ['complain_billing'], { dialogueActs: [act] });
      return troubleActs(turn, ['complain_billing']);
    };
    expect(read('andai ga puas, bisa minta refund?')).to.deep.equal(['ask_payment']);
    expect(read('would I get a refund if it is not my taste?')).to.deep.equal(['ask_payment']);
    const charged = 'kartu saya kena dua kali, kalau refund berapa lama?';
    expect(read(charged, 'kartu saya kena dua kali,')).to.deep.equal(['complain_billing']);
  });
});
