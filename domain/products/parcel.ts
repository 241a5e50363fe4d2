/** What a parcel to a place costs, as `delivery.yaml` has it. */
export interface ParcelRates {
  /** For the first `parcelKg`; undefined: a person works it out. */
  idr: number | undefined;
  parcelKg?: number;
  /** For each further kilogram begun. */
  perKgIdr?: number;
  /** Orders from so many rupiah on are sent free; undefined: never. */
  freeFromIdr: number | undefined;
  /** A single piece heavier than this goes by cargo. */
  cargoFromKg?: number;
}

/** So many pieces of a weight; undefined when the catalogue does not tell it. */
export interface Weighed {
  kg: number | undefined;
  quantity: number;
}

/**
 * What delivery costs, in rupiah; undefined when only a person can tell. What has no weight in the catalogue
 * goes with the first parcel.
 * @param installs we bring machines there ourselves: cargo is free
 */
export function deliveryFee(
  goodsIdr: number,
  pieces: readonly Weighed[],
  rates: ParcelRates,
  installs: boolean,
): number | undefined {
  const { cargoFromKg = Infinity, parcelKg = Infinity, freeFromIdr = Infinity } = rates;
  if (pieces.some(({ kg = 0 }) => kg > cargoFromKg)) return installs ? 0 : undefined;
  if (goodsIdr >= freeFromIdr) return 0;
  if (rates.idr === undefined) return undefined;
  const kg = pieces.reduce((sum, piece) => sum + (piece.kg ?? 0) * piece.quantity, 0);
  const more = Math.ceil(Math.max(0, kg - parcelKg));
  if (more > 0 && rates.perKgIdr === undefined) return undefined;
  return rates.idr + more * (rates.perKgIdr ?? 0);
}

/** `480 gram` → 0.48, `1,6 kg` → 1.6; undefined when the words tell no weight. */
export function kilograms(words: string): number | undefined {
  const match = /^(\d[\d.,]*)\s*(kg|kilogram|gram|gr|g)\b/iu.exec(words.trim());
  if (!match) return undefined;
  const amount = Number((match[1] ?? '').replaceAll('.', '').replace(',', '.'));
  return (match[2] ?? '').toLowerCase().startsWith('k') ? amount : amount / 1000;
}
