import type { QueueItem } from '../../bot/desk/views';
import { type Actions } from './actions';
import { element, type Row, showRows } from './element';
import { authorLabel, channelName, nameOf } from './names';
import { priorityChip, temperatureChip } from './cases';
import { type Search, isSearching } from './search';
import { type DeskState, type Section, sections } from './state';
import { unreadOf } from './seen';
import { text, textOr } from './texts';
import { ago, fullTime, lasting, secondsUntil } from './times';
import { type Hands, drawLists, workRows } from './work-lists';

/** What is offered to me runs out; what is mine is promised; then who waits, the longest waiting on top. */
const ORDER: readonly Section[] = ['offered', 'mine', 'waiting', 'outcomes', 'others', 'recent'];

/** The first room: the queue, live, or one of the lists of work beside it. */
export function createQueueRoom(
  room: HTMLElement,
  search: Search,
  { actions, work, forms }: Hands,
): (state: DeskState) => void {
  const lists = element('div', { class: 'lists', attributes: { role: 'group' } });
  const rows = element('div', { class: 'rows' });
  room.append(search.field, lists, rows);
  return (state) => {
    room.setAttribute('aria-label', text('queue'));
    search.draw();
    drawLists(lists, state, work);
    lists.hidden = isSearching(state);
    if (isSearching(state)) return showRows(rows, search.rows(state));
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
  const unread = section === 'mine' || isCall(section) ? unreadOf(item) : 0;
  const time = timeOf(section, item);
  const mark = JSON.stringify([item, selected, unread, time, section, text('queue')]);
  const draw = (): HTMLElement => drawItem(section, item, { selected, unread, time }, actions);
  return { key: item.conversationId, mark, draw };
}

/** Whether somebody waits for a person there. */
function isCall(section: Section): boolean {
  return section === 'offered' || section === 'waiting';
}

/** How long an offer still stands, how long somebody has waited, or when something was last written. */
function timeOf(section: Section, { handoff, lastMessageAt }: QueueItem): string {
  if (section === 'offered' && handoff?.offeredUntil)
    return text('offer_left', { seconds: secondsUntil(handoff.offeredUntil) });
  return isCall(section) && handoff ? lasting(handoff.requestedAt, 'short') : ago(lastMessageAt);
}

function drawItem(
  section: Section,
  item: QueueItem,
  { selected, unread, time }: { selected: boolean; unread: number; time: string },
  actions: Actions,
): HTMLElement {
  const exact = fullTime(isCall(section) && item.handoff ? item.handoff.requestedAt : item.lastMessageAt);
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
  if (isCall(section) && item.handoff?.topic) return item.handoff.topic;
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
  if (isCall(section) && item.handoff) chips.unshift(chip(textOr('rule', item.handoff.rule), 'why'));
  if (item.temperature === 'hot') chips.unshift(temperatureChip('hot'));
  if (item.priority) chips.unshift(priorityChip(item.priority));
  if (item.parked) chips.unshift(chip(text('parked_mark'), 'priority-P1'));
  if (item.undelivered) chips.unshift(chip(text('undelivered_mark'), 'priority-P1'));
  const holder = holderChip(section, item);
  return holder ? [holder, ...chips] : chips;
}

/** Who has it, or who is asked now; what is this rep's own says so by where it stands. */
function holderChip(section: Section, { handoff }: QueueItem): HTMLElement | undefined {
  const name = handoff?.repName;
  if (!name || (section !== 'others' && section !== 'waiting')) return undefined;
  const words = section === 'others' ? text('in_hand_of', { name }) : text('offered_to', { name });
  return element('span', { class: 'chip holder' }, words);
}
