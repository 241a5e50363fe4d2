import { type Html, html } from '../http/html';
import { type ShopPage } from './shop-view';
import { rupiah } from './shop-texts';

export function hero({ texts, shelves, asset, content, language }: ShopPage): Html {
  return html`<section class="hero">
    <div>
      <p class="tagline">${content.company.tagline[language]}</p>
      <h1>${texts('heroTitle')}</h1>
      <p class="lead">${texts('heroText')}</p>
      <p class="actions">
        <button type="button" class="primary" data-open-chat>${texts('heroChat')}</button>
        <a class="secondary" href="#${shelves[0]?.id ?? 'isi'}">${texts('heroBrowse')}</a>
      </p>
    </div>
    <img src="${asset('hero.svg')}" alt="" width="420" height="360" />
  </section>`;
}

/** What can be promised, from the same data the bot answers from. */
export function facts({ texts, content, language }: ShopPage): Html {
  const { delivery, company } = content;
  const free = delivery.zones.filter((zone) => zone.freeZone).map((zone) => zone.name[language]);
  const zones = new Intl.ListFormat(language, { type: 'conjunction' }).format(free);
  const amount = rupiah(delivery.freeFromIdr, language);
  return html`<ul class="facts">
    ${
      free.length > 0 &&
      html`<li>
        <strong>${texts('factDelivery')}</strong><span>${texts('factDeliveryText', { amount, zones })}</span>
      </li>`
    }
    <li>
      <strong>${texts('factCities', { count: String(company.cities.served.length) })}</strong>
      <span>${texts('factCitiesText')}</span>
    </li>
    <li><strong>${texts('factAsk')}</strong><span>${texts('factAskText')}</span></li>
  </ul>`;
}

/** Testimonials that customers allowed us to show; empty when there are none. */
export function testimonials({ texts, testimonials: shown }: ShopPage): Html | false {
  if (shown.length === 0) return false;
  return html`<section class="praise" aria-labelledby="judul-testimoni">
    <h2 id="judul-testimoni">${texts('praiseTitle')}</h2>
    <ul>
      ${shown.map(
        ({ text, name }) =>
          html`<li>
            <blockquote>${text}</blockquote>
            <p>${name ?? texts('praiseNameless')}</p>
          </li>`,
      )}
    </ul>
  </section>`;
}

export function stores({ texts, content, language }: ShopPage): Html {
  return html`<section class="stores" aria-labelledby="judul-toko">
    <h2 id="judul-toko">${texts('storesTitle')}</h2>
    <p>${texts('storesText')}</p>
    <ul>
      ${content.stores.map(
        (store) =>
          html`<li>
            <h3>${store.name}</h3>
            <p>${store.address}, ${store.city}</p>
            <p>${store.hours[language]}</p>
            ${store.phone !== undefined && html`<p>${store.phone}</p>`}
          </li>`,
      )}
    </ul>
  </section>`;
}

export function footer({ texts, content }: ShopPage): Html {
  const { phone, email, privacy } = content.company;
  const { controller, address, contact } = privacy;
  return html`<footer class="foot">
    <p><strong>${texts('contactTitle')}</strong> ${phone} · <a href="mailto:${email}">${email}</a></p>
    <p>${texts('privacy', { controller, address, contact })}</p>
    <p>${texts('fictional')}</p>
  </footer>`;
}
