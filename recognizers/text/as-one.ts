import { type Entity } from '../../domain/recognition/entities';
import { type NormalText, type Word } from './normalize';

/** The text with each telephone number as one word: pauses and pairs inside it end no thought and count nothing. */
export function phonesAsOne(normal: NormalText, entities: readonly Entity[]): NormalText {
  const phones = entities.filter(({ type }) => type === 'phone');
  if (phones.length === 0) return normal;
  const words: Word[] = [];
  for (const word of normal.words) {
    const phone = phones.find(({ start, end }) => start < word.end && word.start < end);
    const last = words.at(-1);
    if (!phone) words.push(word);
    else if (last?.start !== phone.start)
      words.push({
        ...word,
        kind: 'number',
        text: NUMBER,
        standard: NUMBER,
        start: phone.start,
        end: phone.end,
      });
  }
  return { ...normal, words };
}

/** What stands for any telephone number. */
const NUMBER = '080000000000';
