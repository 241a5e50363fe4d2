import { type Activity } from '../client/activity';
import { type Frame } from '../panel-contract';
import { type Texts } from '../texts';
import { type Chime } from './chime';

/** What the room is made of and what is done in it. */
export interface RoomParts {
  frame: Frame;
  texts: Texts;
  chime: Chime;
  send: (activity: Activity, files?: readonly File[]) => void;
  /** The visitor writes. */
  typing: () => void;
  retry: (id: string) => void;
  discard: (id: string) => void;
  close: () => void;
}
