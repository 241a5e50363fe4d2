import { expect } from 'chai';
import { type Entity } from '../../../domain/recognition/entities';
import { createLocalRecognizer } from '../../../recognizers/local-recognizer';
import { parseLu } from '../../../recognizers/lu';
import { type Phrase, type Recognizer } from '../../../recognizers/recognizer';
import { parseSlotLabel } from '../../../recognizers/slots/slot-labels';
import { FIXTURE_CONTENT, SUNDAY } from './fixture-content';

const LABELLED = `
# give_contact
- nama saya {@person:self=Rina}
- saya {@person:self=Budi} dari {@company:self=PT Maju}
- nomor saya {@phone:self=0812 3456 7890}
- hubungi saya di {@phone:self=0857 1111 2222}
- ini {@person:self=Sari}, wa saya {@phone:self=0813 2222 3333}
- penerimanya {@person:recipient=Tono}
- kirim ke {@person:recipient=Dewi} di {@address:destination=Jl Melati 5}
- yang terima nanti {@person:recipient=Agus}
- teman saya {@person:other=Joko}, nomornya {@phone:other=0856 1234 5678}
- temanku {@person:other=Bima} mau dikabari di {@phone:other=0812 9999 1111}
- tetangga saya {@person:other=Lina} juga tertarik, hpnya {@phone:other=0877 1234 1234}
- resinya {@tracking:thing=JP1234567890}
- nomor resi {@tracking:thing=004455667788}
- pesanan saya {@order:self=88123}
- nomor order {@order:self=A7712}
- saya capek
- nama belakang buat apa
- ini nomor apa ya
- umur saya rahasia
`;

describe('slots of the tagger', () => {
  let recognizer: Recognizer;
  before(async () => {
    const { phrases } = parseLu(LABELLED, { file: 'slots-test.lu', language: 'id' });
    const lines = phrases.map(({ text, intent, language, entities }): Phrase => ({
      text,
      intent,
      language,
      slots: entities ?? [],
    }));
    const content = { ...FIXTURE_CONTENT, hash: 'slots', phrases: [...FIXTURE_CONTENT.phrases, ...lines] };
    recognizer = await createLocalRecognizer(content, { seed: 1 });
  });
  const entitiesIn = async (text: string): Promise<Entity[]> =>
    (await recognizer.recognize(text, { now: SUNDAY, language: undefined })).entities;

  it("tells a friend's name and number from the writer's", async () => {
    const friend = await entitiesIn('temanku Yusuf mau dihubungi, nomornya 0812 4444 5555');
    expect(friend.filter(({ type }) => type === 'phone').map(({ whose }) => whose)).to.deep.equal(['other']);
    const own = await entitiesIn('nomor saya 0812 4444 5555');
    expect(own.map(({ type, whose }) => [type, whose])).to.deep.equal([['phone', 'self']]);
  });

  it('tells who receives, and gives the place in the text', async () => {
    const text = 'penerimanya Wulan ya';
    const [name] = (await entitiesIn(text)).filter(({ type }) => type === 'name');
    expect(name).to.include({ value: 'Wulan', whose: 'other', role: 'recipient' });
    expect(text.slice(name?.start, name?.end)).to.equal('Wulan');
  });

  it("a courier's number is a thing's and no order", async () => {
    const found = await entitiesIn('nomor resi 112233445566');
    expect(found.map(({ type, whose }) => [type, whose])).to.deep.equal([['tracking_no', 'thing']]);
  });

  it('labels are known by type and role', () => {
    expect(parseSlotLabel('person:recipient')).to.deep.equal({ type: 'person', role: 'recipient' });
    for (const label of ['person', 'person:cousin', 'colour:red']) {
      expect(parseSlotLabel(label), label).to.equal(undefined);
    }
  });
});
