/**
 * What words tell that no entity carries: who decides, what bothers them, what they use today. The words are
 * content (`cues.yaml`), in both languages at once, for messages mix them; here is only what they stand for.
 */
export const CUES = [
  'decidesAlone',
  'decidesTogether',
  'onlyAsks',
  'withSuperior',
  'hasSuperior',
  'isStaff',
  'trouble',
  'undecided',
  'undecidedAlone',
  'rightAway',
  'contract',
  'rented',
  'rentedFrom',
  'nothingYet',
  'own',
  'supplierFrom',
  'supplierUntil',
  'student',
  'vendor',
  'jobSeeker',
  'competitorStaff',
  'competitor',
  'people',
  'cups',
  'pieces',
  'budget',
  'callsForHuman',
  'corrects',
  'self',
  'no',
  'ibu',
  'bapak',
  'countIf',
  'morning',
  'noon',
  'afternoon',
  'delete',
  'change',
  'cheapest',
  'cheaper',
] as const;

export type Cue = (typeof CUES)[number];

/** What finds each cue in a message as `said` gives it. */
export type Cues = Readonly<Record<Cue, RegExp>>;
