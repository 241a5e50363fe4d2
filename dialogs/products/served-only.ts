import { type Product } from '../../domain/products/catalogue';
import { type Output, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { productName } from './reference';

/** Cities named at most where something is for some only. */
const MOST_CITIES = 15;

/** Rent and visits are for the cities we serve ourselves; undefined for what is sent anywhere, or without a city. */
export function servedOnlyOutputs(
  turn: Turn,
  product: Product,
  city: string | undefined,
): Output[] | undefined {
  if (city === undefined || !turn.views.isServedOnly(product)) return undefined;
  const values = { product: productName(turn, product.sku), city };
  if (turn.views.territoryOf(city) === 'served') return [say('delivery.served-here', values)];
  const { servedCities } = turn.views;
  const isPart = (name: string): boolean => servedCities.some((whole) => name.startsWith(`${whole} `));
  const cities = servedCities.filter((name) => !isPart(name)).slice(0, MOST_CITIES);
  return [say('delivery.served-only', { ...values, cities: cities.join(', ') })];
}
