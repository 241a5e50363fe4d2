import { type Handoff } from '../../../domain/handoff/handoff';
import { type Instant } from '../../../domain/time/instant';
import { type RepParcel, type RepSent, type RepWay } from '../way';
import { nameOf } from '../standing';
import { type WebhookTarget, postSigned } from './post';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** As Standard Webhooks proposes; after three days it is given up. */
const WAITS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];
const GIVE_UP_MS = 75 * HOUR;

export interface WebhookWayDeps extends WebhookTarget {
  company: string;
  clock: () => Instant;
}

/** Posts what happens to an address of the company's. It is a shared place: first name and reason only. */
export function webhookWay(deps: WebhookWayDeps): RepWay {
  // 410 means that the receiver wants no more notices; it holds until the next start.
  let isOver = false;
  return {
    name: 'webhook',
    waits: WAITS,
    giveUpMs: GIVE_UP_MS,
    // What a customer writes is for whoever has the conversation; what the address cannot read is not sent.
    places: ({ kind }) =>
      Promise.resolve(kind === 'line' || isOver ? [] : [{ place: deps.url, repId: undefined }]),
    forget: () => {
      isOver = true;
      return Promise.resolve();
    },
    send: (parcel) => post(deps, parcel.notice.id, typeOf(parcel), parcel),
    // A claim is an event of its own: a posted event cannot be changed.
    update: (parcel) =>
      post(
        deps,
        `${parcel.notice.id}-${nameOf(parcel.standing).replace(/\W+/g, '-')}`,
        changeOf(parcel),
        parcel,
      ),
  };
}

const TYPES: Record<RepParcel['notice']['kind'], string> = {
  call: 'handoff.called',
  line: 'handoff.line',
  nudge: 'handoff.rep_silent',
  overdue: 'handoff.overdue',
  customer_silent: 'handoff.customer_silent',
  taken_back: 'handoff.taken_back',
  outcome_due: 'handoff.outcome_due',
  outcome_missing: 'handoff.outcome_missing',
  task_due: 'task.due',
  complaint_nudge: 'complaint.nudge',
  complaint_breach: 'complaint.breach',
  question: 'question.waiting',
  undelivered: 'message.undelivered',
};

function typeOf({ notice }: RepParcel): string {
  return TYPES[notice.kind];
}

function changeOf({ standing }: RepParcel): string {
  switch (standing.kind) {
    case 'taken':
      return 'handoff.taken';
    case 'open':
      return 'handoff.reopened';
    case 'over':
      return 'handoff.over';
    case 'gone':
      return 'handoff.gone';
  }
}

/** @param id the same for every try of the same message, so that the receiver can drop repeats */
async function post(
  { url, secrets, company, clock }: WebhookWayDeps,
  id: string,
  type: string,
  { notice, handoff, standing, customer, subject }: RepParcel,
): Promise<RepSent> {
  const taken = 'repName' in standing ? { by: standing.repName } : {};
  const data = {
    version: 1,
    company,
    firstName: customer.name,
    askedReps: notice.reps,
    ...(handoff ? handoffData(handoff, customer.why) : {}),
    ...(subject.ticketNo === undefined ? {} : { ticketNo: subject.ticketNo }),
    ...(subject.dueAt === undefined ? {} : { dueAt: subject.dueAt }),
    ...taken,
  };
  const message = { type, timestamp: notice.at, data };
  try {
    return outcomeOf(await postSigned({ url, secrets }, { id, now: clock(), message }));
  } catch {
    return { status: 'later', reason: 'unreachable' };
  }
}

function handoffData({ id, rule, state, requestedAt }: Handoff, reason: string): object {
  return { handoffId: id, rule, reason, status: state.status, requestedAt };
}

/** Redirects are not followed; 410 means that the receiver wants no more notices. */
function outcomeOf({ status, headers }: Response): RepSent {
  if (status >= 200 && status < 300) return { status: 'sent', messageId: undefined };
  const reason = `webhook_${status}`;
  if (status === 410) return { status: 'gone', reason };
  const afterS = Number(headers.get('retry-after'));
  return { status: 'later', reason, ...(afterS > 0 ? { afterMs: afterS * 1000 } : {}) };
}
