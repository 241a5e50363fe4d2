import { EntitySchema } from 'typeorm';
import { type Contact } from '../../domain/contact/contact';
import { type Instant } from '../../domain/time/instant';
import { id, integer, optionalText, text } from './columns';

/** The contact's row: what the desk lists and sorts by. Facts, consents and evidence are rows of their own. */
export interface ContactRow extends Omit<
  Contact,
  'facts' | 'consents' | 'evidence' | 'complaints' | 'orders' | 'vouchers' | 'lead'
> {
  displayName: string | undefined;
  phone: string | undefined;
  email: string | undefined;
  version: number;
}

export const contactSchema = new EntitySchema<ContactRow>({
  name: 'contact',
  columns: {
    id: id(),
    createdAt: text('created_at'),
    source: text('source'),
    campaign: optionalText('campaign'),
    language: optionalText('language'),
    referralCode: optionalText('referral_code'),
    standing: text('standing'),
    standingSince: text('standing_since'),
    displayName: optionalText('display_name'),
    phone: optionalText('phone'),
    email: optionalText('email'),
    version: integer('version'),
    restrictedAt: optionalText('restricted_at'),
    erasedAt: optionalText('erased_at'),
    mergedIntoId: optionalText('merged_into_id'),
  },
});

/** A person on one channel; a contact has one or more. */
export interface ChannelIdentity {
  id: string;
  contactId: string;
  channel: string;
  channelUserId: string;
  lastSeenAt: Instant;
  /** Since when nothing arrives there: the bot was blocked, or the account is gone. */
  unreachableSince: Instant | undefined;
}

export const channelIdentitySchema = new EntitySchema<ChannelIdentity>({
  name: 'channel_identity',
  columns: {
    id: id(),
    contactId: text('contact_id'),
    channel: text('channel'),
    channelUserId: text('channel_user_id'),
    lastSeenAt: text('last_seen_at'),
    unreachableSince: optionalText('unreachable_since'),
  },
});
