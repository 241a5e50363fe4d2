import { compare } from './products/compare';
import { callOff } from './orders/call-off';
import { changeOrder } from './orders/revise';
import { complaint } from './complaints/complaint';
import { complaintPromise } from './complaints/missed-promise';
import { complaintSilence } from './complaints/silence';
import { proposal } from './complaints/proposal';
import { complaintStatus } from './complaints/status';
import { complaintUnfinished } from './complaints/unfinished';
import { delivery } from './products/delivery';
import { type AnyDialog } from './contract/dialog';
import { faqAnswer } from './products/faq-answer';
import { forwarded } from './steering/forwarded';
import { greet } from './steering/greet';
import { callback } from './handoff/callback';
import { handoffHeld } from './handoff/held';
import { handoffRouting } from './handoff/routing';
import { handoffTimers } from './handoff/timers';
import { repNews } from './handoff/rep-news';
import { outcomeDue } from './handoff/outcome-due';
import { handoffWait } from './handoff/wait';
import { handoffWaiting } from './handoff/waiting';
import { human } from './handoff/human';
import { inPrivate } from './steering/in-private';
import { myOrders } from './orders/my-orders';
import { noted } from './steering/at-rest';
import { order } from './orders/order';
import { orderTotal } from './orders/total';
import { quotation } from './orders/quotation';
import { orderStatus } from './orders/status';
import { productAnswer } from './products/product-answer';
import { promotion } from './products/promotion';
import { qualify } from './leads/qualify';
import { recommend } from './products/recommend';
import { relay } from './reps/relay';
import { remember } from './profile/remember';
import { apology, outside, repair, wordless } from './steering/repair';
import { either } from './steering/either';
import { leftover } from './steering/leftover';
import { putOff } from './steering/put-off';
import { stuck } from './steering/stuck';
import { referFriend, referralNews } from './advocacy/refer-friend';
import { suggestion } from './advocacy/requests';
import { membershipJoin, membershipOffer } from './membership/join';
import { membershipCard, membershipLeave } from './membership/own-card';
import { ladderStatus } from './membership/standing';
import { dataAccess } from './profile/access';
import { eraseData } from './profile/erase';
import { restrictProcessing } from './profile/restrict';
import { objectProcessing, optOut } from './profile/rights';
import { codeHeard, prove } from './identity/prove';
import { recognise } from './identity/recognise';
import { birthday } from './profile/birthday';
import { minor } from './profile/minor';
import { notMyName } from './profile/not-my-name';
import { optIn } from './profile/opt-in';
import { ownNumber } from './profile/own-number';
import { rectifyData } from './profile/rectify';
import { withdrawConsent } from './profile/withdraw';
import { tamper } from './steering/tamper';
import {
  cancel,
  changeLanguage,
  courtesy,
  help,
  privacy,
  prompted,
  restart,
  stop,
} from './steering/steering';
import { useVoucher } from './vouchers/use-voucher';
import { survey } from './surveys/survey';
import { tellMe } from './products/tell-me';
import { testimonial } from './advocacy/testimonial';
import { testimonialAfterwards } from './advocacy/testimonial-afterwards';
import { unread } from './steering/unread';
import { type Intent } from '../domain/recognition/intent';
import { withheld } from './steering/withheld';
import { warranty } from './products/warranty';

/** Every dialog, one line each. Of two that start on the same intent the earlier one has it. */
export const DIALOGS: readonly AnyDialog[] = [
  codeHeard,
  minor,
  tamper,
  notMyName,
  tellMe,
  complaint,
  proposal,
  complaintStatus,
  complaintUnfinished,
  complaintPromise,
  complaintSilence,
  survey,
  optOut,
  dataAccess,
  eraseData,
  objectProcessing,
  restrictProcessing,
  rectifyData,
  withdrawConsent,
  prove,
  optIn,
  callback,
  ownNumber,
  human,
  handoffWaiting,
  handoffRouting,
  handoffTimers,
  outcomeDue,
  repNews,
  handoffHeld,
  handoffWait,
  productAnswer,
  compare,
  recommend,
  delivery,
  warranty,
  promotion,
  faqAnswer,
  order,
  changeOrder,
  callOff,
  orderTotal,
  quotation,
  qualify,
  orderStatus,
  myOrders,
  membershipJoin,
  membershipCard,
  membershipLeave,
  ladderStatus,
  useVoucher,
  referFriend,
  referralNews,
  suggestion,
  testimonial,
  testimonialAfterwards,
  birthday,
  remember,
  greet,
  recognise,
  membershipOffer,
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
  withheld,
  leftover,
  either,
  putOff,
  stuck,
  forwarded,
  repair,
  outside,
  wordless,
  apology,
];

/** The intents a dialog begins on: an intent that is not here would be a dead end. */
export const HANDLED_INTENTS: readonly Intent[] = [...new Set(DIALOGS.flatMap((dialog) => dialog.startsOn))];
