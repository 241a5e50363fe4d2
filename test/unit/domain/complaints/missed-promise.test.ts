import { expect } from 'chai';
import { type BusinessCalendar } from '../../../../domain/time/business-calendar';
import { type Weekday, instantAt } from '../../../../domain/time/calendar';
import { type Complaint } from '../../../../domain/complaints/complaint';
import { DEFAULT_COMPLAINT_RULES as RULES } from '../../../../domain/complaints/rules';
import { type Instant } from '../../../../domain/time/instant';
import { type Missed, missPromise, openPromise } from '../../../../domain/complaints/missed-promise';

const wib = (date: string, time: string): Instant => instantAt(date, time, 'Asia/Jakarta');
const days: Weekday[] = [1, 2, 3, 4, 5, 6];
const CALENDAR: BusinessCalendar = {
  timeZone: 'Asia/Jakarta',
  hours: new Map(days.map((day) => [day, { open: '09:00', close: '17:00' }])),
  holidays: new Map(),
};
/** A Monday. */
const START = wib('2026-11-23', '10:00');

const complaintOf = (of: Partial<Complaint> = {}): Complaint => ({
  id: 'complaint',
  ticketNo: 'KLH-20261123-0001',
  contactId: 'contact',
  orderNo: undefined,
  categories: ['not_arrived'],
  root: undefined,
  description: '',
  wishes: [],
  severity: 'SEV3',
  score: 35,
  priority: 'P3',
  ownerRepId: 'maya',
  escalated: false,
  reopenedCount: 0,
  deadlineMoves: 0,
  receivedAt: START,
  clockStartedAt: START,
  lastUpdateAt: START,
  pauses: [],
  csat: undefined,
  state: { status: 'acknowledged', at: START },
  ...of,
});

const promised = (of: Partial<Complaint>, humanAt?: Instant): [string, Instant | undefined] | undefined => {
  const promise = openPromise(complaintOf(of), humanAt, CALENDAR, RULES);
  return promise && [promise.kind, promise.deadline.dueAt];
};

describe('The promise that counts', () => {
  it('is the first contact until a person was there, then the next news', () => {
    expect(promised({})).to.deep.equal(['firstHuman', wib('2026-11-24', '10:00')]);
    const spoke = wib('2026-11-23', '12:00');
    expect(promised({}, spoke)).to.deep.equal(['nextUpdate', wib('2026-11-25', '12:00')]);
    expect(promised({ state: { status: 'in_progress', at: START } })).to.deep.equal([
      'nextUpdate',
      wib('2026-11-25', '10:00'),
    ]);
  });

  it('is the settlement when that comes first', () => {
    const lastUpdateAt = wib('2026-11-28', '09:30');
    const state = { status: 'in_progress', at: START } as const;
    expect(promised({ state, lastUpdateAt })).to.deep.equal(['resolve', wib('2026-11-28', '10:00')]);
  });

  it('is none while we wait for them, after it was settled, and for nobody we could tell', () => {
    expect(promised({ state: { status: 'waiting_customer', at: START } })).to.equal(undefined);
    expect(promised({ state: { status: 'resolved', by: 'answer', at: START } })).to.equal(undefined);
    expect(promised({ state: { status: 'draft', at: START } })).to.equal(undefined);
    expect(promised({ contactId: undefined })).to.equal(undefined);
  });

  it('a conversation from before it was reopened is no visit', () => {
    expect(promised({}, wib('2026-11-20', '12:00'))?.[0]).to.equal('firstHuman');
  });
});

describe('A promise that was not kept', () => {
  const miss = (complaint: Complaint, now: Instant): Missed => {
    const promise = openPromise(complaint, undefined, CALENDAR, RULES);
    if (!promise) throw new Error('nothing was promised');
    return missPromise(promise.kind, complaint, CALENDAR, RULES, now);
  };

  it('gets a new time that counts from then on, and a supervisor sees it', () => {
    const missed = miss(complaintOf(), wib('2026-11-24', '10:00'));
    expect(missed.kind).to.equal('moved');
    expect(missed.complaint).to.include({ escalated: true, deadlineMoves: 1, priority: 'P3' });
    expect(openPromise(missed.complaint, undefined, CALENDAR, RULES)?.deadline).to.deep.equal({
      nudgeAt: wib('2026-11-25', '04:00'),
      dueAt: wib('2026-11-25', '10:00'),
    });
  });

  it('rises after two new times, and the promise of the settlement is never put off by that', () => {
    const missed = miss(complaintOf({ deadlineMoves: 2 }), wib('2026-11-26', '10:00'));
    expect(missed.kind).to.equal('raised');
    expect(missed.complaint).to.include({ priority: 'P2', deadlineMoves: 0 });
    expect(missed.complaint.movedTo?.firstHuman?.dueAt).to.equal(wib('2026-11-26', '12:00'));
    expect(missed.complaint.movedTo?.resolve?.dueAt).to.equal(wib('2026-11-28', '10:00'));
  });

  it('at the top no further time is named, and nothing is promised until a person was there', () => {
    const missed = miss(complaintOf({ priority: 'P1', deadlineMoves: 2 }), wib('2026-11-23', '10:15'));
    expect(missed).to.deep.include({ kind: 'handed_up' });
    const { complaint } = missed;
    expect(openPromise(complaint, undefined, CALENDAR, RULES)).to.equal(undefined);
    expect(openPromise(complaint, wib('2026-11-23', '11:00'), CALENDAR, RULES)?.kind).to.equal('nextUpdate');
  });

  it('always ends: nobody is told of new times for ever', () => {
    let complaint = complaintOf({ priority: 'P4' });
    let told = 0;
    for (let promise = openPromise(complaint, undefined, CALENDAR, RULES); promise; told += 1) {
      const now = promise.deadline.dueAt ?? START;
      complaint = missPromise(promise.kind, complaint, CALENDAR, RULES, now).complaint;
      promise = openPromise(complaint, undefined, CALENDAR, RULES);
      if (told > 20) throw new Error('it goes on and on');
    }
    expect(complaint.priority).to.equal('P1');
    expect(told).to.equal(12);
  });
});
