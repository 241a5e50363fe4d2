import { type Request } from 'restify';
import { auditOf } from '../../models/desk/audit';
import { deskView, handlersOf, messagePage } from '../../models/desk/queries';
import { parkedIn } from '../../models/turns/parked';
import { loadHandoff } from '../../models/contact/current-handoff';
import { loadSnapshot } from '../../models/turns/load';
import { type Answer, ok, refuse } from './answers';
import { briefView } from './brief-view';
import { casesView } from './cases-view';
import { conversationView, lineView, showTo } from './conversation-view';
import { type DeskContext, type SignedIn } from './desk-context';
import { opensFiles } from './files';
import { holderOf } from '../../domain/handoff/handoff';
import { maySee, oversees } from './roles';
import { undeliveredViews } from './undelivered';
import { type ConversationView, type LinesView, type SeenView } from './views';

/** One whole conversation. Reading it is recorded in the audit trail (V-8) by ids only. */
export async function conversation(
  desk: DeskContext,
  who: SignedIn,
  conversationId: string,
): Promise<Answer> {
  const { rep } = who;
  const found = await deskView(desk.database, conversationId);
  if (!found) return refuse('not_found', 'There is no such conversation.');
  const holder = holderOf(found.handoff);
  const handlers = (await handlersOf(desk.database, [conversationId])).get(conversationId);
  if (!maySee(rep, holder?.repId, handlers)) {
    return refuse('not_allowed', 'A colleague has it.', { by: holder?.repName });
  }
  const { contact } = found;
  const show = showTo(found, rep.id);
  const cases = await casesView(desk, contact, rep, show);
  const loaded = found.handoff && (await loadSnapshot(desk.database, conversationId));
  const open = holder?.repId === rep.id;
  const brief = loaded ? briefView(desk, found.handoff, loaded.snapshot.contact, { show, open }) : null;
  const seenBy = oversees(rep) ? await seen(desk, contact.id) : null;
  const undelivered = await undeliveredViews(desk, conversationId, show);
  const parked = await parkedIn(desk.database, conversationId);
  const view: ConversationView = {
    ...conversationView(found, rep.id, desk.clock()),
    cases,
    brief,
    seenBy,
    undelivered,
    parked: parked.map(({ text, at }) => ({ text: show(text), at })),
    opensFiles: opensFiles(who, holder?.repId),
  };
  const { masked } = view;
  desk.audit.note({ repId: rep.id, act: 'viewed', contactId: contact.id, conversationId, masked });
  desk.log.info({ repId: rep.id, contactId: contact.id, conversationId, masked }, 'a rep saw a profile');
  return ok(view);
}

/** `?before=<line>`: the page of lines before it. */
export async function earlierLines(
  desk: DeskContext,
  { rep }: SignedIn,
  conversationId: string,
  request: Request,
): Promise<Answer> {
  const before = new URL(request.url ?? '', 'http://desk').searchParams.get('before');
  if (!before) return refuse('bad_request', 'The line before which to read is wanted.');
  const handoff = await loadHandoff(desk.database, conversationId);
  const handlers = (await handlersOf(desk.database, [conversationId])).get(conversationId);
  const holder = holderOf(handoff);
  if (!maySee(rep, holder?.repId, handlers)) {
    return refuse('not_allowed', 'A colleague has it.', { by: holder?.repName });
  }
  const { messages, earlier } = await messagePage(desk.database, conversationId, before);
  const show = showTo({ handoff }, rep.id);
  const view: LinesView = { lines: messages.map((message) => lineView(message, show)), earlier };
  return ok(view);
}

const SEEN_SHOWN = 30;

async function seen(desk: DeskContext, contactId: string): Promise<SeenView[]> {
  const rows = await auditOf(desk.database, contactId, SEEN_SHOWN);
  return rows.map(({ repId, act, at, masked }) => {
    return { repName: desk.repById.get(repId)?.name ?? repId, act, at, masked };
  });
}
