import { type Contact } from '../../domain/contact/contact';
import { type LadderRules } from '../../domain/ladder/rules';
import { type Instant } from '../../domain/time/instant';

/** What recording needs besides the order. */
export interface RecordContext {
  at: Instant;
  newId: (kind: string) => string;
  /** Who or what records it: `import`, `rep:<id>`. */
  actor: string;
  rules: LadderRules;
  timeZone: string;
}

/** The contact an order is recorded for, locked and read within the transaction. */
export interface Holder {
  contact: Contact;
  /** Of its row, as it was read. */
  version: number;
  isNew: boolean;
  /** Facts were added to it. */
  changed: boolean;
}
