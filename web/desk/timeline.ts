import type { TimelineItem, TimelineView } from '../../bot/desk/timeline-view';
import { type Actions } from './actions';
import { read } from './api';
import { element } from './element';
import { pathOf } from './insist';
import { channelName } from './names';
import { type TextKey, text, textOr } from './texts';
import { fullTime, shortDate } from './times';

/** What happened with this person on all channels; read when it is unfolded. */
export function drawTimeline(conversationId: string, actions: Actions): HTMLElement {
  const list = element('ol', { class: 'timeline' });
  const folded = element(
    'details',
    { class: 'history', attributes: { id: 'timeline' } },
    element('summary', {}, text('timeline')),
    list,
  );
  folded.addEventListener('toggle', () => {
    if (folded.open) void fill(list, conversationId, actions).catch(actions.complain);
  });
  return folded;
}

async function fill(list: HTMLElement, conversationId: string, actions: Actions): Promise<void> {
  const { rows } = await read<TimelineView>(pathOf(conversationId, 'timeline'));
  list.replaceChildren(...rows.map((row) => drawRow(row, conversationId, actions)));
}

function drawRow(row: TimelineItem, here: string, actions: Actions): HTMLElement {
  const { kind, at, conversationId } = row;
  const words = text(`timeline_${kind}` as TextKey, { what: whatOf(row), detail: detailOf(row) });
  const isElsewhere = kind === 'conversation' && conversationId !== null && conversationId !== here;
  const said = isElsewhere
    ? element(
        'button',
        {
          class: 'link-button',
          attributes: { type: 'button' },
          on: { click: () => actions.open(conversationId) },
        },
        words,
      )
    : element('span', { attributes: { dir: 'auto' } }, words);
  return element('li', { title: fullTime(at) }, said, element('span', { class: 'faint' }, shortDate(at)));
}

function whatOf({ kind, what }: TimelineItem): string {
  switch (kind) {
    case 'conversation':
      return channelName(what);
    case 'handoff':
      return textOr('rule', what);
    case 'order':
      return textOr('order', what);
    case 'complaint':
      return textOr('complaint', what);
    case 'request':
      return textOr('request', what);
    case 'rung':
      return textOr('rung', what);
    case 'consent':
      return textOr('purpose', what);
    case 'note':
      return what;
  }
}

const ARROWS: Readonly<Record<string, string>> = {
  up: '↑',
  down: '↓',
  correction: '↓',
  initial: '→',
  merge: '⇄',
};

/** Codes in the desk's words; numbers and what people wrote as they are. */
function detailOf({ kind, detail }: TimelineItem): string {
  if (detail === null) return '';
  if (kind === 'rung') return ARROWS[detail] ?? '';
  if (kind === 'consent') return textOr('action', detail);
  return kind === 'request' ? textOr('request', detail) : detail;
}
