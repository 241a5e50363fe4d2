import {
  type Availability,
  type Catalogue,
  type Category,
  type Product,
  availability,
  priceNow,
} from '../../domain/products/catalogue';
import { type Instant, type Language } from '../../domain/time/instant';
import { type ShownTestimonial } from '../../models/contact/testimonials';
import { type Content } from '../content/content';
import { pictureAddress } from '../pictures/picture-address';
import { type ShopTexts } from './shop-texts';
import { type Logo } from './logo';

/** What the shop page knows of the company; a part of the content, taken as it is. */
export type ShopContent = Pick<
  Content,
  'company' | 'folder' | 'productTexts' | 'specNames' | 'stores' | 'delivery'
>;

/** A product as the page shows it, in one language. */
export interface ShownProduct {
  sku: string;
  name: string;
  description: string;
  unit: string;
  specs: ReadonlyArray<{ label: string; value: string }>;
  /** Whole rupiah for one; undefined when no public price holds now. */
  idr: number | undefined;
  availability: Availability;
  /** Address of its picture on this server. */
  picture: string;
}

export interface Shelf {
  id: string;
  /** Undefined for products whose category we do not know. */
  name: string | undefined;
  products: readonly ShownProduct[];
}

/** Details on a card: more would not be read there. */
const SPECS_SHOWN = 3;

/** The catalogue by category, in the order of the categories; what is no longer sold is left out. */
export function shelves(
  catalogue: Catalogue,
  content: Pick<ShopContent, 'productTexts' | 'specNames'>,
  language: Language,
  now: Instant,
  stockStaleH: number,
): Shelf[] {
  const sold = [...catalogue.products.values()].filter((product) => !product.discontinued);
  const shelf = (id: string, category: Category | undefined, products: Product[]): Shelf => ({
    id,
    name: category?.name[language],
    products: products.map((product) => shown(product, content, language, now, stockStaleH)),
  });
  const known = [...catalogue.categories.values()].map((category) =>
    shelf(
      category.id,
      category,
      sold.filter((product) => product.category === category.id),
    ),
  );
  const homeless = sold.filter((product) => !catalogue.categories.has(product.category));
  return [...known, shelf('lainnya', undefined, homeless)].filter(({ products }) => products.length > 0);
}

function shown(
  product: Product,
  content: Pick<ShopContent, 'productTexts' | 'specNames'>,
  language: Language,
  now: Instant,
  stockStaleH: number,
): ShownProduct {
  // The catalogue is in the company's language; translations exist only where somebody wrote one.
  const words = language === 'id' ? product : (content.productTexts.get(product.sku)?.[language] ?? product);
  const labelOf = (key: string): string =>
    content.specNames.find((spec) => spec.key === key)?.label[language] ?? key;
  return {
    sku: product.sku,
    name: words.name,
    description: words.description,
    unit: words.unit,
    specs: words.specs.slice(0, SPECS_SHOWN).map(({ key, value }) => ({ label: labelOf(key), value })),
    idr: priceNow(product, 'public', now)?.idr,
    availability: availability(product.stock, now, stockStaleH),
    picture: pictureAddress(product),
  };
}

/** All that the sections of the page are made of. */
export interface ShopPage {
  language: Language;
  content: ShopContent;
  shelves: readonly Shelf[];
  /** What customers let us show. */
  testimonials: readonly ShownTestimonial[];
  texts: ShopTexts;
  asset: (name: string) => string;
  logo: Logo;
}
