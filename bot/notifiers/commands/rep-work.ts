import { type Text } from '../../../dialogs/contract/texts';
import { type Views } from '../../../dialogs/contract/turn';
import { type GivenOutcome } from '../../../domain/conversation/outcome';
import { type RepAct } from '../../../domain/conversation/turn-input';
import { type Handoff } from '../../../domain/handoff/handoff';
import { isComplaintOpen } from '../../../domain/complaints/complaint';
import { DETAILED_STEPS } from '../../../domain/complaints/steps';
import { type Snapshot } from '../../../domain/contact/snapshot';
import { displayName, firstName } from '../../../domain/contact/contact';
import { recordedPurchases } from '../../../domain/ladder/purchases';
import { offersOn } from '../../../domain/products/offers';
import { localDate } from '../../../domain/time/calendar';
import { type Instant, type Language } from '../../../domain/time/instant';
import { loadSnapshot } from '../../../models/turns/load';
import { type RepWork } from '../../pipeline/rep-commands';
import { maskContacts } from '../../pipeline/mask';
import { type Phrasing } from '../../pipeline/phrasing';
import { type Acted, type RepActDeps, actIn } from '../rep-acts';
import { momentOf } from './command-moment';
import { FACT_WORDS, LOST_WORDS, OUTCOME_WORDS, STEP_WORDS } from './command-words';
import { historyTexts, profileTexts } from './customer-texts';

export interface RepWorkDeps extends RepActDeps {
  views: () => Views;
  phrasing: Phrasing;
  /** Texts by key: those that begin with `reply.` are ready replies. */
  locales: Readonly<Record<Language, Readonly<Record<string, string>>>>;
}

/** Who works, on which conversation in their hands, and in which language they are answered. */
export interface RepWorker {
  rep: { id: string; name: string };
  handoff: Handoff;
  language: Language;
  /** Makes a repeat the same act. */
  key: string;
}

/** All that a command reads. */
interface Ground extends RepWorker {
  snapshot: Snapshot;
  views: Views;
  now: Instant;
  deps: RepWorkDeps;
  act: (act: RepAct) => Promise<Acted>;
}

type Command<W extends RepWork['what']> = (
  ground: Ground,
  work: Extract<RepWork, { what: W }>,
) => Promise<readonly Text[]>;

/** What each command does, and what its rep is told. */
const COMMANDS: { [W in RepWork['what']]: Command<W> } = {
  profile: ({ snapshot, views, now }) => Promise.resolve(profileTexts(snapshot, views, now)),
  history: ({ deps, snapshot }) => historyTexts(deps.database, snapshot),
  note: async ({ act }, { text }) => {
    await act({ act: 'note', text });
    return [{ text: 'rep.noted' }];
  },
  fact: async ({ act }, { key, value }) => {
    const known = FACT_WORDS.get(key);
    if (!known) return [{ text: 'rep.fact-unknown', values: { keys: [...FACT_WORDS.keys()].join(', ') } }];
    await act({ act: 'state_fact', key: known, value });
    return [{ text: 'rep.fact-noted', values: { key, value } }];
  },
  offers: (ground) => Promise.resolve(offerTexts(ground)),
  offer: async (ground, { id }) => {
    const offer = offersFor(ground).find((one) => one.id.toLowerCase() === id.toLowerCase());
    if (!offer) return [{ text: 'rep.offer-unknown' }];
    return said(await ground.act({ act: 'reply', text: offer.text[ground.snapshot.conversation.language] }));
  },
  canned_list: (ground) => Promise.resolve(cannedNames(ground)),
  canned: async (ground, { name }) => {
    const text = cannedText(ground, name);
    if (text === undefined) return cannedNames(ground);
    return said(await ground.act({ act: 'reply', text }));
  },
  close: async (ground, { words }) => {
    const outcome = outcomeIn(ground, words);
    if (!outcome) return [{ text: 'rep.close-how' }];
    const done = await ground.act({ act: 'close', outcome, note: undefined });
    return [{ text: done.handoff?.state.status === 'returned' ? 'rep.closed' : 'rep.close-how' }];
  },
  call_back: async ({ act, views, now, language }, { words }) => {
    const at = momentOf(words, views, now, language);
    if (at === undefined) return [{ text: 'rep.call-when' }];
    await act({ act: 'promise_call', at, text: words });
    return [{ text: 'rep.call-promised', values: { when: { deadline: at } } }];
  },
  tickets: ({ snapshot }) => Promise.resolve(ticketTexts(snapshot)),
  ticket: async ({ act, snapshot }, { ticketNo, step, detail }) => {
    const complaint = snapshot.contact.complaints.find((one) => one.ticketNo === ticketNo);
    const to = STEP_WORDS.get(step);
    const isHalf = to !== undefined && DETAILED_STEPS.includes(to) && detail === '';
    if (!complaint || !to || isHalf) return [{ text: 'rep.ticket-how', values: { ticket: ticketNo } }];
    const what = { act: 'move_complaint', complaintId: complaint.id, to } as const;
    const done = await act({ ...what, detail: detail === '' ? undefined : detail });
    return [{ text: done.isChanged ? 'rep.done' : 'rep.ticket-how', values: { ticket: ticketNo } }];
  },
};

