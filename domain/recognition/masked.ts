/** Stands where something was that must never be stored, even if volunteered (`domain.md` §2.1, T55). */
export const MASK = '[disamarkan]';

/** What was masked: a payment card, an identity number (NIK), a PIN, code or password. */
export type Withheld = 'card' | 'identity' | 'secret';
