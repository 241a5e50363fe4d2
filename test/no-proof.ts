import { type Proofs } from '../bot/pipeline/proofs';
import { type Turn } from '../dialogs/contract/turn';

/** A turn in which nothing is held back, and nothing can be proven. */
export const NO_PROOF: Pick<Turn, 'behindDoor' | 'codeWays' | 'exportLink'> = {
  behindDoor: { isWithheld: false, hasBought: false, hasOpenComplaint: false },
  codeWays: { email: false, phone: false, chat: false },
  exportLink: () => undefined,
};

/** Where no code is ever sent. */
export const NO_CODES: Proofs = {
  ways: () => NO_PROOF.codeWays,
  withoutCode: (incoming) => Promise.resolve(incoming),
  check: () => Promise.resolve({ outcome: 'over', isNew: true }),
  exportLink: () => undefined,
};
