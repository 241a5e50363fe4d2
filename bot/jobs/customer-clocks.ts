import { type Views } from '../../dialogs/contract/turn';
import { customerZone, isQuiet, wouldWake } from '../../domain/outreach/quiet-hours';
import { type Instant } from '../../domain/time/instant';
import { type Database } from '../../models/database/database';
import { customerCities } from '../../models/turns/customer-cities';

/** Quiet hours by the clock of each customer. */
export interface CustomerClocks {
  isQuiet: (conversationId: string) => boolean;
  /** Used by `wouldWake`. */
  wouldWake: (conversationId: string, heardAt: Instant) => boolean;
}

/** The clocks of the customers of these conversations at a moment. */
export async function customerClocks(
  { database, views }: { database: Database; views: () => Views },
  conversationIds: readonly string[],
  now: Instant,
): Promise<CustomerClocks> {
  const cities = await customerCities(database, [...new Set(conversationIds)]);
  const { calendar, rules } = views();
  const zoneOf = (conversationId: string): string => customerZone(cities.get(conversationId), calendar);
  return {
    isQuiet: (id) => isQuiet(now, calendar, rules.outreach, zoneOf(id)),
    wouldWake: (id, heardAt) => wouldWake(now, heardAt, calendar, rules.outreach, zoneOf(id)),
  };
}
