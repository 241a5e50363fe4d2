import { EntitySchema } from 'typeorm';
import { type Price, type Product, type Stock } from '../../domain/products/catalogue';
import { bigint, id, integer, json, optionalText, text } from './columns';

export interface ProductRow extends Omit<Product, 'prices' | 'stock' | 'discontinued'> {
  /** 1 when a later catalogue no longer had it. */
  discontinued: number;
}

export const productSchema = new EntitySchema<ProductRow>({
  name: 'product',
  columns: {
    sku: id(),
    name: text('name'),
    aliases: json('aliases'),
    category: text('category'),
    description: text('description'),
    involvement: text('involvement'),
    unit: text('unit'),
    sourceUrl: optionalText('source_url'),
    image: optionalText('image'),
    discontinued: integer('discontinued'),
    tags: json('tags'),
    specs: json('specs'),
    relations: json('relations'),
    updatedAt: text('updated_at'),
  },
});

export type PriceRow = Price & { id: string; sku: string };

export const priceEntrySchema = new EntitySchema<PriceRow>({
  name: 'price_entry',
  columns: {
    id: id(),
    sku: text('sku'),
    audience: text('audience'),
    idr: bigint('idr'),
    minQty: integer('min_qty'),
    validFrom: text('valid_from'),
    validTo: optionalText('valid_to'),
  },
});

export type StockRow = Stock & { sku: string };

export const stockLevelSchema = new EntitySchema<StockRow>({
  name: 'stock_level',
  columns: { sku: id(), quantity: integer('quantity'), asOf: text('as_of') },
});
