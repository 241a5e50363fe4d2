import { type RepStatus } from '../../domain/conversation/due';

/** A colleague who has the desk open, and whether they take calls. */
export interface ColleagueView {
  id: string;
  name: string;
  status: RepStatus;
}

/** What goes out over `/desk/live`: hints, never data of customers; who missed one asks again. */
export type LiveHint =
  | { type: 'queue' }
  | { type: 'conversation'; id: string }
  /** The customer writes; shown while it lasts. */
  | { type: 'typing'; id: string }
  /** Which colleagues have the desk open. */
  | { type: 'online'; reps: ColleagueView[] };
