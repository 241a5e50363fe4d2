import { type Entity, type EntityType } from '../../domain/recognition/entities';
import { type Language } from '../../domain/time/instant';
import { type NormalText } from '../text/normalize';
import { type CalendarDay } from './calendar-day';

/** What every entity reader gets. */
export interface EntityInput {
  normal: NormalText;
  /** The matrix language of the text, or of the conversation; decides "2M". */
  language: Language | undefined;
  /** The company's day. */
  today: CalendarDay;
  /** Words of products and kinds of goods, by index: "2 grinder" counts them. */
  goods: ReadonlySet<number>;
  /** What the bot has just asked. */
  expecting: EntityType | 'yes_no' | 'choice' | undefined;
}

/** Finds entities of one kind. Never throws. */
export type EntityReader = (input: EntityInput) => Entity[];
