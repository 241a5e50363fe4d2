import { mayDoTask } from '../../domain/handoff/attempt';
import { openTasks } from '../../models/desk/tasks';
import { holderOf, ownershipOf } from '../../domain/handoff/handoff';
import { casesOf, openComplaints, openQuestions, openRequests } from '../../models/desk/cases';
import { plusDays } from '../../domain/time/calendar';
import { handoffsWithoutOutcome } from '../../models/turns/due-rows';
import { conversationsUndelivered } from '../../models/turns/deliveries';
import { conversationsParked } from '../../models/turns/parked';
import {
  type DeskConversation,
  deskQueue,
  handlersOf,
  recentConversations,
  withPeople,
} from '../../models/desk/queries';
import { type Answer, ok } from './answers';
import { type Badges, badgesOf } from './cases-view';
import { showTo } from './conversation-view';
import { type DeskContext, type SignedIn } from './desk-context';
import { handoffView } from './handoff-view';
import { type Preview, previewsOf } from './previews';
import { groupsOf } from './question-groups';
import { handlesCases, maySee } from './roles';
import { type QueueItem, type QueueView } from './views';

const RECENT = 50;
const OUTCOMES_D = 14;
/** A preview is one line; the whole text is in the conversation. */
const PREVIEW_LENGTH = 160;

/** Who waits, who is in whose hands, and who was here last: what this rep may see of it. */
export async function queue(desk: DeskContext, { rep }: SignedIn): Promise<Answer> {
  const { database } = desk;
  const [open, recent, unnamed] = await Promise.all([
    deskQueue(database),
    recentConversations(database, RECENT),
    withoutOutcome(desk),
  ]);
  const listed = eachOnce([...open, ...recent, ...unnamed]);
  const ids = listed.map((row) => row.conversation.id);
  const [handlers, previews, undelivered, parked, cases] = await Promise.all([
    handlersOf(database, ids),
    previewsOf(database, ids),
    conversationsUndelivered(database, ids),
    conversationsParked(database, ids),
    casesOf(
      database,
      listed.map((row) => row.contact.id),
    ),
  ]);
  const now = desk.clock();
  const items = listed
    .filter(({ conversation, handoff }) =>
      maySee(rep, holderOf(handoff)?.repId, handlers.get(conversation.id)),
    )
    .map((row) => {
      const badges = badgesOf(desk, row.contact, cases.get(row.contact.id), now);
      const { id } = row.conversation;
      const item = queueItem(row, badges, previews.get(id), rep.id);
      return { ...item, undelivered: undelivered.has(id), parked: parked.has(id) };
    });
  const view: QueueView = {
    now,
    work: await workOf(desk, rep),
    waiting: items.filter((item) => item.ownership === 'waiting').sort((a, b) => rankOf(a) - rankOf(b)),
    inHand: items.filter((item) => item.ownership === 'human'),
    recent: items.filter((item) => item.ownership === 'bot'),
  };
  return ok(view);
}

/** However long ago: what came of a chance is still to be said. */
async function withoutOutcome({ database, clock }: DeskContext): Promise<DeskConversation[]> {
  return withPeople(database, await handoffsWithoutOutcome(database, plusDays(clock(), -OUTCOMES_D)));
}

/** The first row of each conversation. */
function eachOnce(rows: readonly DeskConversation[]): DeskConversation[] {
  const byId = new Map<string, DeskConversation>();
  for (const row of rows) if (!byId.has(row.conversation.id)) byId.set(row.conversation.id, row);
  return [...byId.values()];
}

/** Sorting is stable: of equals the longest waiting stays first. */
function rankOf({ priority, temperature }: QueueItem): number {
  if (priority === 'P1') return 0;
  return temperature === 'hot' ? 1 : 2;
}

async function workOf({ database }: DeskContext, rep: SignedIn['rep']): Promise<QueueView['work']> {
  const [asked, open] = await Promise.all([openQuestions(database), openTasks(database)]);
  const questions = groupsOf(asked).length;
  const tasks = open.filter(({ holderId }) => mayDoTask(rep, holderId)).length;
  if (!handlesCases(rep)) return { questions, tasks, requests: null, complaints: null };
  const [requests, complaints] = await Promise.all([openRequests(database), openComplaints(database)]);
  return { questions, tasks, requests: requests.length, complaints: complaints.length };
}

function queueItem(
  { conversation, contact, handoff }: DeskConversation,
  badges: Badges,
  preview: Preview | undefined,
  repId: string,
): Omit<QueueItem, 'undelivered' | 'parked'> {
  const show = showTo({ handoff }, repId);
  return {
    conversationId: conversation.id,
    channel: conversation.channel,
    language: conversation.language,
    name: contact.displayName ?? null,
    standing: contact.standing,
    lastMessageAt: conversation.lastMessageAt,
    ownership: ownershipOf(handoff),
    handoff: handoffView(handoff, show),
    preview: preview ? { author: preview.author, text: show(preview.text).slice(0, PREVIEW_LENGTH) } : null,
    customerLines: preview?.customerLines ?? 0,
    ...badges,
  };
}
