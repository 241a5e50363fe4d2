import { encodeChoice } from '../../../../dialogs/contract/choices';
import { expect } from 'chai';
import fc from 'fast-check';
import { CHANNELS } from '../../../../bot/channels';
import { type Capabilities } from '../../../../bot/pipeline/capabilities';
import { type RenderedTurn } from '../../../../bot/pipeline/render';
import { splitText } from '../../../../bot/pipeline/split-text';
import { readPress } from '../../../../dialogs/steering/interpret';
import { ask, choice, say } from '../../../../dialogs/contract/outputs';
import { AT, renderedWith } from './rendering';
import { EMPTY_VIEWS } from '../../../empty-views';
import { newConversation } from '../../../../domain/contact/first-contact';

const TEXTS = {
  'faq.answer': '{answer}',
  'choice.by-number': 'Balas dengan angkanya.',
  'remember.yes': 'Ya',
  'remember.no': 'Tidak',
};

const WEB: Capabilities = { buttons: 'suggested', maxButtons: 12, maxText: 8000 };
const PLAIN: Capabilities = { buttons: 'numbered', maxButtons: 0, maxText: 1000 };

const rendered = (said: readonly object[], capabilities: Capabilities): RenderedTurn =>
  renderedWith(TEXTS, said, capabilities);

const question = [
  ask('faq.answer', [choice('yes', 'remember.yes'), choice('no', 'remember.no')], { answer: 'Lanjut?' }),
];

describe('What is said', () => {
  it('has buttons where the channel shows them', () => {
    const { bubbles, prompt } = rendered(question, WEB);
    expect(bubbles.map(({ text }) => text)).to.deep.equal(['Lanjut?']);
    expect(bubbles[0]?.activity.suggestedActions?.actions.map(({ title }) => title)).to.deep.equal([
      'Ya',
      'Tidak',
    ]);
    expect(prompt?.numbered).to.equal(undefined);
  });

  it('has numbers where it does not, and where there are too many buttons', () => {
    for (const capabilities of [PLAIN, { ...WEB, maxButtons: 1 }]) {
      const { bubbles, prompt } = rendered(question, capabilities);
      expect(bubbles.map(({ text }) => text)).to.deep.equal([
        'Lanjut?\n1. Ya\n2. Tidak\nBalas dengan angkanya.',
      ]);
      expect(bubbles[0]?.activity.suggestedActions).to.equal(undefined);
      expect(prompt?.numbered).to.equal(true);
    }
  });

  it('says where it is from in the same bubble, however long, and names the page', () => {
    const lines = ['a', 'b', 'c', 'd', 'e'].map((answer) => say('faq.answer', { answer }));
    const source = say('faq.answer', { answer: 'Sumber: x' }, { source: { url: 'https://toko.example/x' } });
    const { bubbles } = rendered([...lines.slice(0, 4), source, ...lines.slice(4)], WEB);
    expect(bubbles.map(({ text }) => text)).to.deep.equal(['a\nb\nc\nd\nSumber: x', 'e']);
    expect(bubbles[0]?.activity.channelData).to.deep.nested.include({
      'tangga.sources': [{ text: 'Sumber: x', url: 'https://toko.example/x' }],
    });
  });

  it('is not lengthened behind a list of numbers', () => {
    const { bubbles } = rendered([...question, say('faq.answer', { answer: 'Oh ya.' })], PLAIN);
    expect(bubbles).to.have.length(2);
  });

  it('is picked by its number only where numbers were shown', () => {
    const picked = (capabilities: Capabilities, text: string): unknown => {
      const { prompt } = rendered(question, capabilities);
      const place = { id: 'c', channel: 'x', channelUserId: 'u', contactId: 'k' };
      const conversation = { ...newConversation(place, AT, 'id'), openPrompt: prompt };
      const press = readPress({
        input: { kind: 'message', text, button: undefined, attachments: [] },
        conversation,
        views: EMPTY_VIEWS,
        now: AT,
      });
      return press.kind === 'chosen' ? encodeChoice(press.choice) : press.kind;
    };
    expect(picked(PLAIN, '2')).to.equal('no');
    expect(picked(PLAIN, ' 1. ')).to.equal('yes');
    expect(picked(PLAIN, '3')).to.equal('none');
    expect(picked(PLAIN, '0')).to.equal('none');
    expect(picked(PLAIN, 'beli 2')).to.equal('none');
    expect(picked(WEB, '2')).to.equal('none');
  });

  it('is split where the channel takes less, with the buttons and files on the last piece', () => {
    const long = Array.from({ length: 40 }, (_one, line) => `Baris nomor ${line} dari jawaban.`).join('\n');
    const { bubbles } = rendered([ask('faq.answer', [choice('yes', 'remember.yes')], { answer: long })], {
      ...WEB,
      maxText: 300,
    });
    expect(bubbles.length).to.be.greaterThan(3);
    for (const { text, activity } of bubbles) {
      expect(text.length).to.be.at.most(300);
      expect(activity.text).to.equal(text);
    }
    expect(bubbles.map(({ activity }) => activity.suggestedActions !== undefined).indexOf(true)).to.equal(
      bubbles.length - 1,
    );
    expect(bubbles.map(({ text }) => text).join('\n')).to.equal(long);
  });

  it('keeps every letter when it is split, and no piece is too long or half a character', () => {
    const unit = fc.oneof(
      fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
      fc.constantFrom('\n', '\n\n', '. ', ' ', '😀😀'),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), fc.integer({ min: 2, max: 80 }), (parts, max) => {
        const text = parts.join('');
        const pieces = splitText(text, max);
        const bare = (some: string): string => some.replace(/\s+/g, '');
        expect(bare(pieces.join(''))).to.equal(bare(text));
        for (const piece of pieces) {
          expect(piece.length).to.be.at.most(max);
          if (!/\p{Surrogate}/u.test(text)) expect(/\p{Surrogate}/u.test(piece)).to.equal(false);
        }
      }),
    );
  });
});

describe('Every channel in the registry', () => {
  for (const kind of CHANNELS) {
    const channels = ['webchat', 'console', 'telegram', 'msteams', 'slack', 'emulator'].filter(kind.serves);
    it(`${kind.name} can be asked what it shows, and everything is said within that`, () => {
      expect(channels).to.not.have.length(0);
      const texts = ['Hai', 'Ada yang bisa dibantu? '.repeat(400)];
      for (const channel of channels) {
        const capabilities = kind.capabilities(channel);
        for (const answer of texts) {
          const { bubbles, prompt } = rendered(
            [ask('faq.answer', [choice('yes', 'remember.yes'), choice('no', 'remember.no')], { answer })],
            capabilities,
          );
          for (const { text } of bubbles) expect(text.length).to.be.at.most(capabilities.maxText);
          const shown = bubbles.at(-1)?.activity.suggestedActions?.actions.length ?? 0;
          expect(shown).to.be.at.most(capabilities.maxButtons);
          // Whoever cannot press can type.
          expect(shown > 0 || prompt?.numbered === true).to.equal(true);
        }
      }
    });
  }
});
