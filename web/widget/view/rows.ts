/** One thing in a list: how it is drawn first, and what is brought up to date later. */
export interface Row {
  key: string;
  draw: () => HTMLElement;
  update?: (element: HTMLElement) => void;
}

/**
 * Brings a list to show these rows in this order. A row that is known keeps its element, and with it focus,
 * selection and the peace of a screen reader.
 * @returns the elements that were drawn now
 */
export function showRows(
  list: HTMLElement,
  drawn: Map<string, HTMLElement>,
  rows: readonly Row[],
): HTMLElement[] {
  const fresh: HTMLElement[] = [];
  const keys = new Set(rows.map(({ key }) => key));
  for (const [key, element] of drawn) {
    if (keys.has(key)) continue;
    element.remove();
    drawn.delete(key);
  }
  rows.forEach(({ key, draw, update }, place) => {
    let element = drawn.get(key);
    if (!element) {
      element = draw();
      drawn.set(key, element);
      fresh.push(element);
    }
    update?.(element);
    if (list.children[place] !== element) list.insertBefore(element, list.children[place] ?? null);
  });
  return fresh;
}
