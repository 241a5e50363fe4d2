import type { ConversationView, LineView } from '../../bot/desk/views';
import { type Actions } from './actions';
import { drawFiles } from './attached';
import { element, type Row, showRows } from './element';
import { authorOf, nameOf } from './names';
import { type DeskState, type Outgoing } from './state';
import { text } from './texts';
import { clockTime, dayName, fullTime, isSameDay } from './times';
import { drawUnderstood } from './understood';

/** Nearer to the end than this counts as reading along. */
const NEAR_PX = 80;

/** What was said, oldest first. Follows new lines while the rep reads at the end, else says that there are. */
export function createTranscript(actions: Actions): {
  root: HTMLElement;
  draw: (state: DeskState, conversation: ConversationView) => void;
} {
  const log = element('div', { class: 'log', attributes: { role: 'log', tabindex: '0' } });
  const toEnd = element('button', { class: 'to-end', attributes: { type: 'button' } });
  const root = element('div', { class: 'transcript' }, log, toEnd);
  let shown = '';
  let count = 0;
  let older = 0;
  const isAtEnd = (): boolean => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_PX;
  const scrollToEnd = (): void => {
    log.scrollTop = log.scrollHeight;
    toEnd.hidden = true;
  };
  toEnd.addEventListener('click', scrollToEnd);
  log.addEventListener('scroll', () => {
    if (isAtEnd()) toEnd.hidden = true;
  });
  // A keyboard that opens on a phone takes half the room: stay with the last line.
  new ResizeObserver(() => toEnd.hidden && scrollToEnd()).observe(log);
  return {
    root,
    draw: (state, conversation) => {
      log.setAttribute('aria-label', text('transcript'));
      toEnd.textContent = `↓ ${text('newest')}`;
      const wasAtEnd = isAtEnd();
      const rows = rowsOf(state, conversation, actions);
      const fromEnd = log.scrollHeight - log.scrollTop;
      showRows(log, rows);
      const grewAbove = (state.older?.lines.length ?? 0) > older;
      older = state.older?.lines.length ?? 0;
      // The line that was read stays where it was.
      if (grewAbove) log.scrollTop = log.scrollHeight - fromEnd;
      const isOther = shown !== conversation.conversationId;
      const sentNow = rows.length > count && state.outgoing.length > 0;
      if (isOther || (wasAtEnd && !grewAbove) || sentNow) scrollToEnd();
      else if (rows.length > count && !grewAbove) toEnd.hidden = false;
      shown = conversation.conversationId;
      count = rows.length;
    },
  };
}

function rowsOf(state: DeskState, conversation: ConversationView, actions: Actions): Row[] {
  const { person, conversationId, handoff } = conversation;
  const lines = allLines(state, conversation);
  const customer = nameOf({ name: person.name, conversationId });
  const me = state.me.rep.name;
  const rows = lines.flatMap((line, index): Row[] => {
    const before = lines[index - 1];
    const isNewDay = !before || !isSameDay(before.at, line.at);
    const isFirst = isNewDay || before.author !== line.author || before.authorName !== line.authorName;
    const row = lineRow(line, isFirst ? authorOf(line, customer, me) : undefined, me, conversation);
    return isNewDay ? [dayRow(line.at), row] : [row];
  });
  const more = state.older ? state.older.more : conversation.earlier;
  if (more) rows.unshift(earlierRow(actions));
  if (rows.length === 0) rows.push(plainRow('none', 'hint', text('no_lines')));
  if (handoff?.status === 'returned' && handoff.note) {
    rows.push(plainRow('note', 'line line-system', text('note_was', { note: handoff.note })));
  }
  const mine = state.outgoing.filter((item) => item.conversationId === conversationId);
  return [...rows, ...mine.map((item) => outgoingRow(item, actions))];
}

