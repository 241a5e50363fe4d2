import { type DeskRequestRow } from '../../models/schema/cases';
import {
  casesOf,
  lastHumanContact,
  latestConversations,
  namesOf,
  openComplaints,
  openQuestions,
  openRequests,
} from '../../models/desk/cases';
import { unitPrice } from '../../domain/products/prices';
import { type Answer, ok, refuse } from './answers';
import { type ComplaintsView, type ProductsView, type QuestionsView, type RequestsView } from './case-views';
import { requestView } from './cases-view';
import { complaintView } from './complaint-view';
import { type DeskContext, type SignedIn } from './desk-context';
import { maskContacts } from '../pipeline/mask';
import { groupsOf } from './question-groups';
import { handlesCases } from './roles';

/** Lists of work beside the conversations. Texts are masked: who needs a number opens the conversation. */

/** Questions no row answers, the most asked first. */
export async function questions(desk: DeskContext): Promise<Answer> {
  const groups = groupsOf(await openQuestions(desk.database));
  const names = await namesOf(
    desk.database,
    groups.map(([first]) => first.contactId),
  );
  const { products } = desk.views().catalogue;
  const view: QuestionsView = {
    now: desk.clock(),
    questions: groups.map((group) => {
      const [{ id, text, language, sku, contactId, conversationId, askedAt }] = group;
      return {
        id,
        text: maskContacts(text),
        language,
        product: sku === undefined ? null : (products.get(sku)?.name ?? sku),
        asked: group.length,
        waiting: group.filter(({ notify }) => notify === 1).length,
        firstAskedAt: askedAt,
        conversationId,
        name: names.get(contactId) ?? null,
      };
    }),
  };
  return ok(view);
}

/** What customers asked a person to do; what is due first stands first. */
export async function requests(desk: DeskContext, { rep }: SignedIn): Promise<Answer> {
  if (!handlesCases(rep)) return refuse('not_allowed', 'Requests are care’s.');
  const rows = await openRequests(desk.database);
  const names = await namesOf(
    desk.database,
    rows.map((row) => row.contactId),
  );
  const view: RequestsView = {
    now: desk.clock(),
    requests: rows.sort(byDue).map((row) => {
      const { conversationId, contactId } = row;
      return { ...requestView(row, maskContacts), conversationId, name: names.get(contactId) ?? null };
    }),
  };
  return ok(view);
}

function byDue(a: DeskRequestRow, b: DeskRequestRow): number {
  if (a.dueAt === b.dueAt) return 0;
  if (a.dueAt === undefined || b.dueAt === undefined) return a.dueAt === undefined ? 1 : -1;
  return a.dueAt < b.dueAt ? -1 : 1;
}

/** Complaints that are not closed, the gravest first. */
export async function complaints(desk: DeskContext, { rep }: SignedIn): Promise<Answer> {
  if (!handlesCases(rep)) return refuse('not_allowed', 'Complaints are care’s.');
  const rows = await openComplaints(desk.database);
  const contactIds = [...new Set(rows.map((row) => row.contactId))];
  const [names, conversations, human, cases] = await Promise.all([
    namesOf(desk.database, contactIds),
    latestConversations(desk.database, contactIds),
    lastHumanContact(desk.database, contactIds),
    casesOf(desk.database, contactIds),
  ]);
  const view: ComplaintsView = {
    now: desk.clock(),
    complaints: rows.flatMap(({ contactId, body }) => {
      const conversationId = conversations.get(contactId);
      if (conversationId === undefined) return [];
      const name = names.get(contactId) ?? null;
      const all = cases.get(contactId)?.complaints ?? [];
      const humanAt = human.get(contactId);
      const looking = { rep, show: maskContacts, humanAt, all, orders: undefined };
      return [{ ...complaintView(desk, body, looking), conversationId, name }];
    }),
  };
  return ok(view);
}

/** What a rep may record as sold: everything with a price today. */
export function products(desk: DeskContext): Answer {
  const now = desk.clock();
  const view: ProductsView = {
    products: [...desk.views().catalogue.products.values()]
      .filter(({ discontinued }) => !discontinued)
      .flatMap((product) => {
        const idr = unitPrice(product, 'public', 1, now);
        return idr === undefined ? [] : [{ sku: product.sku, name: product.name, idr }];
      })
      .sort((a, b) => a.name.localeCompare(b.name)),
  };
  return ok(view);
}
