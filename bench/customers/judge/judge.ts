import { type Customer } from '../customer';
import { type Shop } from '../shop';
import { type Kept } from '../store';
import { type Talk } from '../talk';
import { judgeComplaints, judgeConsents } from './cases';
import { judgeFigures } from './figures';
import { type Finding } from './finding';
import { judgeFacts, judgeOrder } from './records';
import { judgeExpected, judgeKnown, judgeLanguage, judgePromises, judgeRepeats } from './talking';

/** Everything that went wrong with one customer; empty: the errand reached its goal without a fault. */
export function judge({ goal, manner, person }: Customer, talk: Talk, records: Kept, shop: Shop): Finding[] {
  return [
    ...judgeOrder(goal, records, talk, shop),
    ...judgeFacts(goal, records, talk, person),
    ...judgeConsents(goal, records, talk),
    ...judgeComplaints(goal, records, talk),
    ...judgeFigures(goal, talk, shop),
    ...judgeExpected(talk),
    ...judgeRepeats(talk),
    ...judgeKnown(goal, talk),
    ...judgeLanguage(talk, goal, manner),
    ...judgePromises(talk, records),
  ];
}
