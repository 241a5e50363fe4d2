import { type Level, type Role } from '../../domain/leads/slots';
import { type ContactType } from '../../domain/leads/target-market';
import { type Cue, type Cues } from '../contract/cues';
import { plainText } from '../reading/plain-words';
import { type Turn } from '../contract/turn';

/** Who decides, by their own words. A boss who is somebody else comes before "boss". */
export function roleIn(text: string, cues: Cues): Role | undefined {
  if (cues.withSuperior.test(text)) return 'influencer';
  if (cues.hasSuperior.test(text)) return cues.isStaff.test(text) ? 'user' : 'influencer';
  if (cues.decidesAlone.test(text)) return 'decision_maker';
  if (cues.onlyAsks.test(text)) return 'user';
  return cues.decidesTogether.test(text) ? 'influencer' : undefined;
}

/** "Belum tahu", "not sure": an answer that says nothing yet. */
export function isUndecided(text: string, cues: Cues): boolean {
  return cues.undecided.test(text) || cues.undecidedAlone.exec(text)?.[0] === text;
}

export interface CurrentCue {
  customerType: 'new_to_category' | 'new_to_company';
  commitment: Level;
  barriers: Level;
}

/** What they use today, when a message tells; an answer to that very question always tells. */
export function currentIn(text: string, asked: boolean, cues: Cues): CurrentCue | undefined {
  if (cues.nothingYet.test(text)) return { customerType: 'new_to_category', commitment: 0, barriers: 0 };
  const bound = cues.contract.test(text);
  const known = asked || bound || cues.own.test(text) || cues.rentedFrom.test(text);
  if (!known) return undefined;
  const barriers = bound || cues.rented.test(text) ? 1 : 0;
  return { customerType: 'new_to_company', commitment: 0, barriers };
}

const MAX_SUPPLIER_WORDS = 3;

/** "sewa dari vendor lain": with whom. */
export function supplierIn(text: string, cues: Cues): string | undefined {
  const from = cues.supplierFrom.exec(text);
  if (!from) return undefined;
  const rest = text.slice(from.index + from[0].length - 1);
  const name = rest.slice(0, cues.supplierUntil.exec(rest)?.index).trim();
  const isName = /^\p{L}+( \p{L}+)*$/u.test(name) && name.split(' ').length <= MAX_SUPPLIER_WORDS;
  return isName ? name : undefined;
}

const TYPES: ReadonlyArray<{ type: ContactType; cue: Cue }> = [
  { type: 'student', cue: 'student' },
  { type: 'vendor', cue: 'vendor' },
  { type: 'job_seeker', cue: 'jobSeeker' },
  { type: 'competitor', cue: 'competitorStaff' },
];

/** What a contact wants of us besides buying; undefined when nothing tells. */
export function contactTypeIn(text: string, cues: Cues): ContactType | undefined {
  return TYPES.find(({ cue }) => cues[cue].test(text))?.type;
}

/** An explicit correction, also where the recognizer saw only an answer. */
export function corrects(turn: Turn): boolean {
  return turn.acts.includes('correct') || turn.views.cues.corrects.test(plainText(turn));
}
