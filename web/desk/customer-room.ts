import type { ConversationView, PersonView } from '../../bot/desk/views';
import { type Child, element, icon, showPart } from './element';
import { drawLadder } from './ladder';
import { channelName, nameOf } from './names';
import { type DeskState } from './state';
import { text, textOr, uiLanguage } from './texts';
import { fullTime, shortDate } from './times';

/** Who the customer is. */
export function drawCustomer(room: HTMLElement, state: DeskState): void {
  room.setAttribute('aria-label', text('customer'));
  const { conversation } = state;
  showPart(room, [conversation?.person, conversation?.masked, uiLanguage()], () =>
    conversation
      ? sectionsOf(conversation)
      : [element('div', { class: 'empty' }, icon('person'), element('p', {}, text('empty_customer')))],
  );
}

function sectionsOf(conversation: ConversationView): HTMLElement[] {
  const { person, conversationId } = conversation;
  return [
    element('h2', { class: 'person-name' }, nameOf({ name: person.name, conversationId })),
    section(text('ladder'), drawLadder(person)),
    section(text('contact'), ...contact(conversation)),
    section(text('facts'), facts(person)),
    section(text('consents'), consents(person)),
    section(text('about'), about(conversation)),
    history(person),
  ];
}

function section(title: string, ...children: readonly Child[]): HTMLElement {
  return element('section', {}, element('h3', {}, title), ...children);
}

function pairs(rows: ReadonlyArray<readonly [string, Child]>): HTMLElement {
  const cells = rows.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]);
  return element('dl', { class: 'pairs' }, ...cells);
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
        fact.value,
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

const ARROWS = { up: '↑', down: '↓', correction: '↓', initial: '→' } as const;
