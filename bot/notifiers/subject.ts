import { type Instant } from '../../domain/time/instant';
import { type Database } from '../../models/database/database';
import { complaintById, questionById, requestById } from '../../models/desk/cases';
import { type KeptNotice } from '../../models/turns/rep-notices';
import { taskCode } from './commands/task-work';
import { maskContacts } from '../pipeline/mask';

/** What a notice that is about no handoff is about; read when it is told, so that it is as it stands then. */
export interface Subject {
  /** The customer's words, without numbers and addresses. */
  words?: string;
  dueAt?: Instant;
  ticketNo?: string;
  /** By what a command names the task. */
  code?: string;
  /** It is settled: there is nothing to tell any more. */
  isOver: boolean;
}

export async function subjectOf(
  database: Database,
  { kind, about }: Pick<KeptNotice, 'kind' | 'about'>,
): Promise<Subject> {
  if (about === undefined) return { isOver: false };
  switch (kind) {
    case 'task_due': {
      const request = await requestById(database, about);
      if (!request) return { isOver: true };
      const { text, dueAt, status } = request;
      return {
        words: maskContacts(text),
        code: taskCode(about),
        ...(dueAt === undefined ? {} : { dueAt }),
        isOver: status !== 'open',
      };
    }
    case 'question': {
      const question = await questionById(database, about);
      return question
        ? { words: maskContacts(question.text), isOver: question.status !== 'open' }
        : { isOver: true };
    }
    case 'complaint_nudge':
    case 'complaint_breach': {
      const complaint = await complaintById(database, about);
      return complaint ? { ticketNo: complaint.ticketNo ?? '', isOver: false } : { isOver: true };
    }
    default:
      return { isOver: false };
  }
}
