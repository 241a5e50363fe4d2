import type { ConversationView, PersonView, SeenView } from '../../bot/desk/views';
import type { NoteView } from '../../bot/desk/case-views';
import { drawLead, drawOrders, drawRequest, pairs } from './cases';
import { type Actions } from './actions';
import { drawComplaint } from './complaints';
import { type Child, element, icon, showPart } from './element';
import { drawEvidence, overrideButton } from './evidence';
import { type Forms } from './forms';
import { drawLadder } from './ladder';
import { channelName, nameOf } from './names';
import { type DeskState } from './state';
import { text, textOr, uiLanguage } from './texts';
import { ago, fullTime, minute, shortDate } from './times';
import { drawTimeline } from './timeline';
import { drawVouchers } from './vouchers';
import { type Hands } from './work-lists';
import { type Work } from './work';

type Part = (
  conversation: ConversationView,
  state: DeskState,
) => { says: unknown; draw: () => readonly Child[] };

/** Who the customer is and what is under way for them. Parts are drawn apart: what is unfolded stays so. */
export function createCustomerRoom(
  room: HTMLElement,
  { actions, work, forms }: Hands,
): (state: DeskState) => void {
  const parts = [...partsOf(work, forms), ...lastParts(actions)].map((part) => ({
    part,
    place: element('div', { class: 'part' }),
  }));
  const empty = element('div', { class: 'empty' });
  room.append(empty, ...parts.map(({ place }) => place));
  return (state) => {
    room.setAttribute('aria-label', text('customer'));
    const { conversation } = state;
    empty.hidden = conversation !== undefined;
    showPart(empty, uiLanguage(), () => [icon('person'), element('p', {}, text('empty_customer'))]);
    for (const { part, place } of parts) {
      place.hidden = !conversation;
      if (!conversation) continue;
      const { says, draw } = part(conversation, state);
      showPart(place, [conversation.conversationId, says, uiLanguage()], draw);
    }
  };
}

function partsOf(work: Work, forms: Forms): Part[] {
  return [
    ({ person, conversationId }) => ({
      says: person.name,
      draw: () => [element('h2', { class: 'person-name' }, nameOf({ name: person.name, conversationId }))],
    }),
    // Trouble stands above everything else.
    ({ cases }) => ({
      // The minute is said too: deadlines run.
      says: [cases.complaints, minute()],
      draw: () =>
        cases.complaints.length === 0
          ? []
          : [section(text('complaints'), ...cases.complaints.map((one) => drawComplaint(one, work, forms)))],
    }),
    ({ person, conversationId }, { me }) => ({
      says: [person.standing, person.standingSince, person.evidence],
      draw: () => [
        section(
          text('ladder'),
          drawLadder(person),
          drawEvidence(person),
          me.may.oversee && overrideButton(conversationId, work, forms),
        ),
      ],
    }),
    ({ cases: { lead } }) => ({
      says: lead,
      draw: () => (lead ? [section(text('lead'), drawLead(lead))] : []),
    }),
    (conversation) => ({
      says: conversation.cases.orders,
      draw: () => [section(text('orders'), ...drawOrders(conversation, work, forms))],
    }),
    (conversation) => ({
      says: conversation.cases.vouchers,
      draw: () => [section(text('vouchers'), ...drawVouchers(conversation, work, forms))],
    }),
    ({ cases: { requests } }, { me }) => ({
      says: [requests, minute()],
      draw: () =>
        requests.length === 0
          ? []
          : [
              section(
                text('requests'),
                ...requests.map((request) => drawRequest(request, forms, me.may.handleCases)),
              ),
            ],
    }),
    ({ cases: { notes } }) => ({
      says: [notes, minute()],
      draw: () => (notes.length === 0 ? [] : [section(text('team_notes'), drawNotes(notes))]),
    }),
    (conversation) => ({
      says: [conversation.person, conversation.masked],
      draw: () => [
        section(text('contact'), ...contact(conversation)),
        section(text('facts'), facts(conversation.person)),
        section(text('consents'), consents(conversation.person)),
        section(text('about'), about(conversation)),
        history(conversation.person),
      ],
    }),
  ];
}

