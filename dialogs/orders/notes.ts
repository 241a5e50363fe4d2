import { type Span } from '../../domain/recognition/entities';
import { type Cue } from '../contract/cues';
import { type Turn, words } from '../contract/turn';
import { startOfCue } from '../reading/cue-places';
import { framed, isWholly } from '../reading/plain-words';
import { without } from '../reading/without';

type Heard = Pick<Turn, 'input' | 'recognition' | 'views' | 'acts'>;

/** What is to be done with an order, by kind: one note of each, the last that was told. */
const KINDS = ['noteGrind', 'noteCard', 'noteWrap', 'noteHandOver', 'noteCall', 'noteOther'] as const;
type NoteKind = (typeof KINDS)[number];

/** What is written on an order is cut here. */
const LONGEST_NOTE = 120;
/** Values a note ends at: what follows belongs to the parcel. */
const BEHIND: ReadonlySet<string> = new Set(['phone', 'email', 'address', 'city']);
/** Values a note begins behind. */
const BEFORE: ReadonlySet<string> = new Set([...BEHIND, 'product', 'name', 'quantity', 'number']);
/** A part of a message between marks. */
const PART = /[^,.;!?\n]+/gu;
const WORD = /[\p{L}\p{N}]+/gu;

/** One wish that goes with an order, in the customer's words: "digiling halus", "leave it with the guard". */
export interface Note extends Span {
  kind: NoteKind;
  /** It is asked whether it can be done. */
  isAsked: boolean;
  /** It is not wanted any more. */
  isTakenBack: boolean;
}

/** The wishes of a message that are no goods, place or person. */
export function notesIn(turn: Heard): Note[] {
  const text = words(turn);
  const found: Note[] = [];
  for (const clause of clausesOf(text, turn)) {
    const isCovered = found.some(({ end }) => clause.start < end);
    const note = isCovered ? undefined : noteAt(turn, clause);
    if (note) found.push(note);
  }
  return found;
}

/** A whole message as a note. */
export function asNote(text: string): string {
  return text.trim().replace(/\s+/gu, ' ').slice(0, LONGEST_NOTE);
}

/** A turn as if it told none of its notes: "telepon dulu jam 5" counts nothing. */
export function withoutNotes<T extends Heard>(turn: T): T {
  return without(turn, notesIn(turn));
}

/** The notes on an order after a message. */
export function notesAfter(notes: readonly string[], turn: Heard): string[] {
  return notesIn(turn).reduce<string[]>(
    (kept, note) => {
      const others = kept.filter((text) => kindOf(turn, text) !== note.kind);
      const isGone = note.isTakenBack && others.length < kept.length;
      return isGone ? others : [...others, note.text];
    },
    [...notes],
  );
}

/** "Digiling halus; bungkus kado", as it stands on an order. */
export function noteText(notes: readonly string[]): string {
  return notes.join('; ');
}

type Stretch = Pick<Span, 'start' | 'end'>;

/** Where one wish ends and another may begin: at a mark, and at an "and". */
function clausesOf(text: string, { views }: Heard): Stretch[] {
  return [...text.matchAll(PART)].flatMap(({ index, 0: part }) => {
    const links = [...part.matchAll(WORD)].filter(({ 0: word }) => isWholly(views.cues.andThen, word));
    const starts = [index, ...links.map((link) => index + link.index + link[0].length)];
    const ends = [...links.map((link) => index + link.index), index + part.length];
    return starts.map((start, at) => ({ start, end: ends[at] ?? start }));
  });
}

function noteAt(turn: Heard, clause: Stretch): Note | undefined {
  const text = words(turn);
  const said = text.slice(clause.start, clause.end);
  const kind = kindOf(turn, said);
  if (kind === undefined || asksOtherwise(turn, said, kind)) return undefined;
  const cue = clause.start + (startOfCue(turn.views.cues[kind], said) ?? 0);
  const end = kind === 'noteCard' ? endOfLine(text, cue) : clause.end;
  const span = trimmed(text, { start: startBefore(turn, clause.start, cue), end: endBehind(turn, cue, end) });
  if (!span) return undefined;
  const mark = text.slice(span.end).trimStart().charAt(0);
  const isAsked = mark === '?' || turn.views.cues.asksLeave.test(framed(said));
  const isTakenBack = turn.views.cues.noteBack.test(framed(said));
  return { ...span, text: worded(turn, span.text), kind, isAsked, isTakenBack };
}

function kindOf({ views }: Heard, said: string): NoteKind | undefined {
  return KINDS.find((kind: Cue) => views.cues[kind].test(framed(said)));
}

/** "Bungkus kado berapa?" asks for a price, "digiling halus apa kasar?" for advice; "bisa dibungkus kado?" wishes it. */
function asksOtherwise({ views }: Heard, said: string, kind: NoteKind): boolean {
  const { asks, asksPrice, howMuch, asksWhen, asksLeave } = views.cues;
  // "Don't put the price in": the price is part of the wish.
  const beside = framed(said).replace(/[? ]+/gu, ' ').replace(views.cues[kind], ' ');
  if (asksPrice.test(beside) || howMuch.test(beside) || asksWhen.test(beside)) return true;
  return asks.test(beside) && !asksLeave.test(framed(said).replace(/[? ]+/gu, ' '));
}

function startBefore({ recognition }: Heard, from: number, cue: number): number {
  const ends = recognition.entities
    .filter(({ type, start, end }) => BEFORE.has(type) && start >= from && end <= cue)
    .map(({ end }) => end);
  return Math.max(from, ...ends);
}

function endBehind({ recognition }: Heard, cue: number, end: number): number {
  const starts = recognition.entities
    .filter(({ type, start }) => BEHIND.has(type) && start > cue && start < end)
    .map(({ start }) => start);
  return Math.min(end, ...starts);
}

/** The words of a card may hold all but the end of the line. */
function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** What is written of a wish: without "tolong" before and "ya" behind. */
function worded({ views }: Heard, text: string): string {
  const { aroundNote, noteTail } = views.cues;
  const spoken = [...text.matchAll(WORD)];
  const first = spoken.find(({ 0: word }) => !isWholly(aroundNote, word));
  const last = spoken.findLast(({ 0: word }) => !isWholly(aroundNote, word) && !isWholly(noteTail, word));
  const told = first && last ? text.slice(first.index, last.index + last[0].length) : text;
  return told.slice(0, LONGEST_NOTE);
}

/** Without blanks and marks around it; undefined when nothing is left. */
function trimmed(text: string, { start, end }: Stretch): Span | undefined {
  const told = text.slice(start, end);
  const lead = /^[^\p{L}\p{N}"'“(]*/u.exec(told)?.[0].length ?? 0;
  const kept = told.slice(lead).replace(/[\s,.;:!?]+$/u, '');
  if (!/\p{L}/u.test(kept)) return undefined;
  return { text: kept, start: start + lead, end: start + lead + kept.length };
}
