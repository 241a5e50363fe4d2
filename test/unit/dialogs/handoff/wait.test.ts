import { expect } from 'chai';
import { handoffWait } from '../../../../dialogs/handoff/wait';
import { type Turn } from '../../../../dialogs/contract/turn';
import { type Handoff } from '../../../../domain/handoff/handoff';
import { NOW, Talk } from '../complaints/complaint-turn';

const CALLED: Handoff = {
  id: 'handoff',
  conversationId: 'conversation',
  contactId: 'contact',
  rule: 'H-1',
  topic: '',
  requestedAt: NOW,
  state: { status: 'queued' },
};

const PICTURE = { name: 'a.jpg', contentType: 'image/jpeg', contentUrl: 'file:a' };

function waiting(text: string, more: Partial<Turn> = {}): Turn {
  return { ...new Talk().turn({ text }), handoff: CALLED, ...more };
}

function said(turn: Turn): string[] {
  const step = handoffWait.begin(turn);
  return step.status === 'complete'
    ? step.outputs.map((output) => (output.kind === 'say' ? output.text : ''))
    : [];
}

describe('the wait for a person', () => {
  it('keeps a picture for whoever comes', () => {
    const input = { kind: 'message' as const, text: '', button: undefined, attachments: [PICTURE] };
    const turn = waiting('', { input: input as unknown as Turn['input'] });
    expect(handoffWait.wins?.(turn)).to.equal(true);
    expect(said(turn)).to.deep.equal(['human.kept']);
  });

  it('says how long it has been, with three ways on', () => {
    const turn = waiting('kok lama banget sih', { now: '2026-11-23T06:08:10.000Z' });
    expect(handoffWait.wins?.(turn)).to.equal(true);
    const step = handoffWait.begin(turn);
    const [told] = step.status === 'complete' ? step.outputs : [];
    expect(told).to.deep.include({ kind: 'say', text: 'human.wait-so-far', values: { minutes: 3 } });
    expect(told?.kind === 'say' ? told.choices?.length : 0).to.equal(3);
  });

  it('promises no time that has passed', () => {
    const state = { status: 'scheduled' as const, callbackAt: NOW, moves: 0 };
    const turn = waiting('masih lama?', { handoff: { ...CALLED, state }, now: '2026-11-23T07:00:00.000Z' });
    expect(said(turn)).to.deep.equal(['human.wait-overdue']);
  });

  it('leaves alone whom nobody was called for, and who answers an open question', () => {
    expect(handoffWait.wins?.(waiting('masih lama?', { handoff: undefined }))).to.equal(false);
    expect(handoffWait.wins?.(waiting('masih lama?', { open: [{ id: 'order' }] }))).to.equal(false);
  });
});
