/** What is offered once a conversation and not again. */
export type Offered =
  /** To be known again on this device. */
  | 'remember'
  /** The lead form, when the lead became hot, and when somebody came back to one (F-10). */
  | 'hot'
  | 'return'
  /** A child writes: nothing is learned of them (PDP 25). */
  | 'minor'
  /** That nothing more would be asked. */
  | 'no-more'
  /** Advice on a category, and a product of its kind. */
  | `advice:${string}`
  | `suggested:${string}`
  /** A person at the desk was asked for something of this kind. */
  | `request:${string}`;
