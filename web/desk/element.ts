/**
 * Makes elements. Texts become text nodes, never markup: what a stranger wrote stays what they wrote. (The
 * page's policy refuses markup from texts as well.)
 */
export type Child = Node | string | undefined | false;

export interface Options<Name extends keyof HTMLElementTagNameMap> {
  class?: string;
  title?: string;
  /** `aria-*`, `role`, `data-*`, `type`, `for`, … */
  attributes?: Readonly<Record<string, string>>;
  properties?: Partial<HTMLElementTagNameMap[Name]>;
  on?: Partial<Record<keyof HTMLElementEventMap, (event: Event) => void>>;
}

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  options: Options<Name> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (options.class) made.className = options.class;
  if (options.title) made.title = options.title;
  for (const [key, value] of Object.entries(options.attributes ?? {})) made.setAttribute(key, value);
  for (const [event, listener] of Object.entries(options.on ?? {})) made.addEventListener(event, listener);
  made.append(...children.filter((child): child is Node | string => child !== undefined && child !== false));
  Object.assign(made, options.properties ?? {});
  return made;
}

/** An icon of the sprite in the page. Icons only repeat what a label says. */
export function icon(name: string): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(space, 'use');
  use.setAttribute('href', `#icon-${name}`);
  svg.append(use);
  return svg;
}

/** What a list shows at one place: `mark` tells whether the drawn element still says it. */
export interface Row {
  key: string;
  mark: string;
  draw: () => HTMLElement;
}

/**
 * Brings a container to show these rows in this order. Unchanged rows keep their element, and with it focus,
 * selection and what is unfolded.
 */
export function showRows(container: HTMLElement, rows: readonly Row[]): void {
  const known = new Map([...container.children].map((child) => [(child as HTMLElement).dataset.key, child]));
  const shown = rows.map(({ key, mark, draw }) => {
    const old = known.get(key) as HTMLElement | undefined;
    if (old?.dataset.mark === mark) return old;
    const drawn = draw();
    drawn.dataset.key = key;
    drawn.dataset.mark = mark;
    if (old?.contains(document.activeElement)) queueMicrotask(() => drawn.focus());
    return drawn;
  });
  const wanted = new Set<Element>(shown);
  for (const child of [...container.children]) if (!wanted.has(child)) child.remove();
  shown.forEach((child, index) => {
    if (container.children[index] !== child) container.insertBefore(child, container.children[index] ?? null);
  });
}

/**
 * Draws a part anew only when what it says has changed; the element that had the focus keeps it by its id.
 */
export function showPart(place: HTMLElement, says: unknown, draw: () => readonly Child[]): void {
  const mark = JSON.stringify(says);
  if (place.dataset.mark === mark) return;
  place.dataset.mark = mark;
  const focused = place.contains(document.activeElement) ? document.activeElement?.id : '';
  place.replaceChildren(...draw().filter((child): child is Node | string => Boolean(child)));
  if (focused) document.getElementById(focused)?.focus();
}
