import { compare } from './compare';
import { complaint } from './complaint';
import { complaintStatus } from './complaint-status';
import { delivery } from './delivery';
import { type AnyDialog } from './dialog';
import { faqAnswer } from './faq-answer';
import { greet } from './greet';
import { human } from './human';
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
import { apology, outside, repair } from './repair';
import { membershipJoin, referFriend, suggestion } from './requests';
import { dataAccess, eraseData, optOut } from './rights';
import { cancel, changeLanguage, courtesy, help, privacy, prompted, restart } from './steering';
import { testimonial } from './testimonial';
import { warranty } from './warranty';

/** Every dialog, one line each. Of two that start on the same intent the earlier one has it. */
export const DIALOGS: readonly AnyDialog[] = [
  complaint,
  complaintStatus,
  optOut,
  dataAccess,
  eraseData,
  human,
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
  restart,
  help,
  changeLanguage,
  privacy,
  courtesy,
  noted,
  prompted,
  relay,
  repair,
  outside,
  apology,
];

/** The intents a dialog begins on: an intent that is not here would be a dead end. */
export const HANDLED_INTENTS: readonly string[] = [...new Set(DIALOGS.flatMap((dialog) => dialog.startsOn))];
