import { type Cue } from '../contract/cues';
import { type Turn } from '../contract/turn';
import { framed, plainWords } from './plain-words';

type Listening = Pick<Turn, 'input' | 'views'> & Partial<Pick<Turn, 'recognition'>>;

/** Whether the words of a cue stand in a message, as they were written or in standard spelling: "yg plg murah". */
export function hears(turn: Listening, cue: Cue): boolean {
  const pattern = turn.views.cues[cue];
  const standard = turn.recognition?.standard;
  return (
    pattern.test(plainWords(turn)) ||
    (standard !== undefined && pattern.test(framed(standard).replace(/[? ]+/gu, ' ')))
  );
}