/** Pages overlap when new lines have come meanwhile: each line stands once. */
function allLines({ older }: DeskState, conversation: ConversationView): LineView[] {
  const shown = new Map([...(older?.lines ?? []), ...conversation.lines].map((line) => [line.id, line]));
  return [...shown.values()];
}

function earlierRow(actions: Actions): Row {
  const label = text('load_earlier');
  const attributes = { type: 'button', id: 'load-earlier' };
  const on = { click: (): void => void actions.loadEarlier() };
  return {
    key: 'earlier',
    mark: label,
    draw: () => element('p', { class: 'day' }, element('button', { class: 'quiet', attributes, on }, label)),
  };
}

function plainRow(key: string, kind: string, words: string): Row {
  return { key, mark: words, draw: () => element('p', { class: kind }, words) };
}

function dayRow(at: string): Row {
  const words = dayName(at);
  return {
    key: `day ${at}`,
    mark: words,
    draw: () => element('p', { class: 'day' }, element('span', {}, words)),
  };
}

function lineRow(
  line: LineView,
  author: string | undefined,
  me: string,
  conversation: ConversationView,
): Row {
  const { opensFiles } = conversation;
  const mark = JSON.stringify([
    line.text,
    author,
    text('queue'),
    line.understood,
    line.files,
    line.quoted,
    opensFiles,
  ]);
  return { key: line.id, mark, draw: () => drawLine(line, author, me, conversation) };
}

/** Whose words they are when they are not the writer's, and what they answer. */
function drawContext({ forwarded, quoted }: LineView): HTMLElement[] {
  const drawn = forwarded ? [element('span', { class: 'forwarded' }, text('line_forwarded'))] : [];
  if (!quoted) return drawn;
  const whose = text(`quoted_${quoted.author}`);
  const words = element('span', { class: 'words', attributes: { dir: 'auto' } }, quoted.text);
  return [...drawn, element('blockquote', { class: 'quoted' }, element('cite', {}, whose), words)];
}

function drawLine(
  line: LineView,
  author: string | undefined,
  me: string,
  conversation: ConversationView,
): HTMLElement {
  if (line.author === 'system') return element('p', { class: 'line line-system' }, line.text);
  const mine = line.author === 'rep' && line.authorName === me ? ' line-mine' : '';
  return element(
    'article',
    { class: `line line-${line.author}${mine}` },
    author !== undefined && element('span', { class: 'author' }, author),
    element(
      'div',
      { class: 'bubble' },
      ...drawContext(line),
      ...drawFiles(line.files, conversation),
      line.text !== '' && element('span', { class: 'words', attributes: { dir: 'auto' } }, line.text),
      element('time', { title: fullTime(line.at), attributes: { datetime: line.at } }, clockTime(line.at)),
    ),
    line.understood ? drawUnderstood(line.understood) : undefined,
  );
}

function outgoingRow(item: Outgoing, actions: Actions): Row {
  const mark = JSON.stringify([item.state, item.problem, text('queue')]);
  return { key: `outgoing ${item.clientKey}`, mark, draw: () => drawOutgoing(item, actions) };
}

function drawOutgoing(item: Outgoing, actions: Actions): HTMLElement {
  const act = (label: string, click: () => void): HTMLElement =>
    element('button', { class: 'quiet', attributes: { type: 'button' }, on: { click } }, label);
  const problem = `${text('not_sent')}${item.problem ? `: ${item.problem}` : ''}`;
  return element(
    'article',
    { class: `line line-rep line-mine outgoing outgoing-${item.state}` },
    element(
      'div',
      { class: 'bubble' },
      ...item.files.map(({ name }) => element('span', { class: 'file' }, name)),
      element('span', { class: 'words' }, item.text),
    ),
    item.state === 'sending'
      ? element('p', { class: 'fate' }, text('sending'))
      : element(
          'p',
          { class: 'fate', attributes: { role: 'alert' } },
          problem,
          act(text('retry'), () => actions.retry(item)),
          act(text('discard'), () => actions.discard(item)),
        ),
  );
}
