import { compare } from './compare';
import { complaint } from './complaint';
import { complaintPromise } from './complaint-promise';
import { complaintSilence } from './complaint-silence';
import { complaintStatus } from './complaint-status';
import { complaintUnfinished } from './complaint-unfinished';
import { delivery } from './delivery';
import { type AnyDialog } from './dialog';
import { faqAnswer } from './faq-answer';
import { greet } from './greet';
import { handoffWaiting } from './handoff-waiting';
import { human } from './human';
import { inPrivate } from './in-private';
import { myOrders } from './my-orders';
import { noted } from './noted';
import { order } from './order';
import { orderStatus } from './order-status';
import { productAnswer } from './product-answer';
import { promotion } from './promotion';
import { qualify } from './qualify';
import { recommend } from './recommend';
import { relay } from './relay';
import { remember } from './remember';
import { apology, outside, repair, wordless } from './repair';
import { membershipJoin, referFriend, suggestion } from './requests';
import { dataAccess, eraseData, optOut } from './rights';
import { cancel, changeLanguage, courtesy, help, privacy, prompted, restart, stop } from './steering';
import { testimonial } from './testimonial';
import { unread } from './unread';
import { warranty } from './warranty';

/** Every dialog, one line each. Of two that start on the same intent the earlier one has it. */
export const DIALOGS: readonly AnyDialog[] = [
  complaint,
  complaintStatus,
  complaintUnfinished,
  complaintPromise,
  complaintSilence,
  optOut,
  dataAccess,
  eraseData,
  human,
  handoffWaiting,
  productAnswer,
  compare,
  recommend,
  delivery,
  warranty,
  promotion,
  faqAnswer,
  order,
  qualify,
  orderStatus,
  myOrders,
  membershipJoin,
  referFriend,
  suggestion,
  testimonial,
  remember,
  greet,
  cancel,
  stop,
  restart,
  help,
  changeLanguage,
  privacy,
  courtesy,
  noted,
  prompted,
  relay,
  inPrivate,
  unread,
  repair,
  outside,
  wordless,
  apology,
];

/** The intents a dialog begins on: an intent that is not here would be a dead end. */
export const HANDLED_INTENTS: readonly string[] = [...new Set(DIALOGS.flatMap((dialog) => dialog.startsOn))];
