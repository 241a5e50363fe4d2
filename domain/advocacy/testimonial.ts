import { type Instant } from '../time/instant';

/** Submitted: no rep has read it yet. Only its author changes its words. */
export type TestimonialStatus = 'submitted' | 'approved' | 'rejected' | 'withdrawn';

/** What somebody said of us and lets us show. */
export interface Testimonial {
  /** Of the desk's request as well: one is decided with the other. */
  id: string;
  /** The customer's words, redacted. */
  text: string;
  /** The name it may be shown with; undefined: without one. */
  shownName: string | undefined;
  /** What the customer wants kept to, in their words. */
  condition: string | undefined;
  status: TestimonialStatus;
  submittedAt: Instant;
  decidedAt: Instant | undefined;
}
