import { type Instant } from '../../domain/time/instant';
import { type Question } from './questions';
import { type Aside } from './side-question';

/** The open complaint while it is being told. */
export interface Open {
  complaintId: string;
  asking: Question;
  /** Never asked twice. */
  asked: readonly Question[];
  angry: number;
  neededBy?: Instant;
  repeat: boolean;
  /** The wish was asked a second time, because something else was told first. */
  wishAgain?: boolean;
  /** A person was called for it. */
  called?: boolean;
  /** Messages that told nothing, e.g. a face. */
  wordless?: number;
  /** The thing it is about, when one was named. */
  sku?: string;
  aside?: Aside;
}
