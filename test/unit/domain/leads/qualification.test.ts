import { expect } from 'chai';
import fc from 'fast-check';
import { type LeadSlots } from '../../../../domain/leads/slots';
import { DEFAULT_LEAD_RULES } from '../../../../domain/leads/rules';
import {
  QUESTIONS,
  type QualificationContext,
  type QuestionId,
  isQualified,
  nextQuestion,
  questionsToTell,
} from '../../../../domain/leads/qualification';

const B2B: QualificationContext = {
  track: 'b2b',
  involvement: 'high',
  singleItem: false,
  needsDelivery: true,
  contactable: false,
  liveInChat: false,
  attributionKnown: true,
  mood: 'willing',
};
const B2C: QualificationContext = { ...B2B, track: 'b2c', needsDelivery: false };

const ask = (
  slots: LeadSlots,
  context: QualificationContext,
  asked: QuestionId[] = [],
  refused: QuestionId[] = [],
): ReturnType<typeof nextQuestion> =>
  nextQuestion(slots, asked, refused, { ...context, rules: DEFAULT_LEAD_RULES });

/** The questions somebody hears who refuses each of them. */
function interview(context: QualificationContext, slots: LeadSlots = {}): QuestionId[] {
  const asked: QuestionId[] = [];
  for (let next = ask(slots, context); next; next = ask(slots, context, asked, asked)) {
    asked.push(next.question, ...(next.together ? [next.together] : []));
  }
  return asked;
}

const RATNA: LeadSlots = {
  challenge: 'specific',
  category: 'mesin-kantor',
  quantity: { amount: 60, unit: 'person' },
  timeline: { days: 24, saidAt: '2026-11-21T02:00:00.000Z' },
  location: { city: 'Bekasi', territory: 'served' },
  company: 'PT Sinar Abadi',
};

describe('the questions of a lead form', () => {
  it('T17: a message that filled five slots leads to the first missing one', () => {
    expect(ask(RATNA, B2B)?.question).to.equal('current');
    expect(interview(B2B, RATNA)).to.deep.equal(['current', 'authority', 'budget', 'name', 'contact']);
  });

  it('T18: a question that was asked and not answered comes again', () => {
    expect(ask(RATNA, B2B, ['current'])?.question).to.equal('current');
    const current = {
      customerType: 'new_to_company',
      supplier: undefined,
      commitment: 0,
      barriers: 1,
    } as const;
    expect(ask({ ...RATNA, current }, B2B, ['current'])?.question).to.equal('authority');
  });

  it('F-4: a refused question is not asked again', () => {
    expect(ask(RATNA, B2B, ['current'], ['current'])?.question).to.equal('authority');
  });

  it('asks at most seven of a company, four of a person, one about a simple thing', () => {
    expect(interview({ ...B2B, attributionKnown: false })).to.deep.equal([
      'need',
      'quantity',
      'timeline',
      'authority',
      'budget',
      'location',
      'name',
      'contact',
    ]);
    expect(interview(B2C)).to.deep.equal(['need', 'quantity', 'timeline', 'name', 'contact']);
    expect(interview({ ...B2C, involvement: 'low' }, { sku: 'M1' })).to.deep.equal(['timeline']);
  });

  it('asks a person for a budget only when it is a considered purchase, and within the limit', () => {
    const known: LeadSlots = { sku: 'E2', quantity: { amount: 1, unit: 'piece' }, timeline: 'undecided' };
    expect(interview(B2C, known)).to.deep.equal(['budget', 'name', 'contact']);
    expect(interview(B2C, { ...known, priceAccepted: true })).to.deep.equal(['name', 'contact']);
  });

  it('skips what is known otherwise: a single item, a verified identity, the wish to stay in the chat', () => {
    const known: LeadSlots = { sku: 'E2', timeline: 'undecided', budget: 'undecided', name: 'Sari' };
    expect(interview({ ...B2C, singleItem: true }, known)).to.deep.equal(['contact']);
    expect(interview({ ...B2C, singleItem: true, contactable: true }, known)).to.deep.equal([]);
    expect(interview({ ...B2C, singleItem: true, liveInChat: true }, known)).to.deep.equal([]);
  });

  it('asks the reluctant only what is needed, and those who look around nothing (F-21)', () => {
    const known: LeadSlots = {
      category: 'mesin-kantor',
      quantity: { amount: 20, unit: 'person' },
      timeline: 'undecided',
    };
    expect(ask(known, { ...B2B, mood: 'reluctant' })?.question).to.equal('location');
    expect(ask({}, { ...B2B, mood: 'just_looking' })).to.equal(undefined);
  });

  it('shares a turn between name and contact only', () => {
    expect(ask({ ...RATNA, role: 'user', budget: 'undecided' }, B2B, [], ['current'])).to.deep.equal({
      question: 'name',
      together: 'contact',
      remaining: 1,
    });
  });

  it('F-8: tells once that two are left, when three remain', () => {
    const next = (remaining: number): NonNullable<ReturnType<typeof ask>> => ({
      question: 'need',
      together: undefined,
      remaining,
    });
    expect(questionsToTell(next(3), false)).to.equal(2);
    expect(questionsToTell(next(3), true)).to.equal(undefined);
    expect(questionsToTell(next(2), false)).to.equal(undefined);
  });

  it('is qualified by need, time, and a way to reach them or their presence', () => {
    expect(isQualified(RATNA, B2B)).to.equal(false);
    expect(isQualified(RATNA, { ...B2B, contactable: true })).to.equal(true);
    expect(isQualified(RATNA, { ...B2B, liveInChat: true })).to.equal(true);
    expect(isQualified({ ...RATNA, timeline: 'undecided' }, { ...B2B, liveInChat: true })).to.equal(false);
    expect(isQualified({ timeline: RATNA.timeline }, { ...B2B, liveInChat: true })).to.equal(false);
  });

  it('always ends, in order of the table, within the limit, without a refused question', () => {
    const contexts = fc.record({
      track: fc.constantFrom('b2b' as const, 'b2c' as const),
      involvement: fc.constantFrom('high' as const, 'low' as const),
      singleItem: fc.boolean(),
      needsDelivery: fc.boolean(),
      contactable: fc.boolean(),
      liveInChat: fc.boolean(),
      attributionKnown: fc.boolean(),
      mood: fc.constantFrom('willing' as const, 'reluctant' as const),
    });
    fc.assert(
      fc.property(contexts, (context) => {
        const heard = interview(context);
        expect(heard).to.deep.equal(QUESTIONS.filter((id) => heard.includes(id)));
        const shared = heard.includes('name') && heard.includes('contact') ? 1 : 0;
        const { b2b, b2c, lowInvolvement } = DEFAULT_LEAD_RULES.maxQuestions;
        const limit = context.track === 'b2b' ? b2b : context.involvement === 'low' ? lowInvolvement : b2c;
        expect(heard.length - shared).to.be.at.most(limit);
      }),
    );
  });
});
