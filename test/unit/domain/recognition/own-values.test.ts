import { expect } from 'chai';
import { type Entity } from '../../../../domain/recognition/entities';
import { belonging, speaksOfOthers, withOurNumbersOnly } from '../../../../domain/recognition/own-values';

const at = { text: '', start: 0, end: 1 };
const phone = (more: Partial<Entity> = {}): Entity =>
  ({ ...at, type: 'phone', value: '+6281322007711', ...more }) as Entity;
const name = (more: Partial<Entity> = {}): Entity =>
  ({ ...at, type: 'name', value: 'Wawan', ...more }) as Entity;
const friend = name({ whose: 'other', sure: 0.9 });

describe('Whose a value is (R-16)', () => {
  it("sure and one's own: the writer's", () => {
    expect(belonging(phone({ whose: 'self', sure: 0.95 }), { acts: [], entities: [] })).to.equal('writer');
  });

  it("a number that may be somebody else's is not sure, a name is believed", () => {
    const unsure = { whose: 'self', sure: 0.55 } as const;
    expect(belonging(phone(unsure), { acts: [], entities: [] })).to.equal('unsure');
    expect(belonging(name(unsure), { acts: [], entities: [] })).to.equal('writer');
  });

  it("beside another person what is not sure is that person's", () => {
    const entities = [friend, phone({ whose: 'self', sure: 0.7 })];
    for (const entity of entities) expect(belonging(entity, { acts: [], entities })).to.equal('other');
    expect(belonging(phone(), { acts: ['refer_friend'], entities: [] })).to.equal('other');
    expect(belonging(phone({ whose: 'self', sure: 0.97 }), { acts: [], entities })).to.equal('writer');
  });

  it("ours, a parcel's, a quoted one and a recipient's never are", () => {
    for (const whose of ['ours', 'thing', 'quoted'] as const) {
      expect(belonging(phone({ whose, sure: 0.3 }), { acts: [], entities: [] })).to.equal('other');
    }
    const recipient = phone({ whose: 'self', role: 'recipient', sure: 0.99 });
    expect(belonging(recipient, { acts: [], entities: [] })).to.equal('other');
  });

  it('a number is ours only where it is one of our own', () => {
    const ours = phone({ whose: 'ours', sure: 0.95 });
    const read = (phones: string[]): string[] =>
      withOurNumbersOnly({ entities: [ours] }, phones).entities.map((entity) =>
        belonging(entity, { acts: [], entities: [] }),
      );
    expect(read(['+6281322007711'])).to.deep.equal(['other']);
    expect(read(['+622155500100']), 'it is asked about').to.deep.equal(['unsure']);
    const entities = [name({ value: 'Raj', whose: 'self', sure: 0.95 }), ours];
    const introduced = withOurNumbersOnly({ acts: ['give_contact' as const], entities }, []);
    expect(introduced.entities.map((entity) => belonging(entity, introduced))).to.deep.equal([
      'writer',
      'writer',
    ]);
  });

  it("a town alone is the writer's, beside a friend it is the friend's", () => {
    const city = { ...at, type: 'city', value: 'Surabaya', whose: 'other', sure: 0.8 } as Entity;
    expect(belonging(city, { acts: [], entities: [city] })).to.equal('writer');
    expect(belonging(city, { acts: [], entities: [friend, city] })).to.equal('other');
    expect(speaksOfOthers({ acts: [], entities: [city] })).to.equal(false);
  });

  it("a number right beside one's own name is one's own, a far one and one beside a friend is not", () => {
    const me = name({ whose: 'self', sure: 0.7, start: 0, end: 10 });
    const near = phone({ sure: 0.45, start: 20, end: 30 });
    const far = phone({ sure: 0.45, start: 90, end: 99 });
    expect(belonging(near, { acts: [], entities: [me, near] })).to.equal('writer');
    expect(belonging(far, { acts: [], entities: [me, far] })).to.equal('unsure');
    expect(belonging(near, { acts: [], entities: [me, friend, near] })).to.equal('other');
    expect(belonging(near, { acts: ['refer_friend'], entities: [me, near] })).to.equal('other');
    const doubted = phone({ whose: 'other', sure: 0.55, start: 20, end: 30 });
    expect(belonging(doubted, { acts: [], entities: [me, doubted] })).to.equal('other');
  });

  it("an address made of one's own name is one's own, of a boss's it is the boss's", () => {
    const email = {
      ...at,
      type: 'email',
      value: { address: 'wawan.s@lintas.example' },
      whose: 'other',
      sure: 0.75,
    } as Entity;
    const me = name({ sure: 0.5 });
    expect(belonging(email, { acts: ['ask_quote'], entities: [email, me] })).to.equal('writer');
    expect(belonging(me, { acts: ['ask_quote'], entities: [email, me] })).to.equal('writer');
    const boss = name({ whose: 'other', sure: 0.65 });
    expect(belonging(email, { acts: ['ask_quote'], entities: [email, boss] })).to.equal('other');
    const nobody = name({ value: 'Galih', sure: 0.5 });
    expect(belonging(email, { acts: ['ask_quote'], entities: [email, nobody] })).to.equal('other');
  });
});