/** What is folded until somebody wants it. */
function lastParts(actions: Actions): Part[] {
  return [
    ({ conversationId }) => ({
      says: conversationId,
      draw: () => [drawTimeline(conversationId, actions)],
    }),
    ({ seenBy }) => ({ says: seenBy, draw: () => (seenBy ? [drawSeen(seenBy)] : []) }),
  ];
}

/** For the team alone. */
function drawNotes(notes: readonly NoteView[]): HTMLElement {
  const rows = notes.map(({ repName, text: words, at }) =>
    element(
      'li',
      { title: fullTime(at) },
      element('span', { attributes: { dir: 'auto' } }, `${repName}: ${words}`),
      element('span', { class: 'faint' }, ago(at)),
    ),
  );
  return element('ol', { class: 'notes' }, ...rows);
}

function section(title: string, ...children: readonly Child[]): HTMLElement {
  return element('section', {}, element('h3', {}, title), ...children);
}

function contact({ person, masked }: ConversationView): HTMLElement[] {
  const unknown = (): HTMLElement => element('span', { class: 'faint' }, text('not_known'));
  const list = pairs([
    [text('phone'), person.phone ?? unknown()],
    [text('email'), person.email ?? unknown()],
  ]);
  const hides = masked && (person.phone !== null || person.email !== null);
  return hides ? [list, element('p', { class: 'hint' }, text('masked_hint'))] : [list];
}

/** Contact and name stand above already. */
const ABOVE = new Set(['phone', 'email', 'display_name']);

function facts(person: PersonView): HTMLElement {
  const current = person.facts.filter((fact) => fact.current && !ABOVE.has(fact.key));
  if (current.length === 0) return element('p', { class: 'hint' }, text('facts_none'));
  return pairs(
    current.map((fact) => [
      textOr('fact', fact.key),
      element(
        'span',
        { title: `${textOr('purpose', fact.purpose)} · ${fullTime(fact.capturedAt)}` },
        fact.key === 'honorific' ? textOr('honorific', fact.value) : fact.value,
        fact.status !== 'confirmed' &&
          element('span', { class: 'faint' }, ` ${text(`status_${fact.status}`)}`),
      ),
    ]),
  );
}

/** The newest word on each purpose; the words that were shown are its title. */
function consents(person: PersonView): HTMLElement {
  const newest = new Map(person.consents.map((consent) => [consent.purpose, consent]));
  if (newest.size === 0) return element('p', { class: 'hint' }, text('consents_none'));
  return pairs(
    [...newest.values()].map(({ purpose, action, at, textShown }) => [
      textOr('purpose', purpose),
      element(
        'span',
        { title: textShown },
        element('span', { class: `chip consent-${action}` }, text(`action_${action}`)),
        element('span', { class: 'faint' }, ` ${shortDate(at)}`),
      ),
    ]),
  );
}

function about({ person, channel, language }: ConversationView): HTMLElement {
  return pairs([
    [text('channel'), channelName(channel)],
    [text('language'), textOr('lang', person.language ?? language)],
    [text('source'), textOr('source', person.source)],
    ...(person.campaign ? ([[text('campaign'), person.campaign]] as const) : []),
    [text('known_since'), shortDate(person.knownSince)],
  ]);
}

function history({ transitions }: PersonView): HTMLElement {
  const rows = [...transitions]
    .reverse()
    .map(({ to, at, direction }) =>
      element(
        'li',
        { title: fullTime(at) },
        element('span', {}, `${ARROWS[direction]} ${textOr('rung', to)}`),
        element('span', { class: 'faint' }, shortDate(at)),
      ),
    );
  return element(
    'details',
    { class: 'history' },
    element('summary', {}, text('history')),
    element('ol', {}, ...rows),
  );
}

/** Who of the team has seen this person's data (V-8); for supervisors. */
function drawSeen(seenBy: readonly SeenView[]): HTMLElement {
  const rows = seenBy.map(({ repName, act, at, masked }) =>
    element(
      'li',
      { title: fullTime(at) },
      element('span', {}, `${repName} · ${text(`audit_${act}`)}${masked ? ` (${text('masked')})` : ''}`),
      element('span', { class: 'faint' }, ago(at)),
    ),
  );
  return element(
    'details',
    { class: 'history' },
    element('summary', {}, text('seen_by')),
    element('ol', {}, ...rows),
  );
}

const ARROWS = { up: '↑', down: '↓', correction: '↓', initial: '→', merge: '⇄' } as const;
