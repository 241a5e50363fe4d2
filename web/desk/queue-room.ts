import type { QueueItem } from '../../bot/desk/views';
import { type Actions } from './actions';
import { element, type Row, showRows } from './element';
import { authorLabel, channelName, nameOf } from './names';
import { priorityChip, temperatureChip } from './cases';
import { type Forms } from './forms';
import { type DeskState, sections } from './state';
import { unreadOf } from './seen';
import { text, textOr } from './texts';
import { ago, fullTime, lasting } from './times';
import { type Work } from './work';
import { drawLists, workRows } from './work-lists';

type Section = 'waiting' | 'mine' | 'others' | 'recent';

/** Mine first: they are promises. Then who waits, the longest waiting on top. */
const ORDER: readonly Section[] = ['mine', 'waiting', 'others', 'recent'];

/** The first room: the queue, live, or one of the lists of work beside it. */
export function createQueueRoom(
  room: HTMLElement,
  actions: Actions,
  work: Work,
  forms: Forms,
): (state: DeskState) => void {
  const lists = element('div', { class: 'lists', attributes: { role: 'group' } });
  const rows = element('div', { class: 'rows' });
  room.append(lists, rows);
  return (state) => {
    room.setAttribute('aria-label', text('queue'));
    drawLists(lists, state, work);
    const isQueue = state.list === 'queue';
    showRows(rows, isQueue ? queueRows(state, actions) : workRows(state, { actions, work, forms }));
  };
}

function queueRows(state: DeskState, actions: Actions): Row[] {
  if (!state.queue) return [{ key: 'loading', mark: text('loading'), draw: () => hint(text('loading')) }];
  const bySection = sections(state);
  return ORDER.flatMap((section) => sectionRows(section, bySection[section], state, actions));
}

function sectionRows(
  section: Section,
  items: readonly QueueItem[],
  state: DeskState,
  actions: Actions,
): Row[] {
  const always = section === 'waiting' || section === 'recent';
  if (items.length === 0 && !always) return [];
  const title = text(`section_${section}`);
  const count = section === 'recent' ? '' : String(items.length);
  const empty = section === 'recent' ? text('empty_recent') : text('empty_waiting');
  return [
    { key: `section ${section}`, mark: `${title} ${count}`, draw: () => heading(section, title, count) },
    ...(items.length === 0 ? [{ key: `empty ${section}`, mark: empty, draw: () => hint(empty) }] : []),
    ...items.map((item) => itemRow(section, item, state, actions)),
  ];
}

function heading(section: Section, title: string, count: string): HTMLElement {
  const number = count === '' || count === '0' ? undefined : element('span', { class: 'count' }, count);
  return element('h2', { class: `section section-${section}` }, title, number);
}

function hint(words: string): HTMLElement {
  return element('p', { class: 'hint' }, words);
}

function itemRow(section: Section, item: QueueItem, state: DeskState, actions: Actions): Row {
  const selected = item.conversationId === state.selected;
  const unread = section === 'mine' || section === 'waiting' ? unreadOf(item) : 0;
  const time =
    section === 'waiting' && item.handoff
      ? lasting(item.handoff.requestedAt, 'short')
      : ago(item.lastMessageAt);
  const mark = JSON.stringify([item, selected, unread, time, section, text('queue')]);
  const draw = (): HTMLElement => drawItem(section, item, { selected, unread, time }, actions);
  return { key: item.conversationId, mark, draw };
}

function drawItem(
  section: Section,
  item: QueueItem,
  { selected, unread, time }: { selected: boolean; unread: number; time: string },
  actions: Actions,
): HTMLElement {
  const exact = fullTime(
    section === 'waiting' && item.handoff ? item.handoff.requestedAt : item.lastMessageAt,
  );
  return element(
    'button',
    {
      class: `item item-${section}`,
      attributes: {
        type: 'button',
        'data-conversation': item.conversationId,
        ...(selected ? { 'aria-current': 'true' } : {}),
      },
      on: { click: () => actions.open(item.conversationId) },
    },
    element('span', { class: 'item-name' }, nameOf(item)),
    element('span', { class: 'item-time', title: exact }, time),
    element('span', { class: unread > 0 ? 'item-said' : 'item-said wide' }, lastWords(section, item)),
    unread > 0 &&
      element('span', { class: 'badge', title: text('unread', { count: unread }) }, String(unread)),
    element('span', { class: 'item-facts' }, ...facts(section, item)),
  );
}

/** What the customer wants, for who waits; what was said last, for the others. */
function lastWords(section: Section, item: QueueItem): string {
  if (section === 'waiting' && item.handoff?.topic) return item.handoff.topic;
  if (!item.preview) return text('no_lines');
  const who = authorLabel(item.preview.author);
  return who ? `${who}: ${item.preview.text}` : item.preview.text;
}

function facts(section: Section, item: QueueItem): HTMLElement[] {
  const chip = (words: string, kind = ''): HTMLElement => element('span', { class: `chip ${kind}` }, words);
  const chips = [
    chip(textOr('rung', item.standing), `rung rung-${item.standing}`),
    chip(`${channelName(item.channel)} · ${item.language.toUpperCase()}`),
  ];
  if (section === 'waiting' && item.handoff) chips.unshift(chip(textOr('rule', item.handoff.rule), 'why'));
  if (item.temperature === 'hot') chips.unshift(temperatureChip('hot'));
  if (item.priority) chips.unshift(priorityChip(item.priority));
  if (item.parked) chips.unshift(chip(text('parked_mark'), 'priority-P1'));
  if (item.undelivered) chips.unshift(chip(text('undelivered_mark'), 'priority-P1'));
  if (section === 'others' && item.handoff?.repName) {
    chips.unshift(chip(text('in_hand_of', { name: item.handoff.repName }), 'holder'));
  }
  return chips;
}
