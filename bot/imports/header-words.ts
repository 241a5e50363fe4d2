/** What a column of a catalogue holds. */
export type Field =
  | 'sku'
  | 'name'
  | 'category'
  | 'description'
  | 'price'
  | 'salePrice'
  | 'stock'
  | 'specs'
  | 'tags'
  | 'stockAsOf'
  | 'image'
  | 'minQty'
  | 'group'
  | 'kind'
  | 'state'
  | 'variant'
  | 'weight';

/**
 * What columns are called in exports of shops, marketplaces and cash desks, in English and Indonesian, the better name
 * first: a file that has both `sku` and `id` is known by its `sku`.
 */
const WORDS: Readonly<Record<Field, readonly string[]>> = {
  sku: [
    ...[
      'sku',
      'variant sku',
      'nomor sku',
      'sku name',
      'kode sku',
      'sku produk',
      'kode barang',
      'kode produk',
    ],
    ...['kode item', 'kode', 'item code', 'item number', 'item no', 'product code', 'kode variasi', 'plu'],
    ...['sku induk', 'parent sku', 'barcode', 'id', 'token'],
  ],
  name: [
    ...['name', 'nama produk', 'nama barang', 'nama item', 'nama', 'title', 'item name', 'product name'],
    ...['produk', 'barang', 'nama menu', 'menu', 'item', 'product', 'judul'],
  ],
  category: [
    ...['category', 'kategori', 'type', 'categories', 'product type', 'product category', 'kategori produk'],
    ...['nama kategori', 'jenis', 'kelompok', 'google product category'],
  ],
  description: ['description', 'body', 'deskripsi', 'deskripsi produk', 'keterangan', 'short description'],
  price: [
    ...['price idr', 'variant price', 'regular price', 'harga jual', 'harga', 'harga satuan', 'price'],
    ...['selling price', 'unit price', 'retail price', 'harga normal', 'harga eceran', 'tarif'],
  ],
  salePrice: ['sale price', 'harga promo', 'harga diskon', 'special price'],
  stock: [
    ...[
      'stock',
      'stok',
      'variant inventory qty',
      'qty',
      'quantity',
      'jumlah stok',
      'stok barang',
      'sisa stok',
    ],
    ...['stok akhir', 'persediaan', 'current quantity', 'stock quantity', 'jumlah', 'in stock'],
  ],
  specs: ['specs', 'spesifikasi', 'additional attributes'],
  tags: ['tags', 'tag', 'label'],
  stockAsOf: ['stock as of', 'tanggal stok'],
  image: ['image', 'image src', 'variant image', 'images', 'image link', 'base image', 'gambar', 'foto'],
  minQty: ['min qty', 'minimal pembelian', 'min beli', 'jumlah minimum', 'qty min', 'minimum qty'],
  group: ['handle', 'parent', 'item group id', 'kode induk'],
  kind: ['type', 'product type'],
  state: ['status', 'published'],
  variant: ['variation name', 'nama variasi', 'variasi', 'variant'],
  weight: ['variant grams', 'berat', 'berat produk'],
};

const KNOWN = new Set(Object.values(WORDS).flat());

/** A file of a system that is told by its columns, all of which must be there. */
const FORMATS: ReadonlyArray<{ name: Format; columns: readonly string[] }> = [
  { name: 'Shopify', columns: ['handle', 'title', 'variant price'] },
  { name: 'WooCommerce', columns: ['type', 'sku', 'name', 'regular price'] },
  { name: 'Magento', columns: ['sku', 'additional attributes', 'price'] },
  { name: 'Square', columns: ['item name', 'variation name', 'price'] },
  { name: 'Shopee', columns: ['kode variasi', 'nama produk', 'harga'] },
  { name: 'Tokopedia', columns: ['nama produk', 'minimum pemesanan', 'harga'] },
  { name: 'Google feed', columns: ['id', 'title', 'availability', 'price'] },
  { name: 'Tangga', columns: ['sku', 'name', 'price idr'] },
];

export type Format =
  | 'Shopify'
  | 'WooCommerce'
  | 'Magento'
  | 'Square'
  | 'Shopee'
  | 'Tokopedia'
  | 'Google feed'
  | 'Tangga'
  | 'list';

/** `Berat (gr)*` → `berat`; `price_idr` → `price idr`. */
export function plainHeader(header: string): string {
  return header
    .toLowerCase()
    .replace(/\([^)]*\)|[*:?]/gu, ' ')
    .replace(/[_\s.]+/gu, ' ')
    .trim();
}

/** How many of these cells are names of columns. */
export function headerScore(cells: readonly string[]): number {
  return cells.filter((cell) => KNOWN.has(plainHeader(cell))).length;
}

/** Further names of columns, as a company wrote them into `imports.yaml`. */
export type OwnWords = Partial<Record<Field, readonly string[]>>;

export interface Columns {
  format: Format;
  /** Where each field stands. */
  at: Partial<Record<Field, number>>;
  /** Pairs of columns that name a property and hold it, as `Option1 Name`, `Option1 Value`. */
  options: ReadonlyArray<{ name: number; value: number }>;
}

export function columnsOf(header: readonly string[], own: OwnWords = {}): Columns {
  const names = header.map(plainHeader);
  const format = FORMATS.find(({ columns }) => columns.every((one) => names.includes(one)))?.name ?? 'list';
  const at: Columns['at'] = {};
  for (const field of Object.keys(WORDS) as Field[]) {
    const words = [...(own[field] ?? []).map(plainHeader), ...WORDS[field]];
    const word = words.find((one) => names.includes(one) && !isElsewhere(format, field, one));
    if (word !== undefined) at[field] = names.indexOf(word);
  }
  return { format, at, options: optionsOf(names) };
}

/** One word means different things in different systems. */
function isElsewhere(format: Format, field: Field, word: string): boolean {
  if (field === 'category' && word === 'type') return format === 'WooCommerce' || format === 'Magento';
  if (field === 'category' && word === 'product type') return format === 'Magento';
  if (field === 'kind') return format !== 'WooCommerce' && format !== 'Magento';
  if (field === 'variant') return format === 'Shopify';
  if (field === 'sku' && word === 'id') return format === 'WooCommerce';
  return field === 'stock' && word === 'in stock' && format === 'WooCommerce';
}

function optionsOf(names: readonly string[]): Array<{ name: number; value: number }> {
  return names.flatMap((header, name) => {
    const [, kind = '', number = ''] = /^(option|attribute) ?(\d) name$/u.exec(header) ?? [];
    const value = ['', ' '].flatMap((gap) => [
      names.indexOf(`${kind}${gap}${number} value`),
      names.indexOf(`${kind}${gap}${number} values`),
    ]);
    const found = value.find((index) => index >= 0);
    return kind === '' || found === undefined ? [] : [{ name, value: found }];
  });
}
