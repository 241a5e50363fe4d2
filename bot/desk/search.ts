import { type Request } from 'restify';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { holderOf } from '../../domain/handoff/handoff';
import { namesOf } from '../../models/desk/cases';
import { handlersOf } from '../../models/desk/queries';
import {
  type FoundRow,
  type Sought,
  conversationsOf,
  handoffsOf,
  linesWith,
  ordersNumbered,
  peopleNamed,
  ticketsNumbered,
} from '../../models/desk/search';
import { type Answer, ok, refuse } from './answers';
import { showTo } from './conversation-view';
import { type Rep } from './deps';
import { type DeskContext, type SignedIn } from './desk-context';
import { handlesCases, maySee } from './roles';
import { type SearchHit, type SearchView } from './search-view';

/** Signs of one search, words in it, and what is shown of each kind. */
const LONGEST = 100;
const MOST_WORDS = 6;
const SHOWN = 8;
/** Signs of a line that are shown, and how many of them stand before what was found. */
const EXCERPT = 120;
const BEFORE = 40;

/**
 * `?q=`: people, orders, tickets and words, as far as this rep may see them. A hit opens a conversation, and what
 * it shows is masked as that conversation is; what only an unmasked text would have shown is not found.
 */
export async function search(desk: DeskContext, { rep }: SignedIn, request: Request): Promise<Answer> {
  const query = (new URL(request.url ?? '', 'http://desk').searchParams.get('q') ?? '').trim();
  const sought = soughtIn(query);
  if (query.length > LONGEST || sought === undefined) {
    return refuse('bad_request', 'At least two letters or digits are wanted, and not more than a hundred.');
  }
  const { database } = desk;
  const [people, orders, tickets, words] = await Promise.all([
    peopleNamed(database, sought),
    ordersNumbered(database, sought),
    handlesCases(rep) ? ticketsNumbered(database, sought) : [],
    linesWith(database, sought),
  ]);
  const sight = await sightOf(desk, rep, [...people, ...orders, ...tickets, ...words]);
  const hitsOf = (kind: SearchHit['kind'], rows: readonly FoundRow[]): SearchHit[] =>
    rows.flatMap((row) => hitOf(kind, row, sight, sought)).slice(0, SHOWN);
  const view: SearchView = {
    now: desk.clock(),
    query,
    hits: [
      ...hitsOf('person', people),
      ...hitsOf('order', orders),
      ...hitsOf('ticket', tickets),
      ...hitsOf('words', words),
    ],
  };
  desk.log.info({ repId: rep.id, hits: view.hits.length }, 'a rep searched');
  return ok(view);
}

/** @returns undefined when it is too little to look for */
export function soughtIn(query: string): Sought | undefined {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
  if (!/[\p{L}\p{N}].*[\p{L}\p{N}]/u.test(query)) return undefined;
  const isNumber = /^[+(]?[\d ().-]{8,}$/.test(query);
  const phone = isNumber ? parsePhoneNumberFromString(query, 'ID')?.number : undefined;
  const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(query) ? query.toLowerCase() : undefined;
  return { words, phone, email };
}

/** What this rep may see of what was found. */
interface Sight {
  names: ReadonlyMap<string, string | undefined>;
  /** The newest conversation of a person that may be seen. */
  newest: ReadonlyMap<string, string>;
  /** Of conversations that may be seen, how their texts are shown. */
  show: ReadonlyMap<string, (text: string) => string>;
}

async function sightOf(desk: DeskContext, rep: Rep, rows: readonly FoundRow[]): Promise<Sight> {
  const { database } = desk;
  const contactIds = [...new Set(rows.map((row) => row.contactId))];
  const [names, conversations] = await Promise.all([
    namesOf(database, contactIds),
    conversationsOf(database, contactIds),
  ]);
  const ids = [...conversations.values()].flat();
  const [handlers, handoffs] = await Promise.all([handlersOf(database, ids), handoffsOf(database, ids)]);
  const show = new Map<string, (text: string) => string>();
  for (const id of ids) {
    const handoff = handoffs.get(id);
    if (maySee(rep, holderOf(handoff)?.repId, handlers.get(id))) show.set(id, showTo({ handoff }, rep.id));
  }
  const newest = [...conversations].flatMap(([contactId, all]) => {
    const first = all.find((id) => show.has(id));
    return first === undefined ? [] : [[contactId, first] as const];
  });
  return { names, newest: new Map(newest), show };
}

function hitOf(kind: SearchHit['kind'], row: FoundRow, sight: Sight, sought: Sought): SearchHit[] {
  const conversationId = row.conversationId ?? sight.newest.get(row.contactId);
  const show = conversationId === undefined ? undefined : sight.show.get(conversationId);
  if (conversationId === undefined || show === undefined) return [];
  const what = show(row.what);
  const isShown = kind === 'person' || sought.words.every((word) => what.toLowerCase().includes(word));
  if (!isShown) return [];
  const name = sight.names.get(row.contactId) ?? null;
  return [{ kind, conversationId, name, what: excerpt(what, sought.words[0] ?? ''), at: row.at }];
}

/** The part of a line where the first word stands. */
function excerpt(text: string, word: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  const at = line.toLowerCase().indexOf(word);
  const from = line.length <= EXCERPT ? 0 : Math.max(0, at - BEFORE);
  const part = line.slice(from, from + EXCERPT);
  return `${from > 0 ? '…' : ''}${part}${from + EXCERPT < line.length ? '…' : ''}`;
}
