/** Masks what must never be stored, even if volunteered (`domain.md` §2.1, T55). */

export const MASK = '[disamarkan]';

/** 13 to 19 digits with optional single blanks or hyphens between them: the length of a payment card. */
const CARD_LIKE = /(?<![\d+])\d(?:[ -]?\d){12,18}(?!\d)/g;

/** Exactly 16 digits: an Indonesian identity number (NIK) or a card. Checked without Luhn: both must go. */
const NIK_DIGITS = 16;

/** `sandi: rahasia123`, `password = x`, `PIN 123456`, `OTP saya 482910`, `cvv 123`. */
const SECRET_WORD =
  /\b(password|kata ?sandi|sandi|passcode|pin|otp|cvv|cvc|kode otp|kode verifikasi)\b(\s*(?:saya|aku|gue|gw|is|adalah|nya)?\s*[:=]?\s*)(\S*\d\S*)/giu;

/**
 * The text with card numbers, identity numbers and secrets masked. Phone numbers, order numbers and
 * amounts stay. Idempotent: redacting twice changes nothing more.
 */
export function redact(text: string): string {
  return text
    .replace(CARD_LIKE, (digits) => (isForbiddenNumber(digits) ? MASK : digits))
    .replace(SECRET_WORD, (_whole, word: string, between: string) => `${word}${between}${MASK}`);
}

function isForbiddenNumber(written: string): boolean {
  const digits = written.replace(/[ -]/g, '');
  if (digits.length === NIK_DIGITS) return true;
  return passesLuhn(digits);
}

/** ISO/IEC 7812-1 check digit: tells a card from an order or parcel number of the same length. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
