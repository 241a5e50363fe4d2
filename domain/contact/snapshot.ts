import { type Contact } from './contact';
import { type Conversation } from '../conversation/conversation';
import { type Handoff } from '../handoff/handoff';

/** All a turn knows of the person and the conversation: loaded whole, evolved, committed whole. */
export interface Snapshot {
  contact: Contact;
  conversation: Conversation;
  /** The conversation's newest handoff. */
  handoff: Handoff | undefined;
}
