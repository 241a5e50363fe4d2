import { type DeliveryOffer } from '../../dialogs/contract/turn';
import { type Territory } from '../../domain/leads/target-market';
import { type Regency, regenciesOf } from '../../recognizers/areas';
import { type Content, type DeliveryZone } from '../content/content';

/** The company's own word for a city comes first; a district counts as the town or regency it belongs to. */
export function territoryOf(city: string, { company }: Content): Territory {
  const listed = [...company.cities.served, ...company.cities.deliveryOnly];
  const within = isAmong(listed, city) ? city : (regencyOf(city)?.name ?? city);
  const isNamed = (name: string): boolean => name.toLowerCase() === within.toLowerCase();
  if (company.cities.served.some(isNamed)) return 'served';
  return company.cities.deliveryOnly.some(isNamed) ? 'deliveryOnly' : 'outside';
}

function isAmong(names: readonly string[], name: string): boolean {
  return names.some((one) => one.toLowerCase() === name.toLowerCase());
}

/** The one town or regency a place belongs to. */
function regencyOf(place: string): Regency | undefined {
  const [regency, ...others] = regenciesOf(place);
  return others.length === 0 ? regency : undefined;
}

/** What a parcel to a place costs: of the city as it is listed, else of the town or province it belongs to. */
export function deliveryTo(city: string, { delivery }: Content): DeliveryOffer | undefined {
  const { zones } = delivery;
  const zone =
    zones.find(({ cities }) => isAmong(cities, city)) ??
    zones.find(({ name }) => placesIn(name.id).includes(city.toLowerCase())) ??
    zoneAround(city, zones);
  if (!zone) return undefined;
  const { parcelKg, cargoFromKg } = delivery;
  const regency = regencyOf(city)?.name;
  const within = regency === city ? undefined : regency;
  const freeFromIdr = zone.freeZone ? delivery.freeFromIdr : undefined;
  const { idr, perKgIdr, days } = zone;
  return { zone: zone.name, idr, perKgIdr, parcelKg, cargoFromKg, days, freeFromIdr, within };
}

/** The zone of the town or province around a place; none where places of this name lie in several. */
function zoneAround(place: string, zones: Content['delivery']['zones']): DeliveryZone | undefined {
  const around = regenciesOf(place).map(
    ({ name, province }) =>
      zones.find(({ cities }) => isAmong(cities, name)) ??
      zones.find(({ provinces }) => provinces?.includes(province)),
  );
  const [zone] = around;
  return around.every((other) => other === zone) ? zone : undefined;
}

/** A zone called "Sumatra dan Bali" is also that of Bali. */
function placesIn(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 3);
}
