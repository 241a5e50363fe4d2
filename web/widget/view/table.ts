import { element } from '../element';

/** A row for what is compared, a column for each thing. */
export interface ComparedTable {
  head: readonly string[];
  rows: ReadonlyArray<{ label: string; cells: readonly string[] }>;
}

/** Swiped sideways where it does not fit; a keyboard scrolls it once it has the focus. */
export function table({ head, rows }: ComparedTable): HTMLElement {
  const column = (name: string): HTMLElement => element('th', { scope: 'col' }, name);
  const top = element('tr', {}, element('td'), ...head.map(column));
  const body = rows.map(({ label, cells }) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, label),
      ...cells.map((cell) => element('td', {}, cell)),
    ),
  );
  const whole = element('table', {}, element('thead', {}, top), element('tbody', {}, ...body));
  return element(
    'div',
    { class: 'table', tabindex: '0', role: 'group', 'aria-label': head.join(', ') },
    whole,
  );
}
