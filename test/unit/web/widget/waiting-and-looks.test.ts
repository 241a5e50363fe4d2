import { expect } from 'chai';
import { contrastOf, readableOn } from '../../../../bot/pages/colours';
import { Pause, waitBefore } from '../../../../web/widget/client/backoff';
import english from '../../../../web/widget/locales/en.json';
import indonesian from '../../../../web/widget/locales/id.json';

describe('the widget waits', () => {
  it('twice as long each time, spread, and never longer than the most', () => {
    const backoff = { first: 1000, most: 20_000 };
    expect([0, 1, 2, 9].map((attempt) => waitBefore(attempt, backoff, 0))).to.deep.equal([
      500, 1000, 2000, 10_000,
    ]);
    expect([0, 1, 999].map((attempt) => waitBefore(attempt, backoff, 1))).to.deep.equal([1000, 2000, 20_000]);
  });

  it('until it is woken', async () => {
    const pause = new Pause();
    const waiting = pause.wait(60_000);
    pause.cut();
    await waiting;
  });
});

describe("the widget's looks", () => {
  it('keeps any brand readable as text, on light and on dark', () => {
    for (const brand of ['#6B3E26', '#fff', '#000000', '#ffcc00', '#777777', '#0057b8']) {
      for (const ground of ['#ffffff', '#322b27']) {
        expect(contrastOf(readableOn(brand, ground), ground), `${brand} on ${ground}`).to.be.at.least(4.5);
      }
    }
    expect(readableOn('#6B3E26', '#ffffff')).to.equal('#6b3e26');
  });

  it('has the same texts with the same holes in both languages', () => {
    const holes = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
    expect(Object.keys(english)).to.deep.equal(Object.keys(indonesian));
    for (const [key, text] of Object.entries(english)) {
      expect(holes(text), key).to.deep.equal(holes(indonesian[key as keyof typeof indonesian]));
    }
  });
});
