import { MASK, type Withheld } from '../../domain/recognition/masked';
import { cardExpiries } from './card-expiry';
import { withDigits } from './digit-words';
import { type Stretch, foldText } from './folded-text';
import { forbiddenNumbers } from './forbidden-numbers';
import { secretsIn } from './secrets';

/** A text that may be stored, and what it was cleared of, where it was. */
export interface Redaction {
  text: string;
  withheld?: readonly Withheld[];
}

/**
 * The text with card numbers, identity numbers and secrets masked, in the spellings people use: any separators,
 * scripts and invisible characters, and number words. Phone numbers, order numbers and amounts stay. Idempotent:
 * redacting twice changes nothing more.
 */
export function redact(text: string): string {
  return redaction(text).text;
}

/** As `redact`, and tells what was masked. */
export function redaction(text: string): Redaction {
  const [only] = redactTogether([text]);
  return only ?? { text };
}

/** What may be followed by a secret in the next message is looked at as one text: a thought comes in several. */
export function redactTogether(texts: readonly string[]): Redaction[] {
  const found = forbiddenIn(texts.join('\n'));
  let start = 0;
  return texts.map((text) => {
    const end = start + text.length;
    const inside = found.filter((stretch) => stretch.start < end && stretch.end > start);
    const masked = mask(text, inside, start);
    start = end + 1;
    return inside.length === 0
      ? { text }
      : { text: masked, withheld: [...new Set(inside.map(({ kind }) => kind))] };
  });
}

type Forbidden = Stretch & { kind: Withheld };

/** In order, none over another. */
function forbiddenIn(text: string): Forbidden[] {
  const written = foldText(text);
  const inDigits = withDigits(written);
  const numbers = forbiddenNumbers(inDigits.text).map(({ kind, start, end }) => {
    const from = inDigits.from[start] ?? 0;
    return { kind, start: from, end: inDigits.to[end - 1] ?? from };
  });
  const secrets = [...numbers, ...secretsIn(written, inDigits)];
  const isAboutCard = secrets.length > 0 || text.includes(MASK);
  const expiries = isAboutCard ? cardExpiries(inDigits) : [];
  const all: Forbidden[] = [
    ...secrets,
    ...expiries.map((stretch) => ({ kind: 'card' as const, ...stretch })),
  ];
  all.sort((a, b) => a.start - b.start);
  const apart: Forbidden[] = [];
  for (const next of all) {
    const last = apart.at(-1);
    if (last && next.start < last.end) last.end = Math.max(last.end, next.end);
    else apart.push({ ...next });
  }
  return apart;
}

function mask(text: string, forbidden: readonly Stretch[], offset: number): string {
  let masked = '';
  let done = 0;
  for (const { start, end } of forbidden) {
    masked += text.slice(done, Math.max(start - offset, 0)) + MASK;
    done = Math.min(end - offset, text.length);
  }
  return masked + text.slice(done);
}

/** What the masks of a text stand for, where it is long enough to be told apart from other words. */
export function maskedParts(text: string, masked: string): string[] {
  const parts: string[] = [];
  let rest = text;
  const kept = masked.split(MASK);
  kept.forEach((piece, place) => {
    if (place === 0) return void (rest = rest.slice(piece.length));
    // The last piece ends the text; the others stand where they are found first.
    const end = place === kept.length - 1 ? rest.length - piece.length : rest.indexOf(piece, 1);
    parts.push(rest.slice(0, Math.max(end, 0)).trim());
    rest = rest.slice(Math.max(end, 0) + piece.length);
  });
  return parts.filter((part) => part.length >= 3);
}
