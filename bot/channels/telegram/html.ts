/** Telegram's HTML mode: `&`, `<` and `>` are the only signs that must be written as entities in a text. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** UTF-16 units of one message, after its entities were read (Bot API, `sendMessage`). */
export const MAX_MESSAGE = 4096;

/** What must not be torn: a tag, an entity, a sign as a reader sees it. */
interface Atom {
  html: string;
  /** UTF-16 units once it is read: none for a tag. */
  units: number;
  kind: 'open' | 'close' | 'sign';
}

/**
 * An HTML text in parts that Telegram takes. It is cut between paragraphs if possible, else between lines,
 * sentences, words, in this order; what is bold over a cut is bold on both sides of it.
 * @param html as made with `escapeHtml` and simple tags, well nested
 */
export function splitHtml(html: string, limit = MAX_MESSAGE): string[] {
  const parts: string[] = [];
  let open: Atom[] = [];
  let rest = trimmed(atomsOf(html));
  while (rest.some(({ kind }) => kind === 'sign')) {
    const end = unitsOf(rest) <= limit ? rest.length : cutAt(rest, limit);
    const part = rest.slice(0, end);
    const before = open;
    open = stillOpen(before, part);
    parts.push(
      [...before, ...withoutBlankEnd(part), ...open.map(closing).reverse()].map((atom) => atom.html).join(''),
    );
    rest = trimmed(rest.slice(end));
  }
  return parts;
}

const TAG_OR_ENTITY = /(<\/?[a-z][^>]*>|&(?:lt|gt|amp|quot|#\d+|#x[0-9a-f]+);)/i;
const graphemes = new Intl.Segmenter('id', { granularity: 'grapheme' });

function atomsOf(html: string): Atom[] {
  return html.split(TAG_OR_ENTITY).flatMap((piece, index): Atom[] => {
    if (index % 2 === 0)
      return signsOf(piece).map((sign) => ({ html: sign, units: sign.length, kind: 'sign' }));
    if (piece.startsWith('&')) return [{ html: piece, units: 1, kind: 'sign' }];
    return [{ html: piece, units: 0, kind: piece.startsWith('</') ? 'close' : 'open' }];
  });
}

/** Word by word: the segmenter takes far longer over one long text than over many short ones. */
function signsOf(text: string): string[] {
  return (text.match(/\s|\S+/gu) ?? []).flatMap((word) =>
    // eslint-disable-next-line no-control-regex
    /^[\x00-\x7f]*$/.test(word) ? [...word] : [...graphemes.segment(word)].map(({ segment }) => segment),
  );
}

function unitsOf(atoms: readonly Atom[]): number {
  return atoms.reduce((sum, { units }) => sum + units, 0);
}

/** Where a part may end, best first: each looks back from the limit, and not into the first half. */
const ENDS: ReadonlyArray<(before: string, at: string) => boolean> = [
  (before, at) => at === '\n' && before === '\n',
  (_before, at) => at === '\n',
  (before, at) => at === ' ' && /[.!?…]/.test(before),
  (_before, at) => /^\s$/.test(at),
];

function cutAt(atoms: readonly Atom[], limit: number): number {
  let units = 0;
  const fits = atoms.findIndex((atom) => (units += atom.units) > limit);
  for (const isEnd of ENDS) {
    for (let place = fits; place > fits / 2; place -= 1) {
      if (isEnd(atoms[place - 1]?.html ?? '', atoms[place]?.html ?? '')) return place;
    }
  }
  // A single character longer than a whole message can hold is dropped, so that splitting always ends.
  return Math.max(fits, 1);
}

function stillOpen(before: readonly Atom[], part: readonly Atom[]): Atom[] {
  const open = [...before];
  for (const atom of part) {
    if (atom.kind === 'open') open.push(atom);
    if (atom.kind === 'close') open.pop();
  }
  return open;
}

function closing(open: Atom): Atom {
  const name = /^<([a-z][\w-]*)/i.exec(open.html)?.[1] ?? '';
  return { html: `</${name}>`, units: 0, kind: 'close' };
}

/** Blanks at the beginning of a message are dropped; tags among them are not. */
function trimmed(atoms: readonly Atom[]): Atom[] {
  const first = atoms.findIndex((atom) => atom.kind === 'sign' && !isBlank(atom));
  return first === -1 ? [] : atoms.filter((atom, place) => place >= first || !isBlank(atom));
}

function withoutBlankEnd(atoms: readonly Atom[]): Atom[] {
  const last = atoms.findLastIndex((atom) => atom.kind === 'sign' && !isBlank(atom));
  return atoms.filter((atom, place) => place <= last || !isBlank(atom));
}

function isBlank(atom: Atom): boolean {
  return atom.kind === 'sign' && atom.html.trim() === '';
}
