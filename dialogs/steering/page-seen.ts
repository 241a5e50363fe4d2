import { type DomainEvent } from '../../domain/contact/events';
import { type PageContext } from '../../domain/conversation/page-context';
import { type Turn } from '../contract/turn';

/** What it teaches to know the visitor's page: nothing is said, but "harganya?" is then about its product. */
export function pageSeen(turn: Turn, page: PageContext): DomainEvent[] {
  const seen: DomainEvent = { type: 'page_seen', page };
  const { products } = turn.views.catalogue;
  const sku = Object.values(page)
    .map((text) => text.toUpperCase())
    .find((text) => products.has(text));
  return sku === undefined ? [seen] : [seen, { type: 'topic_set', sku }];
}
