import { type Entity, type EntityType, type Span } from '../../domain/recognition/entities';

/** What of a person never leaves the house, and what stands for it outside. */
const PERSONAL: ReadonlyMap<EntityType, string> = new Map([
  ['name', '<name>'],
  ['phone', '<phone>'],
  ['email', '<email>'],
  ['address', '<address>'],
  ['tracking_no', '<number>'],
]);

/** A long number, whatever it was read as: eight digits tell more of a person than of an order. */
const LONG_NUMBER = /\+?\d(?:[ ().-]{0,2}\d){7,}/g;
const ADDRESS_AT = /[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+/g;

/** A text as somebody outside may see it, and the way back to what was written. */
export interface MaskedText {
  text: string;
  /** Where a quotation of the masked text stands in the original; undefined: nowhere. */
  find: (quotation: string) => Span | undefined;
  /** Where a stretch of the masked text stands in the original. */
  at: (start: number, end: number) => Span | undefined;
}

interface Piece {
  start: number;
  end: number;
  instead: string;
}

/** The text with everything that tells who somebody is taken out. */
export function maskPersonal(original: string, entities: readonly Entity[]): MaskedText {
  const named = entities.flatMap(({ type, start, end }): Piece[] => {
    const instead = PERSONAL.get(type);
    return instead === undefined ? [] : [{ start, end, instead }];
  });
  const pieces = apart([
    ...named,
    ...matches(original, ADDRESS_AT, '<email>'),
    ...matches(original, LONG_NUMBER, '<number>'),
  ]);
  let text = '';
  let done = 0;
  // For each character of the masked text: the span of the original it stands for.
  const from: number[] = [];
  const to: number[] = [];
  const keep = (end: number): void => {
    for (let place = done; place < end; place += 1) {
      from.push(place);
      to.push(place + 1);
    }
    text += original.slice(done, end);
  };
  for (const { start, end, instead } of pieces) {
    keep(start);
    text += instead;
    for (let sign = 0; sign < instead.length; sign += 1) {
      from.push(start);
      to.push(end);
    }
    done = end;
  }
  keep(original.length);
  const at = (begin: number, stop: number): Span | undefined => {
    const [start, end] = [from[begin], to[stop - 1]];
    return start === undefined || end === undefined
      ? undefined
      : { start, end, text: original.slice(start, end) };
  };
  return {
    text,
    at,
    find: (quotation) => {
      const quoted = quotation.trim();
      const begin = quoted === '' ? -1 : indexIn(text, quoted);
      return begin === -1 ? undefined : at(begin, begin + quoted.length);
    },
  };
}

function indexIn(text: string, quoted: string): number {
  const exact = text.indexOf(quoted);
  return exact === -1 ? text.toLowerCase().indexOf(quoted.toLowerCase()) : exact;
}

function matches(text: string, pattern: RegExp, instead: string): Piece[] {
  return [...text.matchAll(pattern)].map(({ index, 0: match }) => ({
    start: index,
    end: index + match.length,
    instead,
  }));
}

/** In order, none over another: of two the one that begins first holds, and as far as both reach. */
function apart(pieces: readonly Piece[]): Piece[] {
  const kept: Piece[] = [];
  for (const piece of [...pieces].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last && piece.start < last.end) last.end = Math.max(last.end, piece.end);
    else kept.push({ ...piece });
  }
  return kept;
}
