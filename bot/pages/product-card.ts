import { type Html, html } from '../http/html';
import { type ShopPage, type ShownProduct } from './shop-view';
import { rupiah } from './shop-texts';

/** One product. What its buttons say is put into the chat's send box, for the visitor to send or change. */
export function productCard(page: ShopPage, product: ShownProduct): Html {
  const { texts, language } = page;
  const isGone = product.availability === 'out_of_stock';
  return html`<li class="card${isGone && ' gone'}" id="${product.sku}">
    <div class="picture">
      <img src="${product.picture}" alt="" width="480" height="360" loading="lazy" decoding="async" />
      ${isGone && html`<p class="badge">${texts('out_of_stock')}</p>`}
    </div>
    <div class="words">
      <h3>${product.name}</h3>
      <p class="about">${product.description}</p>
      ${
        product.specs.length > 0 &&
        html`<dl class="specs">
          ${product.specs.map(
            ({ label, value }) =>
              html`<div>
                <dt>${label}</dt>
                <dd>${value}</dd>
              </div>`,
          )}
        </dl>`
      }
    </div>
    <div class="buy">
      <p class="price">
        ${
          product.idr === undefined
            ? html`<span>${texts('priceUnknown')}</span>`
            : html`<strong>${rupiah(product.idr, language)}</strong>
                <span>${texts('from', { unit: product.unit })}</span>`
        }
      </p>
      ${!isGone && html`<p class="stock ${product.availability}">${texts(product.availability)}</p>`}
      <p class="acts">${acts(page, product, isGone)}</p>
    </div>
  </li>`;
}

/** What is sold out cannot be ordered: there the chat is asked when it is back. */
function acts({ texts }: ShopPage, { name: product }: ShownProduct, isGone: boolean): Html[] {
  const button = (kind: string, label: string, spoken: string, question: string): Html =>
    html`<button type="button" class="${kind}" data-ask="${question}" aria-label="${spoken}">
      ${label}
    </button>`;
  const named = { product };
  return [
    isGone
      ? button('order', texts('back'), texts('backAbout', named), texts('backText', named))
      : button('order', texts('order'), texts('orderAbout', named), texts('orderText', named)),
    button('ask', texts('ask'), texts('askAbout', named), texts('askText', named)),
  ];
}
