import { type Html, html } from '../http/html';
import { type ShopPage, type Shelf, type ShownProduct } from './shop-view';
import { rupiah } from './shop-texts';

/** One product. The question it offers is put into the chat's send box, for the visitor to send or change. */
export function productCard({ texts, language, asset }: ShopPage, shelf: Shelf, product: ShownProduct): Html {
  const picture = asset(`${shelf.id}.svg`) || asset('produk.svg');
  const named = { product: product.name };
  return html`<li class="card" id="${product.sku}">
    <div class="picture"><img src="${picture}" alt="" width="160" height="120" loading="lazy" /></div>
    <div class="words">
      <h3>${product.name}</h3>
      <p class="about">${product.description}</p>
      <ul class="specs">
        ${product.specs.map((spec) => html`<li>${spec}</li>`)}
      </ul>
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
      <p class="stock ${product.availability}">${texts(product.availability)}</p>
      <button
        type="button"
        class="ask"
        data-ask="${texts('askText', named)}"
        aria-label="${texts('askAbout', named)}"
      >
        ${texts('ask')}
      </button>
    </div>
  </li>`;
}
