/** The numbers of lead qualification (`domain.md` §2.3, §4.2). Penalties are written as positive numbers. */
export interface LeadRules {
  /** hot from this total on … */
  hot: number;
  /** … and from this intent on. */
  hotIntentMin: number;
  /** warm from this total on; below is cold. */
  warm: number;
  /** Most questions of one form; `lowInvolvement` for a private buyer of a simple thing (D0, row 36). */
  maxQuestions: { b2b: number; b2c: number; lowInvolvement: number };
  /** days of silence after which intent counts half. */
  halfLifeD: number;
  /** H-5: from this expected value on, in rupiah, a warm lead is shown to a person. */
  highValue: number;
  /** a hot lead calls a person once in this many days. */
  rehandoffD: number;
  /** F-10: minutes of silence after which an open form is put aside. */
  idleMin: number;
  points: { b2b: B2bPoints; b2c: B2cPoints; signals: Record<Signal, number>; modifiers: ModifierPoints };
}

/** Questions of the customer that show interest. What the bot mentioned unasked does not count (§2.3.2). */
export const SIGNALS = [
  'quote',
  'demo',
  'delivery_payment',
  'competitor',
  'price',
  'stock',
  'warranty',
] as const;

export type Signal = (typeof SIGNALS)[number];

/** Budget against the price of what is wanted: the share it reaches, or `unknown` (also when refused, T16). */
export interface BudgetPoints {
  enough: number;
  half: number;
  less: number;
  unknown: number;
}

export interface B2bPoints {
  segment: number;
  size: { large: number; medium: number; small: number };
  territory: { served: number; deliveryOnly: number };
  role: { decision_maker: number; influencer: number; user: number };
  challenge: { specific: number; general: number };
  timeline: { d30: number; d90: number; d180: number; later: number };
  /** `enough` is from 80 % of the price on. */
  budget: BudgetPoints;
  volume: number;
  signalCap: number;
}

export interface B2cPoints {
  territory: { served: number; deliveryOnly: number };
  segment: number;
  contact: number;
  need: { product: number; category: number };
  timeline: { d7: number; d30: number; later: number; unknown: number };
  /** `enough` is the full price. */
  budget: BudgetPoints;
  signalCap: number;
}

/** */
export interface ModifierPoints {
  buyer: number;
  referred: number;
  switching: { high: number; medium: number };
  student: number;
  vendor: number;
  competitor: number;
  abuse: number;
}

export const DEFAULT_LEAD_RULES: LeadRules = {
  hot: 70,
  hotIntentMin: 35,
  warm: 40,
  maxQuestions: { b2b: 7, b2c: 4, lowInvolvement: 1 },
  halfLifeD: 30,
  highValue: 10_000_000,
  rehandoffD: 7,
  idleMin: 30,
  points: {
    b2b: {
      segment: 10,
      size: { large: 10, medium: 6, small: 3 },
      territory: { served: 8, deliveryOnly: 4 },
      role: { decision_maker: 12, influencer: 7, user: 3 },
      challenge: { specific: 12, general: 6 },
      timeline: { d30: 16, d90: 10, d180: 5, later: 1 },
      budget: { enough: 12, half: 6, less: 2, unknown: 4 },
      volume: 5,
      signalCap: 15,
    },
    b2c: {
      territory: { served: 10, deliveryOnly: 5 },
      segment: 10,
      contact: 10,
      need: { product: 20, category: 10 },
      timeline: { d7: 20, d30: 12, later: 5, unknown: 2 },
      budget: { enough: 10, half: 6, less: 2, unknown: 4 },
      signalCap: 20,
    },
    signals: { quote: 8, demo: 8, delivery_payment: 4, competitor: 4, price: 3, stock: 3, warranty: 2 },
    modifiers: {
      buyer: 5,
      referred: 5,
      switching: { high: 8, medium: 4 },
      student: 30,
      vendor: 60,
      competitor: 50,
      abuse: 100,
    },
  },
};
