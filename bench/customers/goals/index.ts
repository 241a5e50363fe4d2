import { type Goal, type Making } from '../goal';
import * as business from './business';
import * as chains from './chains';
import * as changes from './changes';
import { COMPLAINTS, lookAlike, withdrawn } from './complaints';
import * as frequent from './frequent';
import * as limits from './limits';
import * as orders from './orders';
import * as people from './people';
import * as questions from './questions';
import * as rights from './rights';

/** Makes a goal with its truth for one person. */
export type GoalMaker = (making: Making) => Goal;

/** Every kind of errand once; customers take them in turn, so that each kind has its share. */
export const GOALS: readonly GoalMaker[] = [
  questions.price,
  orders.orderOne,
  ...COMPLAINTS,
  questions.stock,
  orders.orderSeveral,
  questions.spec,
  changes.trickyNo,
  people.person,
  questions.sizeThatExists,
  orders.pickUp,
  business.lead,
  questions.sizeThatIsMissing,
  changes.changeBefore,
  rights.trickyConsent,
  questions.notSold,
  changes.changeAfter,
  people.friend,
  questions.cheapest,
  changes.removeLine,
  business.quotation,
  questions.underLimit,
  orders.sideQuestion,
  people.optIn,
  questions.compare,
  orders.totalInOrder,
  people.optOut,
  questions.thatOne,
  changes.refuseNumber,
  people.testimonial,
  questions.totalAsked,
  changes.recipientCorrected,
  lookAlike,
  frequent.deliveryCost,
  changes.forSomebodyElse,
  withdrawn,
  frequent.payment,
  changes.calledOff,
  people.membership,
  frequent.warranty,
  changes.waitsInOrder,
  rights.access,
  frequent.hours,
  rights.erasure,
  people.ourNumber,
  rights.objection,
  rights.nameCorrected,
  rights.languageSwitch,
  rights.smallTalk,
  rights.cardNumber,
  rights.birthday,
  rights.callback,
  limits.bargain,
  limits.minor,
  limits.othersData,
  limits.restock,
  limits.refusesForm,
  chains.priceThenOrder,
  chains.noOffersThenStock,
  chains.complaintThenPrice,
];
