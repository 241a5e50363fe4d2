import type { GivenOutcome, LostReason } from '../../domain/conversation/outcome';
import type { ConversationView } from '../../bot/desk/views';
import type { OrderView, ProductsView } from '../../bot/desk/case-views';
import { element } from './element';
import { label } from './forms';
import { text } from './texts';
import { rupiah } from './times';

type Kind = 'later' | 'sold' | 'won' | 'lost' | 'deferred' | 'invalid';

const REASONS: readonly LostReason[] = [
  'price',
  'timing',
  'competitor',
  'no_need',
  'trust',
  'unreachable',
  'other',
];

/** The fields by which a rep says what came of a chance. */
export interface OutcomeFields {
  fields: readonly HTMLElement[];
  /** Undefined: it is said later, or a field is empty. */
  value: () => GivenOutcome | undefined;
  /** Whether it is put off until later, which is none. */
  isLater: () => boolean;
}

/** One of the outcomes: the fields it wants, and what they say; undefined while one is empty. */
interface Way {
  kind: Kind;
  root: HTMLElement | undefined;
  value: () => GivenOutcome | undefined;
}

/** @param mayWait whether it may be put off until later */
export function outcomeFields(
  { cases: { orders } }: ConversationView,
  products: ProductsView['products'],
  { mayWait }: { mayWait: boolean },
): OutcomeFields {
  const ways: Way[] = [
    ...(mayWait ? [{ kind: 'later' as const, root: undefined, value: () => undefined }] : []),
    soldWay(products),
    ...(orders.length > 0 ? [wonWay(orders)] : []),
    lostWay(),
    deferredWay(),
    { kind: 'invalid', root: undefined, value: () => ({ kind: 'invalid' }) },
  ];
  const options = ways.map(({ kind }) => [kind, text(`outcome_${kind}`)] as const);
  const choice = choose('outcome-kind', options);
  const chosen = (): Way | undefined => ways.find(({ kind }) => kind === choice.value);
  const show = (): void => {
    for (const way of ways) if (way.root) way.root.hidden = way !== chosen();
  };
  choice.addEventListener('change', show);
  show();
  return {
    fields: [label('outcome-kind', text('outcome_ask')), choice, ...ways.flatMap(({ root }) => root ?? [])],
    value: () => chosen()?.value(),
    isLater: () => chosen()?.kind === 'later',
  };
}

function soldWay(products: ProductsView['products']): Way {
  const options = products.map(({ sku, name, idr }) => [sku, `${name} · ${rupiah(idr)}`] as const);
  const product = choose('outcome-product', options);
  const quantity = element('input', {
    attributes: { id: 'outcome-quantity', type: 'number', min: '1', max: '10000', value: '1' },
  });
  const paid = element('input', { attributes: { id: 'outcome-paid', type: 'checkbox' } });
  const root = part(
    label('outcome-product', text('sale_product')),
    product,
    label('outcome-quantity', text('sale_quantity')),
    quantity,
    element('label', { class: 'check', attributes: { for: 'outcome-paid' } }, paid, text('sale_paid')),
  );
  const value = (): GivenOutcome => {
    return { kind: 'sold', sku: product.value, quantity: Number(quantity.value), paid: paid.checked };
  };
  return { kind: 'sold', root, value };
}

function wonWay(orders: readonly OrderView[]): Way {
  const options = orders.map(({ orderNo, goods }) => [orderNo, `${orderNo} · ${goods}`] as const);
  const order = choose('outcome-order', options);
  const root = part(label('outcome-order', text('outcome_order')), order);
  return { kind: 'won', root, value: () => ({ kind: 'won', orderNo: order.value }) };
}

function lostWay(): Way {
  const options = REASONS.map((one) => [one, text(`lost_${one}`)] as const);
  const reason = choose('outcome-reason', options);
  const placeholder = text('outcome_detail');
  const detail = element('input', {
    attributes: { id: 'outcome-detail', maxlength: '500', placeholder, 'aria-label': placeholder },
  });
  const value = (): GivenOutcome => {
    const more = detail.value.trim();
    return { kind: 'lost', reason: reason.value as LostReason, ...(more ? { detail: more } : {}) };
  };
  return { kind: 'lost', root: part(label('outcome-reason', text('outcome_reason')), reason, detail), value };
}

function deferredWay(): Way {
  const day = element('input', { attributes: { id: 'outcome-day', type: 'date' } });
  const root = part(label('outcome-day', text('outcome_day')), day);
  return {
    kind: 'deferred',
    root,
    value: () => (day.value ? { kind: 'deferred', until: day.value } : undefined),
  };
}

function part(...children: HTMLElement[]): HTMLElement {
  return element('div', { class: 'outcome-part' }, ...children);
}

function choose(id: string, options: ReadonlyArray<readonly [string, string]>): HTMLSelectElement {
  return element(
    'select',
    { attributes: { id } },
    ...options.map(([value, words]) => element('option', { attributes: { value } }, words)),
  );
}
