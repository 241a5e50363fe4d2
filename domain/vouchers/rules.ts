export interface VoucherRules {
  /** Minutes a code that anybody may use is kept for whoever named it, while they order. */
  reserveMin: number;
  /** Wrong codes within `guessWindowH` after which no code is taken from a conversation any more. */
  guesses: number;
  guessWindowH: number;
  /** Days a value that came back with a refund is good for at least. */
  returnedD: number;
}

export const DEFAULT_VOUCHER_RULES: VoucherRules = {
  reserveMin: 60,
  guesses: 5,
  guessWindowH: 24,
  returnedD: 14,
};
