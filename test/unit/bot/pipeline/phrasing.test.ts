import { expect } from 'chai';
import { Phrasing } from '../../../../bot/pipeline/phrasing';
import { readPress } from '../../../../dialogs/steering/interpret';

describe('Amounts', () => {
  const locales = { id: {}, en: { 'product.name': '{name}', 'faq.answer': '{answer}' } };
  const phrasing = new Phrasing(locales, 'Asia/Jakarta');

  it('never break between the currency and the number, also in answers that people wrote', () => {
    const price = phrasing.phrase({ text: 'product.name', values: { name: { money: 895_000 } } }, 'en');
    expect(price).to.equal('IDR\u00a0895,000');
    const answer = phrasing.phrase({ text: 'faq.answer', values: { answer: 'from IDR 12,000 on' } }, 'en');
    expect(answer).to.equal('from IDR\u00a012,000 on');
  });

  it('a button that holds one may be typed with the space bar', () => {
    const choices = [{ id: 'small', label: 'Below IDR\u00a010,000' }];
    const turn = {
      input: { kind: 'message', text: 'below idr 10,000', button: undefined, attachments: [] },
      conversation: { openPrompt: { id: 'p', choices }, usedPrompts: [] },
    } as unknown as Parameters<typeof readPress>[0];
    expect(readPress(turn)).to.deep.include({
      kind: 'chosen',
      choice: { kind: 'reply', reply: 'small' },
    });
  });
});
