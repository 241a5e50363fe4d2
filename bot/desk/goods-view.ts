import { type GoodsField } from '../../models/catalogue/goods-changes';
import { type Instant } from '../../domain/time/instant';

/** `GET /desk/api/goods`, for admins: what is sold, at what price, and who changed it. */
export interface GoodsView {
  now: Instant;
  goods: GoodsItem[];
}

export interface GoodsItem {
  /** Its sku. */
  id: string;
  name: string;
  unit: string;
  /** Public price of one piece in rupiah, now; null: it has none. */
  price: number | null;
  /** A price that is to follow, and from when. */
  planned: { price: number; from: Instant } | null;
  stock: number | null;
  stockAsOf: Instant | null;
  /** Made at the desk, the newest first. */
  changes: GoodsChangeView[];
}

export interface GoodsChangeView {
  id: string;
  kind: GoodsField;
  before: number | null;
  after: number;
  validFrom: Instant;
  at: Instant;
  repName: string;
  /** Takes an earlier one back. */
  isUndo: boolean;
  /** Nothing has come after it. */
  canUndo: boolean;
}
