import { loadContent } from '../../bot/content/load-content';
import { type Content } from '../../bot/content/content';
import { companyFolder } from '../../bot/settings/root';

/** The shop as a truthful judge knows it: prices, stock, parcels. Computed apart from the product's own calculator. */
export interface Goods {
  sku: string;
  name: string;
  category: string;
  /** Public price of one. */
  price: number;
  /** Cheaper from so many on. */
  tiers: readonly { minQty: number; idr: number }[];
  stock: number;
  /** Undefined when the catalogue does not tell it. */
  kg: number | undefined;
}

export interface Line {
  sku: string;
  quantity: number;
}

export interface Sum {
  goods: number;
  discount: number;
  net: number;
  fee: number;
  toPay: number;
}

export interface Zone {
  idr: number | undefined;
  perKgIdr: number;
  free: boolean;
}

export class Shop {
  readonly goods: ReadonlyMap<string, Goods>;

  constructor(readonly content: Content) {
    const entries = content.products.map((product): [string, Goods] => {
      const open = product.prices.filter(({ audience }) => audience === 'public');
      const weight = product.specs.find(({ key }) => key === 'berat bersih' || key === 'berat')?.value;
      const { sku, name, category } = product;
      const price = open.find(({ minQty }) => minQty === 1)?.idr ?? 0;
      const tiers = open.filter(({ minQty }) => minQty > 1);
      return [
        sku,
        { sku, name, category, price, tiers, stock: product.stock?.quantity ?? 0, kg: weightOf(weight) },
      ];
    });
    this.goods = new Map(entries);
  }

  static ofCompany(company: string): Shop {
    return new Shop(loadContent(companyFolder(company), '2026-11-30T02:00:00.000Z'));
  }

  of(sku: string): Goods {
    const goods = this.goods.get(sku);
    if (!goods) throw new Error(`the catalogue has no ${sku}`);
    return goods;
  }

  unitPrice(sku: string, quantity: number): number {
    const { price, tiers } = this.of(sku);
    return Math.min(price, ...tiers.filter(({ minQty }) => minQty <= quantity).map(({ idr }) => idr));
  }

  zoneOf(town: string): Zone | undefined {
    const zone = this.content.delivery.zones.find(({ cities }) => cities.includes(town));
    return zone && { idr: zone.idr, perKgIdr: zone.perKgIdr ?? 0, free: zone.freeZone };
  }

  /** What a first purchase of these goods comes to; without a town it is picked up. */
  sum(lines: readonly Line[], town?: string): Sum {
    const totals = lines.map(({ sku, quantity }) => ({
      category: this.of(sku).category,
      total: this.unitPrice(sku, quantity) * quantity,
    }));
    const goods = totals.reduce((sum, { total }) => sum + total, 0);
    const offer = this.content.offers.find(
      ({ type, firstPurchaseOnly }) => type === 'discount' && firstPurchaseOnly,
    );
    const eligible = totals.filter(({ category }) => offer?.categories.includes(category));
    const discount = Math.floor(eligible.reduce((sum, { total }) => sum + total, 0) * (offer?.share ?? 0));
    const net = goods - discount;
    const fee = town === undefined ? 0 : this.fee(goods, lines, town);
    return { goods, discount, net, fee, toPay: net + fee };
  }

  private fee(goods: number, lines: readonly Line[], town: string): number {
    const zone = this.zoneOf(town);
    const { freeFromIdr = Infinity, parcelKg = Infinity } = this.content.delivery;
    if (!zone?.idr || (zone.free && goods >= freeFromIdr)) return 0;
    const kg = lines.reduce((sum, { sku, quantity }) => sum + (this.of(sku).kg ?? 0) * quantity, 0);
    return zone.idr + Math.ceil(Math.max(0, kg - parcelKg)) * zone.perKgIdr;
  }
}

function weightOf(words: string | undefined): number | undefined {
  const match = /^([\d.,]+) (kg|gram)/.exec(words ?? '');
  if (!match) return undefined;
  const amount = Number((match[1] ?? '').replace(',', '.'));
  return match[2] === 'kg' ? amount : amount / 1000;
}
