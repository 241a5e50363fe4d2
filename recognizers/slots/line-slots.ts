import { type Entity } from '../../domain/recognition/entities';
import { type NormalText, type Word, withWords } from '../text/normalize';
import { type ReadSlot, type SlotReader } from './slot-reader';

/** Names of a burst, line by line: what was sent by itself is read by itself, and the line before leads to nothing. */
export function slotsOfLines(
  normal: NormalText,
  entities: readonly Entity[],
  expecting: string | undefined,
  reader: SlotReader,
): ReadSlot[] {
  const lines = linesOf(normal);
  if (lines.length < 2) return [];
  return lines.flatMap((line) => {
    const [first, last] = [line.words[0]?.start ?? 0, line.words.at(-1)?.end ?? 0];
    const own = entities.filter(({ start, end }) => first <= start && end <= last);
    return reader.read(line, own, expecting).slots.filter(({ type }) => type === 'person');
  });
}

function linesOf(normal: NormalText): NormalText[] {
  const lines: Word[][] = [];
  for (const word of normal.words) {
    const line = lines.at(-1);
    const before = line?.at(-1);
    const goesOn = before && !normal.original.slice(before.end, word.start).includes('\n');
    if (line && goesOn) line.push(word);
    else lines.push([word]);
  }
  return lines.map((words) => withWords(normal, words));
}
