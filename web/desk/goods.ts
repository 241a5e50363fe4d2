import type { GoodsChangeView, GoodsItem } from '../../bot/desk/goods-view';
import { caseActs } from './case-card';
import { act, chip } from './cases';
import { element } from './element';
import { type Form, type Forms, label } from './forms';
import { newKey } from './insist';
import { text } from './texts';
import { ago, fullTime, rupiah, shortDate } from './times';
import { type Work } from './work';

/** A product with its price, its stock, and who changed them. */
export function drawGood(item: GoodsItem, work: Work, forms: Forms): HTMLElement {
  return element(
    'article',
    { class: 'case', attributes: { 'data-sku': item.id } },
    element('p', { class: 'case-words' }, item.name),
    element(
      'p',
      { class: 'chips' },
      chip(item.price === null ? text('goods_no_price') : rupiah(item.price), 'why'),
      chip(
        item.stock === null
          ? text('goods_no_stock')
          : text('goods_stock', { count: item.stock, unit: item.unit }),
      ),
      item.planned
        ? chip(
            text('goods_planned', { price: rupiah(item.planned.price), day: shortDate(item.planned.from) }),
          )
        : undefined,
    ),
    caseActs(
      act(text('goods_change_price'), () => forms.open(priceForm(item, work))),
      act(text('goods_change_stock'), () => forms.open(stockForm(item, work))),
    ),
    item.changes.length > 0 && drawChanges(item, work),
  );
}

function drawChanges({ changes }: GoodsItem, work: Work): HTMLElement {
  const rows = changes.map((change) =>
    element(
      'li',
      { title: fullTime(change.at) },
      element('span', {}, changeWords(change)),
      change.canUndo
        ? act(text('goods_undo'), () => void work.undoGoods(change.id))
        : element('span', { class: 'faint' }, ago(change.at)),
    ),
  );
  return element(
    'details',
    { class: 'history' },
    element('summary', {}, text('goods_changes')),
    element('ol', {}, ...rows),
  );
}

function changeWords(change: GoodsChangeView): string {
  const { kind, before, after, validFrom, at, repName, isUndo } = change;
  const shown = (value: number | null): string => {
    if (value === null) return '–';
    return kind === 'price' ? rupiah(value) : String(value);
  };
  const words = text(`goods_changed_${kind}`, { name: repName, before: shown(before), after: shown(after) });
  const later = validFrom > at ? ` ${text('goods_from', { day: shortDate(validFrom) })}` : '';
  return `${words}${later}${isUndo ? ` (${text('goods_undone')})` : ''}`;
}

function priceForm(item: GoodsItem, work: Work): Form {
  const clientKey = newKey();
  // What is planned already is what the next price follows.
  const before = item.planned?.price ?? item.price;
  const price = numberField('goods-price', 1, before);
  const from = element('input', { attributes: { id: 'goods-from', type: 'date' } });
  return {
    title: text('goods_change_price'),
    about: item.name,
    fields: [
      ...[label('goods-price', text('goods_price_label')), price],
      ...[label('goods-from', text('goods_from_label')), from],
    ],
    confirm: text('goods_save'),
    submit: () =>
      work.changeGoods(item.id, {
        ...{ clientKey, kind: 'price', before, after: Number(price.value) },
        from: from.value === '' ? null : from.value,
      }),
  };
}

function stockForm(item: GoodsItem, work: Work): Form {
  const clientKey = newKey();
  const stock = numberField('goods-stock', 0, item.stock);
  return {
    title: text('goods_change_stock'),
    about: item.name,
    fields: [label('goods-stock', text('goods_stock_label', { unit: item.unit })), stock],
    confirm: text('goods_save'),
    submit: () =>
      work.changeGoods(item.id, { clientKey, kind: 'stock', before: item.stock, after: Number(stock.value) }),
  };
}

function numberField(id: string, min: number, value: number | null): HTMLInputElement {
  return element('input', {
    attributes: { id, type: 'number', min: String(min), step: '1', inputmode: 'numeric', required: '' },
    properties: { value: value === null ? '' : String(value) },
  });
}
