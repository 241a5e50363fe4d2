import { currentFact } from '../../domain/profile/facts';
import { deskRequest } from '../../domain/handoff/desk-request';
import { entitiesOf } from '../../domain/recognition/recognition';
import { belonging } from '../../domain/recognition/own-values';
import { isOpen, nextOpening } from '../../domain/time/business-calendar';
import { instantAt, localDate } from '../../domain/time/calendar';
import { type Instant } from '../../domain/time/instant';
import { type Step, asking, complete, defineDialog, notUnderstood } from '../contract/dialog';
import { type Output, record, say } from '../contract/outputs';
import { ownWords } from '../reading/own-words';
import { type Turn } from '../contract/turn';

/** The wish in the customer's words, while the day is asked for. */
interface Appointment {
  wish: string;
  isCall: boolean;
}

/** When somebody is to be called or reminded. */
interface Moment {
  at: Instant;
  /** An hour was named too. */
  isExact: boolean;
}

/**
 * A call, a meeting or a reminder at a time is a task of the team with its day and hour, and the confirmation names
 * them; an hour at which nobody works becomes the next opening, and that is said.
 */
export const callback = defineDialog<Appointment>({
  id: 'callback',
  version: 1,
  startsOn: ['callback', 'remind'],
  begin: (turn) => {
    const wish: Appointment = { wish: ownWords(turn).trim(), isCall: turn.acts.includes('callback') };
    const moment = momentIn(turn);
    return moment ? arranged(wish, moment, turn) : asking('when', wish, say('callback.ask-when'));
  },
  reply: (wish, turn) => {
    const moment = momentIn(turn);
    if (moment) return arranged({ ...wish, wish: `${wish.wish} / ${ownWords(turn).trim()}` }, moment, turn);
    return turn.acts.length > 0 ? notUnderstood(wish) : asking('when', wish, say('callback.retry-when'));
  },
  skip: (wish, turn) => complete(task(wish, undefined, turn), say('callback.noted-open')),
  expects: () => 'date',
});

/** The day named that is still to come; opening time where no hour is said. */
function momentIn(turn: Turn): Moment | undefined {
  const { timeZone } = turn.views.company;
  const today = localDate(turn.now, timeZone);
  const day = entitiesOf(turn.recognition, 'date').find(({ value }) => value.to >= today)?.value;
  if (day === undefined) return undefined;
  const from = day.from >= today ? day.from : today;
  const at = instantAt(from, day.time ?? '00:00', timeZone);
  if (day.time !== undefined && at <= turn.now) return undefined;
  return { at, isExact: day.time !== undefined };
}

function arranged(wish: Appointment, { at, isExact }: Moment, turn: Turn): Step<Appointment> {
  const { calendar } = turn.views;
  const isStaffed = isOpen(at, calendar);
  const due = isStaffed ? at : nextOpening(at, calendar);
  const values = {
    when: isExact || !isStaffed ? { deadline: due } : { day: due },
    phone: phoneFor(turn) ?? 'none',
  };
  const closed = isExact && !isStaffed ? [say('callback.closed-then')] : [];
  const told = wish.isCall
    ? say('callback.noted', values)
    : say('callback.remind-noted', { when: { day: due } });
  return complete(task(wish, due, turn), ...closed, told);
}

function task({ wish }: Appointment, dueAt: Instant | undefined, turn: Turn): Output {
  const { requestDueH } = turn.views.rules.privacy;
  const request = { id: turn.newId('request'), kind: 'callback' as const, text: wish, at: turn.now };
  return record({
    type: 'desk_requested',
    request: deskRequest(dueAt === undefined ? request : { ...request, dueAt }, requestDueH),
  });
}

/** The number of this message, else the one we know; never ours, nor one of somebody else. */
function phoneFor(turn: Turn): string | undefined {
  const { recognition, views } = turn;
  const told = entitiesOf(recognition, 'phone').filter((phone) => belonging(phone, recognition) !== 'other');
  const own = told.find(({ value }) => !views.company.phones.includes(value))?.value;
  return own ?? currentFact(turn.contact.facts, 'phone')?.value;
}
