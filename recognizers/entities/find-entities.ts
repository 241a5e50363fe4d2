import { type Entity, type EntityType } from '../../domain/recognition/entities';
import { type RecognizerContent } from '../recognizer';
import { readAddresses } from './addresses';
import { createCategoryReader } from './categories';
import { readCompanies } from './companies';
import { readEmails, readPhones, readSpokenEmails, readSpokenPhones } from './contact';
import { readDates } from './date';
import { readImpossibleDates } from './impossible-date';
import { type EntityInput, type EntityReader } from './entity-reader';
import { readMoney } from './money';
import { isNumberWord } from './number-data';
import { isGivenName } from './name-words';
import { createNameReader } from './people';
import { createCityReader, type IsCommonWord } from './places';
import { createProductReader } from './products';
import { readQuantities } from './quantity';
import { createOrderReader, readReferralCodes, readTickets, readVoucherCodes } from './references';
import { readTrackingNumbers } from './tracking';

/** What wins where two entities share letters: the more specific form. */
const RANK: Record<EntityType, number> = {
  email: 0,
  ticket_no: 1,
  // A product's number may look like one: only a form that no product has is surer.
  referral_code: 2.5,
  voucher_code: 1,
  product: 2,
  order_no: 3,
  tracking_no: 1,
  phone: 4,
  impossible_date: 4,
  date: 5,
  hour: 5,
  money: 6,
  quantity: 7,
  company: 8,
  address: 9,
  city: 9,
  name: 10,
  category: 11,
  number: 12,
};

/** Entities that may stand inside others or around them: a category in a product's name, a city in an address. */
const INDEPENDENT: ReadonlySet<EntityType> = new Set(['category', 'address']);

/** All entities of a text, sorted by place, none overlapping (but categories). */
export function createEntityFinder(
  content: RecognizerContent,
  isCommon: IsCommonWord,
  isOrdinary: IsCommonWord,
): (input: Omit<EntityInput, 'goods'>) => Entity[] {
  const goodsReaders = [
    createProductReader(content.products, (word) => isCommon(word) || isNumberWord(word), isOrdinary),
    createCategoryReader(content.categories),
  ];
  const readers: EntityReader[] = [
    readAddresses,
    readEmails,
    readSpokenEmails,
    readTickets,
    readReferralCodes,
    readVoucherCodes,
    createOrderReader(content.orderPrefix),
    readTrackingNumbers,
    readPhones,
    readSpokenPhones,
    readDates,
    readImpossibleDates,
    readMoney,
    readQuantities,
    readCompanies,
    createCityReader(content.cities, isCommon, isOrdinary),
    createNameReader(isOrdinary),
  ];
  return (input) => {
    const goods = goodsReaders.flatMap((read) => read({ ...input, goods: NO_GOODS }));
    const known = { ...input, goods: wordsOf(goods, input) };
    return resolve(withoutCounts(withoutPartsOfNames([...goods, ...readers.flatMap((read) => read(known))])));
  };
}

/** "PT Kopi Nusantara" names no "Bingkisan Nusantara", "Rizki Ramadhan" no month of fasting. */
function withoutPartsOfNames(found: Entity[]): Entity[] {
  const names = found.filter(({ type }) => type === 'company' || type === 'name');
  if (names.length === 0) return found;
  return found.filter((part) => {
    if (part.type !== 'product' && part.type !== 'date') return true;
    const whole = names.find(({ start, end }) => start < part.start && part.end <= end);
    return !whole || !(part.type === 'product' ? whole.type === 'company' : isGivenName(part.text));
  });
}

/** "Mesin kantor 30 orang" counts people, however much "30" is the number of a model. */
function withoutCounts(found: Entity[]): Entity[] {
  const counts = found.flatMap((entity) =>
    entity.type === 'quantity' && (entity.value.unit === 'person' || entity.value.unit === 'cup')
      ? [entity]
      : [],
  );
  const reachesInto = ({ start, end }: Entity) =>
    counts.some((count) => start < count.start && count.start < end && end < count.end);
  return found.filter((entity) => entity.type !== 'product' || !reachesInto(entity));
}

const NO_GOODS: ReadonlySet<number> = new Set();

/** The words, by index, which these entities cover. */
function wordsOf(entities: readonly Entity[], { normal }: Pick<EntityInput, 'normal'>): Set<number> {
  const covered = new Set<number>();
  if (entities.length === 0) return covered;
  normal.words.forEach(({ start, end }, index) => {
    if (entities.some((entity) => entity.start < end && start < entity.end)) covered.add(index);
  });
  return covered;
}

function resolve(found: Entity[]): Entity[] {
  const ordered = [...found].sort(
    (a, b) => RANK[a.type] - RANK[b.type] || b.end - b.start - (a.end - a.start),
  );
  const kept: Entity[] = [];
  for (const entity of ordered) {
    const clashes = kept.some(
      (other) =>
        entity.start < other.end &&
        other.start < entity.end &&
        INDEPENDENT.has(entity.type) === INDEPENDENT.has(other.type),
    );
    if (!clashes && entity.end > entity.start) kept.push(entity);
  }
  return kept.sort((first, second) => first.start - second.start || first.end - second.end);
}
