import { expect } from 'chai';
import { CHANNEL_BOOK } from '../../../bot/channels';
import { type Heard } from './harness';
import { REP } from './platform';
import { type Stage } from './stage';
import { LONG_MENU, MENU } from './world';

/** Whatever some channel takes for markup, and what markup escapes to. */
const SIGNS =
  'Kopi <b>tebal</b> & <script>alert("1")</script> &amp; &lt;i&gt; <atas> *satu* _dua_ `tiga` ~x~ [a](http://b.c) 😀👩‍👩‍👧é';

/** Who arrives is greeted, what is said is taken once, and what is shown can be read and pressed. */
export function wordsClauses(stage: Stage): void {
  const { harness } = stage;
  const { buttons: style, maxText } = CHANNEL_BOOK.capabilities(harness.channel);

  it('greets once, and answers what is said', async () => {
    if (stage.keeps('a message that comes again is the same'))
      await stage.after(() => stage.sari.repeatsLast());
    expect(await stage.after(() => stage.sari.says('apa itu?'))).to.not.have.length(0);
    expect(greetings(await stage.sari.hears())).to.equal(1);
  });

  it('takes the same message for one, and the same words for two', async () => {
    expect(await stage.after(() => stage.sari.says('halo halo'))).to.not.have.length(0);
    if (stage.keeps('a message that comes again is the same')) {
      expect(await stage.after(() => stage.sari.repeatsLast())).to.deep.equal([]);
    }
    expect(await stage.after(() => stage.sari.says('halo halo'))).to.not.have.length(0);
    expect((await stage.told()).filter(({ text }) => text === 'halo halo')).to.have.length(2);
  });

  it(`offers choices, ${style === 'numbered' ? 'of which a typed number picks one' : 'of which a press acts once'}`, async () => {
    const offer = (await stage.sari.hears()).at(-1);
    expect(offer?.buttons).to.have.length(3);
    expect(/^1\. /m.test(offer?.text ?? '')).to.equal(style === 'numbered');
    const press = (): Promise<void> => offer?.buttons[1]?.press() ?? Promise.resolve();
    expect(wordsOf(await stage.after(press))).to.match(/penggiling/i);
    if (stage.keeps('a second press does nothing')) {
      expect(await stage.after(press)).to.deep.equal([]);
    }
  });

  it('carries every sign as it is, in both directions', async () => {
    await stage.after(() => stage.sari.says(SIGNS));
    expect((await stage.told()).at(-1)?.text).to.equal(SIGNS);
    await stage.rep('claim');
    const heard = await stage.after(() => stage.rep('reply', { text: SIGNS }));
    expect(heard.at(-1)?.text).to.equal(SIGNS);
  });

  it('shows what is too long in pieces, with the buttons on the last', async () => {
    const pieces = await stage.after(() => stage.sari.says(MENU));
    expect(bare(wordsOf(pieces)).startsWith(bare(LONG_MENU)), wordsOf(pieces).slice(0, 200)).to.equal(true);
    expect(Math.max(...pieces.map(({ text }) => text.length))).to.be.at.most(maxText);
    expect(pieces.length > 1).to.equal(LONG_MENU.length > maxText);
    expect(pieces.findIndex(({ buttons }) => buttons.length > 0)).to.equal(pieces.length - 1);
  });

  it('lets a rep in, speak under their name, and go; the bot is silent meanwhile', async () => {
    expect(wordsOf(await stage.after(() => stage.rep('claim')))).to.include(REP);
    expect(await stage.after(() => stage.sari.says('masih di sana?'))).to.deep.equal([]);
    const [said, ...rest] = await stage.after(() => stage.rep('reply', { text: 'Halo, Kak Sari' }));
    expect(said).to.include({ by: REP, text: 'Halo, Kak Sari' });
    expect(rest).to.deep.equal([]);
    expect(wordsOf(await stage.after(() => stage.rep('return')))).to.include(REP);
    expect(await stage.after(() => stage.sari.says('apa itu?'))).to.not.have.length(0);
  });

  it('keeps no card number, whatever is told around it', async () => {
    const number = `4929 0${harness.channel.length}37 1845 ${1000 + harness.channel.charCodeAt(0)}`;
    const written = [number, number.replaceAll(' ', ''), number.replaceAll(' ', '-')];
    for (const one of written) await stage.after(() => stage.sari.says(`kartu saya ${one} ya`));
    expect((await stage.told()).filter(({ text }) => /^kartu saya \[.*\] ya$/.test(text))).to.have.length(3);
    expect(written.filter((one) => stage.world.isWritten(one))).to.deep.equal([]);
    expect(stage.world.isWritten('kartu saya'), 'what is looked through is what is kept').to.equal(true);
  });
}

function greetings(heard: readonly Heard[]): number {
  return heard.filter(({ text }) => /asisten otomatis/.test(text)).length;
}

function wordsOf(heard: readonly Heard[]): string {
  return heard.map(({ text }) => text).join('\n');
}

/** Where a text was cut nothing is lost but blanks. */
function bare(text: string): string {
  return text.replace(/\s+/g, '');
}
