import { type z } from 'zod';
import { type Store } from '../../domain/products/catalogue';
import { type BusinessCalendar, type Content, type Delivery, type Weekday } from './content';
import { readYaml, type ContentReader } from './content-reader';
import {
  calendarSchema,
  citiesSchema,
  companySchema,
  deliverySchema,
  repsSchema,
  storesSchema,
  targetMarketSchema,
} from './schemas';

type CompanyContent = Pick<
  Content,
  'company' | 'stores' | 'delivery' | 'cities' | 'calendar' | 'reps' | 'targetMarket'
>;

/** The company itself: who, where, when and for whom. Undefined when one of the files is unusable. */
export function readCompanyFiles(reader: ContentReader): CompanyContent | undefined {
  const company = readYaml(reader, 'company.yaml', companySchema)?.value;
  const stores = readYaml(reader, 'stores.yaml', storesSchema)?.value.map(storeOf);
  const cities = readYaml(reader, 'cities.yaml', citiesSchema)?.value;
  const delivery = readDelivery(reader, cities ?? {});
  const calendar = readCalendar(reader);
  const reps = readYaml(reader, 'reps.yaml', repsSchema)?.value;
  const targetMarket = readYaml(reader, 'target-market.yaml', targetMarketSchema)?.value;
  if (!company || !stores || !cities || !delivery || !calendar || !reps || !targetMarket) return undefined;
  return { company, stores, cities: Object.values(cities).flat(), delivery, calendar, reps, targetMarket };
}

function storeOf(store: z.output<typeof storesSchema>[number]): Store {
  return { ...store, phone: store.phone };
}

function readDelivery(
  reader: ContentReader,
  cities: Readonly<Record<string, string[]>>,
): Delivery | undefined {
  const file = 'delivery.yaml';
  const read = readYaml(reader, file, deliverySchema);
  if (read === undefined) return undefined;
  read.value.zones.forEach(({ id }, index) => {
    if (cities[id] !== undefined) return;
    const message = `Zone "${id}" has no cities in cities.yaml; add the group "${id}" there.`;
    reader.problems.push({ file, line: read.lineOf(['zones', index]), message });
  });
  const zones = read.value.zones.map((zone) => ({
    ...zone,
    idr: zone.idr,
    perKgIdr: zone.perKgIdr,
    cities: cities[zone.id] ?? [],
  }));
  return { ...read.value, zones };
}

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

function readCalendar(reader: ContentReader): BusinessCalendar | undefined {
  const read = readYaml(reader, 'calendar.yaml', calendarSchema);
  if (read === undefined) return undefined;
  const hours = new Map<Weekday, { open: string; close: string }>();
  WEEKDAYS.forEach((name, index) => {
    const open = read.value.hours[name];
    if (open) hours.set(index as Weekday, open);
  });
  const holidays = new Map(read.value.holidays.map(({ date, name }) => [date, name]));
  const cityZones = new Map(
    Object.entries(read.value.customerZones ?? {}).flatMap(([zone, cities]) =>
      cities.map((city) => [city.toLowerCase(), zone] as const),
    ),
  );
  return { timeZone: read.value.timeZone, hours, holidays, cityZones };
}
