import { z } from 'zod';
import { type Price, type Product } from '../../domain/products/catalogue';
import { instantAt } from '../../domain/time/calendar';
import { type Instant } from '../../domain/time/instant';
import { loadProducts } from '../../models/catalogue/catalogue-store';
import {
  type Changed,
  type GoodsChange,
  type WantedChange,
  changeGoods,
  goodsChange,
  goodsChanges,
} from '../../models/catalogue/goods-changes';
import { KEY } from './acts';
import { type Answer, ok, refuse } from './answers';
import { type DeskContext, type SignedIn } from './desk-context';
import { type GoodsChangeView, type GoodsItem, type GoodsView } from './goods-view';
import { administers } from './roles';
import { type Wanted } from './work';

/** Of all goods together, and of each. */
const CHANGES_READ = 2_000;
const CHANGES_SHOWN = 10;

/** A price of nothing is a mistake; whoever gives something away makes a voucher. */
const PRICE = z.number().int().min(1).max(10_000_000_000);
const STOCK = z.number().int().min(0).max(10_000_000);
const DAY = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const CHANGE = z.discriminatedUnion('kind', [
  KEY.extend({ kind: z.literal('price'), before: PRICE.nullable(), after: PRICE, from: DAY.nullable() }),
  KEY.extend({ kind: z.literal('stock'), before: STOCK.nullable(), after: STOCK }),
]);

/** What is sold, for admins. */
export async function goods(desk: DeskContext, { rep }: SignedIn): Promise<Answer> {
  if (!administers(rep)) return refuse('not_allowed', 'Goods are an admin’s.');
  const now = desk.clock();
  const [products, changes] = await Promise.all([
    loadProducts(desk.database),
    goodsChanges(desk.database, CHANGES_READ),
  ]);
  const view: GoodsView = {
    now,
    goods: products
      .filter(({ discontinued }) => !discontinued)
      .map((product) =>
        itemOf(
          product,
          changes.filter(({ sku }) => sku === product.sku),
          now,
        ),
      )
      .sort((a, b) => a.name.localeCompare(b.name)),
  };
  return ok(view);
}

function itemOf(product: Product, changes: readonly GoodsChange[], now: Instant): GoodsItem {
  const own = product.prices.filter(({ audience, minQty }) => audience === 'public' && minQty === 1);
  const holds = ({ validFrom, validTo }: Price): boolean =>
    validFrom <= now && (validTo === undefined || now < validTo);
  const price = own.findLast(holds)?.idr ?? null;
  // One that was taken back follows with the price that holds.
  const planned = own.find(
    ({ validFrom, validTo, idr }) => validFrom > now && validTo === undefined && idr !== price,
  );
  return {
    id: product.sku,
    name: product.name,
    unit: product.unit,
    price,
    planned: planned ? { price: planned.idr, from: planned.validFrom } : null,
    stock: product.stock?.quantity ?? null,
    stockAsOf: product.stock?.asOf ?? null,
    changes: changes.slice(0, CHANGES_SHOWN).map((change) => changeView(change, changes)),
  };
}

/** @param all of the same product, the newest first */
function changeView(change: GoodsChange, all: readonly GoodsChange[]): GoodsChangeView {
  const { id, kind, before, after, validFrom, at, repName, undoes } = change;
  const isNewest = all.find((one) => one.kind === kind)?.id === id;
  const canUndo = isNewest && before !== undefined && undoes === undefined;
  const isUndo = undoes !== undefined;
  return { id, kind, before: before ?? null, after, validFrom, at, repName, isUndo, canUndo };
}

/** Changes a price or a stock; `before` is what the page showed, so that nobody undoes a colleague unawares. */
export async function changeOne(desk: DeskContext, { id: sku, who, body }: Wanted): Promise<Answer> {
  if (!administers(who.rep)) return refuse('not_allowed', 'Goods are an admin’s.');
  const given = CHANGE.safeParse(body);
  if (!given.success)
    return refuse('bad_request', 'A clientKey, a whole number and perhaps a day are wanted.');
  const { clientKey, kind, before, after } = given.data;
  const from = given.data.kind === 'price' ? given.data.from : null;
  return write(desk, who, {
    ...{ id: clientKey, sku, kind, before: before ?? undefined, after, undoes: undefined },
    validFrom: from === null ? undefined : instantAt(from, '00:00', desk.company.timeZone),
  });
}

/** Takes the newest change of its kind back; what was planned is as if it had not been. */
export async function undoOne(desk: DeskContext, { id, who, body }: Wanted): Promise<Answer> {
  if (!administers(who.rep)) return refuse('not_allowed', 'Goods are an admin’s.');
  const given = KEY.safeParse(body);
  if (!given.success) return refuse('bad_request', 'A clientKey (UUID) is wanted.');
  const change = await goodsChange(desk.database, id);
  if (!change) return refuse('not_found', 'There is no such change.');
  if (change.before === undefined) return refuse('not_done', 'There was nothing before.');
  const { sku, kind, before, after, validFrom } = change;
  const back = { id: given.data.clientKey, sku, kind, before: after, after: before, validFrom, undoes: id };
  return write(desk, who, back);
}

async function write(
  desk: DeskContext,
  { rep }: SignedIn,
  change: Omit<WantedChange, 'at' | 'repId' | 'repName'>,
): Promise<Answer> {
  const { id: repId, name: repName } = rep;
  const done = await changeGoods(desk.database, { ...change, at: desk.clock(), repId, repName });
  if (done === 'done') {
    const { sku, kind } = change;
    desk.log.info({ repId, sku, kind }, 'a rep changed the goods');
    await desk.refreshGoods?.();
  }
  return ANSWERS[done]();
}

const ANSWERS: Record<Changed, () => Answer> = {
  done: () => ok({ status: 'changed' }),
  repeated: () => ok({ status: 'changed' }),
  same: () => refuse('not_done', 'It is so already.'),
  stale: () => refuse('already_settled', 'Somebody has changed it meanwhile.'),
  unknown_product: () => refuse('not_found', 'There is no such product.'),
};