const READY = 'reply.';

/** Does what a rep's command says for the customer in hand. @returns what the rep is told, in lines */
export async function doRepWork(deps: RepWorkDeps, worker: RepWorker, work: RepWork): Promise<string> {
  const loaded = await loadSnapshot(deps.database, worker.handoff.conversationId);
  if (!loaded) return deps.phrasing.phrase({ text: 'rep.not-waiting' }, worker.language);
  const { handoff, rep, key } = worker;
  const ground: Ground = {
    ...worker,
    deps,
    snapshot: loaded.snapshot,
    views: deps.views(),
    now: deps.clock(),
    act: (act) => actIn(deps, handoff, rep, { act, key }),
  };
  const texts = await (COMMANDS[work.what] as Command<RepWork['what']>)(ground, work);
  return texts.map((text) => deps.phrasing.phrase(text, worker.language)).join('\n');
}

function said({ isRelayed }: Acted): Text[] {
  return [{ text: isRelayed ? 'rep.sent' : 'rep.not-sent' }];
}

/** Promotions of today that hold for this customer (P-11). */
function offersFor({ snapshot, views, now }: Ground): Views['offers'] {
  const hasBought = recordedPurchases(snapshot.contact.evidence).length > 0;
  return offersOn(views.offers, localDate(now, views.company.timeZone), hasBought);
}

function offerTexts(ground: Ground): Text[] {
  const offers = offersFor(ground);
  const lines = offers.map(({ id, text }): Text => {
    return { text: 'rep.offer-line', values: { id, offer: { perLanguage: text } } };
  });
  return [{ text: 'rep.offers', values: { count: offers.length } }, ...lines];
}

function cannedNames({ deps, snapshot }: Ground): Text[] {
  const names = Object.keys(deps.locales[snapshot.conversation.language]).flatMap((key) =>
    key.startsWith(READY) ? [key.slice(READY.length)] : [],
  );
  return [{ text: 'rep.canned', values: { names: names.join(', ') } }];
}

/** A ready reply in the customer's language, with who writes to whom. */
function cannedText({ deps, snapshot, rep, views }: Ground, name: string): string | undefined {
  const { language } = snapshot.conversation;
  const key = `${READY}${name}`;
  if (!(key in deps.locales[language])) return undefined;
  const values = {
    name: firstName(displayName(snapshot.contact)) ?? '',
    rep: rep.name,
    company: views.company.name,
  };
  return deps.phrasing.phrase({ text: key as Text['text'], values }, language);
}

function outcomeIn({ views, now, language }: Ground, words: string): GivenOutcome | undefined {
  const [kind = '', first = '', ...rest] = words.split(/\s+/);
  switch (OUTCOME_WORDS.get(kind.toLowerCase())) {
    case 'won':
      return first === '' ? undefined : { kind: 'won', orderNo: first.toUpperCase() };
    case 'lost': {
      const reason = LOST_WORDS.get(first.toLowerCase());
      const detail = (reason ? rest : [first, ...rest]).join(' ').trim();
      return { kind: 'lost', reason: reason ?? 'other', ...(detail === '' ? {} : { detail }) };
    }
    case 'deferred': {
      const until = momentOf([first, ...rest].join(' '), views, now, language);
      return until === undefined ? undefined : { kind: 'deferred', until };
    }
    case 'invalid':
      return { kind: 'invalid' };
    default:
      return undefined;
  }
}

function ticketTexts({ contact }: Snapshot): Text[] {
  const open = contact.complaints.filter(isComplaintOpen);
  const lines = open.map(({ ticketNo = '', priority, description }): Text => {
    const values = { ticket: ticketNo, priority, words: maskContacts(description).slice(0, 80) };
    return { text: 'rep.ticket-line', values };
  });
  return [{ text: 'rep.tickets', values: { count: open.length } }, ...lines];
}
