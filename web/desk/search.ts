import type { SearchHit, SearchView } from '../../bot/desk/search-view';
import { type Actions } from './actions';
import { read } from './api';
import { element, type Row } from './element';
import { nameOf } from './names';
import { type DeskState, type Store } from './state';
import { text, uiLanguage } from './texts';
import { ago, fullTime, minute, setClock, shortDate } from './times';

/** The search above the lists, and what it found in their place. */
export interface Search {
  field: HTMLElement;
  /** Brings the field's words up to the language. */
  draw: () => void;
  rows: (state: DeskState) => Row[];
}

/** Milliseconds after a key before it is asked. */
const PAUSE_MS = 250;
const KINDS: ReadonlyArray<SearchHit['kind']> = ['person', 'order', 'ticket', 'words'];

/** Whether the rows show what was found instead of a list. */
export function isSearching({ search }: DeskState): boolean {
  return search.query.length > 1;
}

export function createSearch(store: Store, actions: Actions): Search {
  const input = element('input', {
    class: 'search',
    attributes: {
      id: 'search',
      type: 'search',
      maxlength: '100',
      autocomplete: 'off',
      enterkeyhint: 'search',
    },
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = async (query: string): Promise<void> => {
    const found = await read<SearchView>(`search?q=${encodeURIComponent(query)}`);
    setClock(undefined, found.now);
    // What was asked before is answered late.
    if (store.get().search.query === query) store.set({ search: { query, found } });
  };
  input.addEventListener('input', () => {
    clearTimeout(timer);
    const query = input.value.trim();
    store.set({ search: { query, found: undefined } });
    if (/[\p{L}\p{N}].*[\p{L}\p{N}]/u.test(query)) {
      timer = setTimeout(() => void ask(query).catch(actions.complain), PAUSE_MS);
    }
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      input.value = '';
      input.dispatchEvent(new Event('input'));
    }
    if (event.key === 'ArrowDown') document.querySelector<HTMLElement>('.rows .item')?.focus();
  });
  return {
    field: element('div', { class: 'search-place', attributes: { role: 'search' } }, input),
    draw: () => {
      input.placeholder = text('search');
      input.setAttribute('aria-label', text('search'));
    },
    rows: (state) => hitRows(state, actions),
  };
}

function hitRows(state: DeskState, actions: Actions): Row[] {
  const { query, found } = state.search;
  if (!found) return [words('searching', text('loading'))];
  if (found.hits.length === 0) return [words('nothing', text('search_nothing', { query }))];
  return KINDS.flatMap((kind) => {
    const hits = found.hits.filter((hit) => hit.kind === kind);
    if (hits.length === 0) return [];
    const title = text(`search_${kind}`);
    const heading = { key: kind, mark: title, draw: () => element('h2', { class: 'section' }, title) };
    return [heading, ...hits.map((hit, index) => hitRow(hit, `${kind} ${index}`, state, actions))];
  });
}

function words(key: string, said: string): Row {
  return {
    key,
    mark: said,
    draw: () => element('p', { class: 'hint', attributes: { role: 'status' } }, said),
  };
}

function hitRow(hit: SearchHit, key: string, { selected }: DeskState, actions: Actions): Row {
  const isOpen = hit.conversationId === selected;
  const mark = JSON.stringify([hit, isOpen, minute(), uiLanguage()]);
  return { key, mark, draw: () => drawHit(hit, isOpen, actions) };
}

function drawHit(hit: SearchHit, isOpen: boolean, actions: Actions): HTMLElement {
  const { kind, conversationId, what, at } = hit;
  const name = nameOf(hit);
  // A person is found by the name that stands there already.
  const said = kind === 'person' ? text('search_since', { time: shortDate(at) }) : what;
  return element(
    'button',
    {
      class: 'item',
      attributes: {
        type: 'button',
        'data-conversation': conversationId,
        ...(isOpen ? { 'aria-current': 'true' } : {}),
      },
      on: { click: () => actions.open(conversationId) },
    },
    element('span', { class: 'item-name' }, name),
    element('span', { class: 'item-time', title: fullTime(at) }, kind === 'person' ? '' : ago(at)),
    element('span', { class: kind === 'words' ? 'item-said wide found' : 'item-said wide' }, said),
  );
}
