import { currentFact } from '../../domain/profile/facts';
import { deskRequest } from '../../domain/handoff/desk-request';
import { belonging, writersOwn } from '../../domain/recognition/own-values';
import { entitiesOf } from '../../domain/recognition/recognition';
import { isOpen, nextOpening } from '../../domain/time/business-calendar';
import { type Instant } from '../../domain/time/instant';
import { type Step, asking, complete, defineDialog, notUnderstood, waiting } from '../contract/dialog';
import { type Output, record, say } from '../contract/outputs';
import { ownWords } from '../reading/own-words';
import { type Turn } from '../contract/turn';
import { type Moment, momentIn } from './call-moment';

/** The wish in the customer's words, and the task it has become once its moment is known. */
interface Appointment {
  wish: string;
  isCall: boolean;
  /** Still open for another hour or a number; undefined while the day is asked for. */
  task?: { requestId: string; at: Moment };
}

/**
 * A call, a meeting or a reminder at a time is a task of the team with its day and hour, and the confirmation names
 * them; an hour at which nobody works becomes the next opening, and that is said. Another hour or a number told right
 * behind it replaces the task.
 */
export const callback = defineDialog<Appointment>({
  id: 'callback',
  version: 2,
  startsOn: ['callback', 'remind'],
  yields: 'to_anything',
  begin: wished,
  reply: (wish, turn) => {
    // Another wish behind what was arranged is one of its own.
    if (wish.task && turn.acts.some((act) => act === 'callback' || act === 'remind')) return wished(turn);
    const moment = momentIn(turn, wish.task?.at) ?? (tellsNumber(turn) ? wish.task?.at : undefined);
    if (moment) return arranged({ ...wish, wish: `${wish.wish} / ${ownWords(turn).trim()}` }, moment, turn);
    if (wish.task || turn.acts.length > 0) return notUnderstood(wish);
    return asking('when', wish, say('callback.retry-when'));
  },
  skip: (wish, turn) => complete(task(turn, wish.wish, turn.newId('request')), say('callback.noted-open')),
  // The agreed call-back stays as it is while the customer writes about other things.
  resume: (wish) => (wish.task ? complete() : asking('when', wish, say('callback.ask-when'))),
  expects: () => 'date',
});

function wished(turn: Turn): Step<Appointment> {
  const wish: Appointment = { wish: ownWords(turn).trim(), isCall: turn.acts.includes('callback') };
  const moment = momentIn(turn, undefined);
  return moment ? arranged(wish, moment, turn) : asking('when', wish, say('callback.ask-when'));
}

function tellsNumber({ recognition }: Turn): boolean {
  return writersOwn(recognition, 'phone').length > 0;
}

function arranged(wish: Appointment, moment: Moment, turn: Turn): Step<Appointment> {
  const { at, isExact } = moment;
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
  const requestId = turn.newId('request');
  const missed = wish.isCall ? [record({ type: 'missed_tasks_replaced', by: requestId } as const)] : [];
  const outputs = [...replaced(wish), ...missed, task(turn, wish.wish, requestId, due), ...closed, told];
  return waiting<Appointment>({ ...wish, task: { requestId, at: moment } }, ...outputs);
}

/** The earlier task is closed, so that the customer is not called twice. */
function replaced({ task: before, wish }: Appointment): Output[] {
  if (!before) return [];
  return [record({ type: 'request_settled', requestId: before.requestId, to: 'done', note: wish })];
}

function task(turn: Turn, text: string, id: string, dueAt?: Instant): Output {
  const { requestDueH } = turn.views.rules.privacy;
  const request = { id, kind: 'callback' as const, text, at: turn.now };
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
