import { type DialogueAct } from '../../../../domain/recognition/acts';
import { type Entity } from '../../../../domain/recognition/entities';
import { NOTHING_RECOGNIZED, type Recognition } from '../../../../domain/recognition/recognition';
import { type Recognizer } from '../../../../recognizers/recognizer';

export const NOW = '2026-11-22T02:00:00.000Z';
export const CONTEXT = { now: NOW, language: undefined };

/** Towns that the stub knows, as a value it can read by itself. */
const TOWNS = ['Depok', 'Bogor'];

/** A local reading of one text, and of parts that are read again for a value. */
export function localReading(reading: Partial<Recognition>): Recognizer {
  let isFirst = true;
  return {
    recognize: (text, { expecting }) => {
      const again = !isFirst || expecting !== undefined;
      isFirst = false;
      const recognition = { ...NOTHING_RECOGNIZED, inScope: true, ...reading };
      return Promise.resolve(
        again && expecting ? { ...NOTHING_RECOGNIZED, entities: townsIn(text) } : recognition,
      );
    },
  };
}

function townsIn(text: string): Entity[] {
  return TOWNS.flatMap((town) => {
    const start = text.indexOf(town);
    return start === -1
      ? []
      : [{ type: 'city' as const, value: town, text: town, start, end: start + town.length }];
  });
}

export function spanOf(text: string, part: string): { text: string; start: number; end: number } {
  const start = text.indexOf(part);
  return { text: part, start, end: start + part.length };
}

/** A part nobody here could read. */
export function unread(text: string, part = text): DialogueAct {
  return { id: 0, kind: 'unread', span: spanOf(text, part), sure: 0.5 };
}

export function asked(text: string, part: string, sure: number): DialogueAct {
  return { id: 0, kind: 'ask', intent: 'ask_price', about: [], span: spanOf(text, part), sure };
}
