import { expect } from 'chai';
import { groupsOf, sameWords } from '../../../../bot/desk/question-groups';
import { type UnansweredQuestionRow } from '../../../../models/schema/question';

const asked = (id: string, text: string, language: 'id' | 'en' = 'id'): UnansweredQuestionRow => ({
  id,
  text,
  language,
  sku: undefined,
  messageId: id,
  contactId: 'c',
  conversationId: 'v',
  notify: 0,
  status: 'open',
  askedAt: '2026-11-22T01:00:00.000Z',
});

describe('questions that say the same', () => {
  it('are one whatever their case, spaces and signs', () => {
    expect(sameWords('  Bisa  GILING halus?? ')).to.equal(sameWords('bisa giling halus'));
    expect(sameWords('bisa giling kasar')).to.not.equal(sameWords('bisa giling halus'));
  });

  it('stand under the oldest of them, the most asked first', () => {
    const groups = groupsOf([
      asked('1', 'ada toko di Bali?'),
      asked('2', 'Giling halus?'),
      asked('3', 'giling halus'),
      asked('4', 'giling halus', 'en'),
    ]);
    expect(groups.map((group) => group.map(({ id }) => id))).to.deep.equal([['2', '3'], ['1'], ['4']]);
  });
});
