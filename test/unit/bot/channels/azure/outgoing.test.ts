import { expect } from 'chai';
import fc from 'fast-check';
import { capabilitiesOf, isAzureChannel } from '../../../../../bot/channels/azure/capabilities';
import { pressedCard } from '../../../../../bot/channels/azure/card';
import { textOf, toAzure } from '../../../../../bot/channels/azure/outgoing';
import { context, final } from './final-activity';

const FILE = { id: 'f1', name: 'daftar.pdf', contentType: 'application/pdf', bytes: 9 };
const PHOTO = { id: 'f2', name: 'm1.png', contentType: 'image/png', bytes: 9 };

describe('Buttons by channel', () => {
  const asked = final('Yang mana?', ['M1', 'M2']);

  it('Teams: an Adaptive Card with Action.Execute, which falls back to Action.Submit', () => {
    const sent = toAzure(asked, context('msteams'));
    expect(sent).to.include({ type: 'message', summary: 'Yang mana?' });
    expect(sent.text, 'it stands on the card').to.equal(undefined);
    expect(sent.suggestedActions).to.equal(undefined);
    const [card] = sent.attachments ?? [];
    expect(card?.contentType).to.equal('application/vnd.microsoft.card.adaptive');
    const data = { promptId: 'p1', choice: 'c0', label: 'M1', seq: 7 };
    expect(card?.content).to.deep.include({ type: 'AdaptiveCard', version: '1.4', lang: 'id' });
    expect((card?.content as { actions: object[] }).actions[0]).to.deep.equal({
      type: 'Action.Execute',
      verb: 'choose',
      title: 'M1',
      data,
      fallback: { type: 'Action.Submit', title: 'M1', data },
    });
  });

  it('Slack: a Hero Card whose buttons say their label', () => {
    const [card] = toAzure(asked, context('slack')).attachments ?? [];
    expect(card?.contentType).to.equal('application/vnd.microsoft.card.hero');
    expect((card?.content as { buttons: object[] }).buttons[0]).to.deep.equal({
      type: 'imBack',
      title: 'M1',
      value: 'M1',
    });
  });

  for (const channel of ['azure-webchat', 'directline', 'emulator']) {
    it(`${channel}: suggested actions that keep their value`, () => {
      const sent = toAzure(asked, context(channel));
      expect(sent.text).to.equal('Yang mana?');
      expect(sent.suggestedActions?.actions[0]?.value).to.deep.equal({ promptId: 'p1', choice: 'c0' });
    });
  }

  for (const channel of ['facebook', 'line', 'azure-telegram']) {
    it(`${channel}: suggested actions that say their label`, () => {
      expect(toAzure(asked, context(channel)).suggestedActions?.actions[0]).to.deep.equal({
        type: 'imBack',
        title: 'M1',
        value: 'M1',
      });
    });
  }

  for (const channel of ['email', 'sms', 'groupme', 'azure-something-new']) {
    it(`${channel}: text, with numbers to choose by`, () => {
      expect(capabilitiesOf(channel)).to.include({ buttons: 'numbered', maxButtons: 0 });
      expect(toAzure(final('1. M1\n2. M2'), context(channel)).text).to.equal('1. M1\n2. M2');
    });
  }

  it('channels of ours are not Azure’s', () => {
    for (const channel of ['webchat', 'telegram', 'console', 'toString']) {
      expect(isAzureChannel(channel), channel).to.equal(false);
    }
  });
});

describe('What is said in Teams', () => {
  it('keeps its lines, and signs are no markup', () => {
    const sent = toAzure(final('a < b & *c*\n<b>d</b>'), context('msteams'));
    expect(sent).to.include({ textFormat: 'xml', text: 'a &lt; b &amp; *c*<br/>&lt;b>d&lt;/b>' });
  });

  it('elsewhere it is plain', () => {
    expect(toAzure(final('a < b\nc'), context('slack'))).to.include({
      textFormat: 'plain',
      text: 'a < b\nc',
    });
  });

  it('says whose words a colleague’s are', () => {
    expect(textOf(final('Halo', [], { author: 'rep', name: 'Dewi' }))).to.equal('Dewi: Halo');
  });

  it('tells nothing of the inside', () => {
    for (const channel of ['msteams', 'slack', 'sms']) {
      expect(JSON.stringify(toAzure(final('Halo', ['A']), context(channel)))).to.not.include('tangga');
    }
  });

  it('an invitation to a private chat is a link', () => {
    const invited = final('Chat saya langsung, ya.', [], { signal: 'continue_in_private' });
    const [card] = toAzure(invited, context('msteams')).attachments ?? [];
    expect((card?.content as { actions: object[] }).actions).to.deep.equal([
      {
        type: 'Action.OpenUrl',
        title: 'Lanjut berdua saja',
        url: 'https://teams.microsoft.com/l/chat/0/0?users=28:app',
      },
    ]);
    expect(toAzure(invited, context('msteams', { privateChat: undefined })).attachments).to.equal(undefined);
  });

  it('pictures are shown, other files are links', () => {
    const given = final('Ini', [], { files: [FILE, PHOTO] });
    const sent = toAzure(given, context('msteams'));
    expect(sent.attachments).to.deep.equal([
      {
        name: 'm1.png',
        contentType: 'image/png',
        contentUrl: 'https://bot.example.com/attachments/f2/proof',
      },
    ]);
    expect(sent.text).to.equal('Ini<br/>daftar.pdf: https://bot.example.com/attachments/f1/proof');
    expect(toAzure(given, context('slack')).attachments).to.have.length(2);
  });

  it('stays below 28 KB whatever is said, within what the channel says it can show', () => {
    const { maxText, maxButtons } = capabilitiesOf('msteams');
    const unit = fc.constantFrom('a', '&', '<', '\n', '"', '\\', 'é', '*', ' ');
    fc.assert(
      fc.property(
        fc.array(unit, { minLength: maxText, maxLength: maxText }),
        fc.array(fc.string({ minLength: 1, maxLength: 80 }), { maxLength: maxButtons }),
        (signs, labels) => {
          const sent = toAzure(final(signs.join(''), labels), context('msteams'));
          expect(Buffer.byteLength(JSON.stringify(sent), 'utf16le')).to.be.below(28 * 1024);
        },
      ),
      { numRuns: 60 },
    );
    for (const sign of ['&', '<', '\n', 'a\n', '"']) {
      const text = sign.repeat(maxText).slice(0, maxText);
      const sent = toAzure(final(text, ['Ya', 'Tidak']), context('msteams'));
      expect(Buffer.byteLength(JSON.stringify(sent), 'utf16le'), JSON.stringify(sign)).to.be.below(28 * 1024);
      const plain = toAzure(final(text), context('msteams'));
      expect(Buffer.byteLength(JSON.stringify(plain), 'utf16le'), JSON.stringify(sign)).to.be.below(
        28 * 1024,
      );
    }
  });
});

describe('A card after a press', () => {
  const asked = final('Yang mana?', ['M1', 'M2']);

  it('shows what was chosen and nothing to press', () => {
    const card = pressedCard(asked, 'Yang mana?', { promptId: 'p1', choice: 'c1' });
    expect(JSON.stringify(card?.content)).to.include('✓ M2').and.not.include('Action');
  });

  for (const press of [
    { promptId: 'p2', choice: 'c1' },
    { promptId: 'p1', choice: 'c9' },
  ]) {
    it(`stays as it is for ${JSON.stringify(press)}`, () => {
      expect(pressedCard(asked, 'Yang mana?', press)).to.equal(undefined);
    });
  }
});
