import { Init001 } from './001-init';
import { Cases002 } from './002-cases';
import { Deliveries003 } from './003-deliveries';
import { DeskAccess005 } from './005-desk-access';
import { Indexes006 } from './006-indexes';
import { Parked007 } from './007-parked';
import { MessageContext008 } from './008-message-context';
import { ConsentCondition009 } from './009-consent-condition';
import { RepNotices010 } from './010-rep-notices';
import { Advocacy012 } from './012-advocacy';
import { Shares014 } from './014-shares';
import { Identity015 } from './015-identity';
import { Vouchers017 } from './017-vouchers';
import { Outcomes018 } from './018-outcomes';
import { Surveys020 } from './020-surveys';
import { RepNews021 } from './021-rep-news';
import { RepNotes022 } from './022-rep-notes';
import { TaskAttempts023 } from './023-task-attempts';
import { ProductImage024 } from './024-product-image';
import { CatalogueUndo029 } from './029-catalogue-undo';
import { Search030 } from './030-search';
import { GoodsChanges031 } from './031-goods-changes';

/** In order; each runs once, on both databases. */
export const MIGRATIONS = [
  Init001,
  Cases002,
  Deliveries003,
  DeskAccess005,
  Indexes006,
  Parked007,
  MessageContext008,
  ConsentCondition009,
  RepNotices010,
  Advocacy012,
  Shares014,
  Identity015,
  Vouchers017,
  Outcomes018,
  Surveys020,
  RepNews021,
  RepNotes022,
  TaskAttempts023,
  ProductImage024,
  CatalogueUndo029,
  Search030,
  GoodsChanges031,
];
