import { expect } from 'chai';
import { gatheringMs, takeBurst } from '../../../../bot/pipeline/burst';
import { type PendingMessage } from '../../../../models/turns/inbox';

/** A part of an album, or a message without one, that came at a moment. */
function came(receivedAt: string, album?: string): PendingMessage {
  const input = { kind: 'message', text: '', button: undefined, attachments: [], album } as const;
  return { messageId: receivedAt, input, receivedAt } as unknown as PendingMessage;
}

function waitsMs(message: PendingMessage, now: string): number {
  const burst = takeBurst([message]);
  return burst ? gatheringMs(burst, now) : NaN;
}

describe('A burst is gathered', () => {
  it('until no further part of an album has come for a while', () => {
    const part = came('2026-11-30T03:00:00.000Z', 'a');
    expect(waitsMs(part, '2026-11-30T03:00:00.500Z')).to.equal(1000);
    expect(waitsMs(part, '2026-11-30T03:00:01.500Z')).to.equal(0);
  });

  it('at once where there is no album', () => {
    expect(waitsMs(came('2026-11-30T03:00:00.000Z'), '2026-11-30T03:00:00.000Z')).to.equal(0);
  });

  it('by a clock that is a little behind that of the process that took it, and not by one that was set back', () => {
    const part = came('2026-11-30T03:00:00.000Z', 'a');
    expect(waitsMs(part, '2026-11-30T02:59:59.500Z')).to.equal(2000);
    expect(waitsMs(part, '2026-11-30T02:00:00.000Z')).to.equal(0);
  });
});
