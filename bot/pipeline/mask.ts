/** Phone numbers and addresses as somebody sees them who does not need them now (`domain.md` §2.9 V-8). */

const DOTS = '••••';

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu;

/** Starts like a phone number (`+62…`, `0812…`, `62812…`, `021…`), so that amounts and dates stay readable. */
const PHONE_LIKE = /\(?(?<![\w.,+])(?:\+\d|0[2-9]|628)(?:[ ().-]{0,2}\d){7,14}(?!\d)/g;

/** `+6281234567889` → `0812••••89`. */
export function maskPhone(written: string): string {
  const digits = written.replace(/[^\d+]/g, '').replace(/^\+?62(?=\d{8})/, '0');
  return `${digits.slice(0, 4)}${DOTS}${digits.slice(-2)}`;
}

/** `ratna@sinarabadi.example` → `r••••@sinarabadi.example`. */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 0 ? DOTS : `${[...address.slice(0, at)][0] ?? ''}${DOTS}${address.slice(at)}`;
}

/** A text with every phone number and address in it masked. Idempotent. */
export function maskContacts(text: string): string {
  return text.replace(EMAIL, maskEmail).replace(PHONE_LIKE, maskPhone);
}
