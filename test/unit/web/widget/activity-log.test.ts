import { expect } from 'chai';
import fc from 'fast-check';
import { type Activity } from '../../../../web/widget/client/activity';
import { ActivityLog } from '../../../../web/widget/client/activity-log';
import { memoryIn } from '../../../../web/widget/client/memory';
import { memoryWith } from './memory-fake';

const said = (seq: number): Activity => ({
  id: `c|${seq}`,
  type: 'message',
  text: String(seq),
  channelData: { 'webchat:sequence-id': seq },
});
const texts = (log: ActivityLog): Array<string | undefined> => log.all.map(({ text }) => text);

describe('ActivityLog', () => {
  it('shows each activity once and in order, however a stream replays and mixes them', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer({ min: 1, max: 30 }))), (frames) => {
        const log = new ActivityLog(memoryWith().memory);
        log.begin('c');
        const news = frames.flatMap((frame) => log.take({ activities: frame.map(said) }));
        const expected = [...new Set(frames.flat())].sort((one, other) => one - other).map(String);
        expect(texts(log)).to.deep.equal(expected);
        expect(news.map(({ text }) => text).sort()).to.deep.equal([...expected].sort());
      }),
    );
  });

  it('is known on the next page, with its watermark', () => {
    const { kept } = memoryWith();
    const log = new ActivityLog(memoryWith(kept).memory);
    log.begin('c');
    log.take({ activities: [said(1), said(2)], watermark: '2' });
    const next = new ActivityLog(memoryWith(kept).memory);
    expect([next.watermarkOf('c'), next.watermarkOf('another')]).to.deep.equal(['2', '']);
    expect(next.begin('c')).to.equal(false);
    expect(
      next.take({ activities: [said(2), said(3)], watermark: '3' }).map(({ text }) => text),
    ).to.deep.equal(['3']);
  });

  it('never keeps a watermark without what stands before it', () => {
    const { memory, kept } = memoryWith();
    const log = new ActivityLog(memory);
    log.begin('c');
    log.take({ activities: Array.from({ length: 301 }, (_, place) => said(place + 1)), watermark: '301' });
    expect(new ActivityLog(memoryWith(kept).memory).watermarkOf('c')).to.equal('');
  });

  it('begins empty in another conversation, and works without any storage', () => {
    const log = new ActivityLog(
      memoryIn(() => {
        throw new Error('forbidden');
      }),
    );
    expect(log.begin('a')).to.equal(false);
    log.take({ activities: [said(1)], watermark: '1' });
    expect(log.begin('b')).to.equal(true);
    expect([log.all.length, log.watermarkOf('b')]).to.deep.equal([0, '']);
  });

  it('keeps messages only: typing, events and what has no id are nothing to look back on', () => {
    const log = new ActivityLog(memoryWith().memory);
    log.begin('c');
    const news = log.take({
      activities: [{ type: 'typing', id: 'x' }, { type: 'event', id: 'y' }, { type: 'message' }],
    });
    expect(news).to.deep.equal([]);
  });
});
