/** The tables of the goods, with all their columns: they hold nobody's data (`personal-data.ts`). */
export const GOODS_TABLES = {
  product: {
    person: 'none',
    columns: [
      'sku',
      'name',
      'aliases',
      'category',
      'description',
      'involvement',
      'unit',
      'source_url',
      'image',
      'discontinued',
      'tags',
      'specs',
      'relations',
      'updated_at',
    ],
  },
  price_entry: {
    person: 'none',
    columns: ['id', 'sku', 'audience', 'idr', 'min_qty', 'valid_from', 'valid_to'],
  },
  catalogue_undo: { person: 'none', columns: ['version', 'at', 'before'] },
  // Reps' names are the company's, as in the transcript.
  goods_change: {
    person: 'none',
    columns: [
      'id',
      'sku',
      'kind',
      'before_value',
      'after_value',
      'valid_from',
      'at',
      'rep_id',
      'rep_name',
      'undoes',
    ],
  },
  stock_level: { person: 'none', columns: ['sku', 'quantity', 'as_of'] },
} as const;
