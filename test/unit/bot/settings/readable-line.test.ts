import { expect } from 'chai';
import { readableLine } from '../../../../bot/settings/readable-line';

const time = '2026-11-22T03:00:00.000Z';
const clock = new Date(time).toTimeString().slice(0, 8);

describe('a log line for a terminal', () => {
  it('has the time, who says it, and what', () => {
    const line = JSON.stringify({ level: 30, time, name: 'content', ms: 12, msg: 'the recognizer is ready' });
    expect(readableLine(line)).to.equal(`${clock} content: the recognizer is ready (ms 12)\n`);
  });

  it('names what went wrong, with its place on lines of their own', () => {
    const fields = { error: 'TypeError', stack: '    at one\n    at two', msg: 'the turn failed' };
    expect(readableLine(JSON.stringify({ level: 50, time, name: 'turn', ...fields }))).to.equal(
      `${clock} turn: ERROR the turn failed (error TypeError)\n    at one\n    at two\n`,
    );
  });
});
