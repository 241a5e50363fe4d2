export interface LadderRules {
  /** Orders of the same items closer than this many hours count once (L-5). */
  splitWindowH: number;
  /** Share of net that must be refunded to void a purchase, 0..1. */
  refundVoidsAt: number;
  consistent: { orders: number; windowD: number; lastWithinD: number };
  advocate: { require: 'any' | 'all' };
  raving: { actions: number; months: number; converted: number; windowD: number; graceD: number };
  prospect: { requireContactable: boolean };
}
