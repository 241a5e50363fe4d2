import { testimonialSchema } from './advocacy';
import { attachmentSchema } from './attachment';
import { priceEntrySchema, productSchema, stockLevelSchema } from './catalogue';
import { complaintSchema, deskRequestSchema, leadSchema, orderSchema } from './cases';
import { consentRecordSchema, profileFactSchema } from './profile';
import { contactSchema, channelIdentitySchema } from './contact';
import { conversationSchema, messageSchema } from './conversation';
import { handoffSchema } from './handoff';
import { repNoteSchema } from './rep-note';
import { loyaltyEventSchema, rungTransitionSchema } from './ladder';
import { surveySchema } from './survey';
import { unansweredQuestionSchema } from './question';
import { voucherEntrySchema, voucherSchema } from './voucher';

/** Every table that repositories read. The inbox, the outbox and settings belong to the store alone. */
export const SCHEMAS = [
  contactSchema,
  channelIdentitySchema,
  conversationSchema,
  messageSchema,
  profileFactSchema,
  consentRecordSchema,
  loyaltyEventSchema,
  rungTransitionSchema,
  unansweredQuestionSchema,
  handoffSchema,
  repNoteSchema,
  productSchema,
  priceEntrySchema,
  stockLevelSchema,
  complaintSchema,
  leadSchema,
  orderSchema,
  deskRequestSchema,
  attachmentSchema,
  testimonialSchema,
  voucherSchema,
  voucherEntrySchema,
  surveySchema,
];
