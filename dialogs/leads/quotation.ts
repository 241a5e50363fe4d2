import { currentFact } from '../../domain/profile/facts';
import { type Lead } from '../../domain/leads/lead';
import { askDesk, isAsked } from '../handoff/desk-request';
import { type Output, say } from '../contract/outputs';
import { ownWords } from '../reading/own-words';
import { type Turn } from '../contract/turn';

/**
 * A quotation whose goods and address are told is a task of the desk at once, with its contents: what else the form asks
 * may never be answered. Without an address the form asks for it.
 */
export function quotationOutputs(turn: Turn, lead: Lead): Output[] {
  const product =
    lead.slots.sku === undefined ? undefined : turn.views.catalogue.products.get(lead.slots.sku);
  const [email, phone] = (['email', 'phone'] as const).map(
    (key) => currentFact(turn.contact.facts, key)?.value,
  );
  const to = email ?? phone;
  if (!turn.acts.includes('ask_quote') || !product || to === undefined || isAsked(turn, 'quotation'))
    return [];
  const { quantity, name, company } = lead.slots;
  const contents = [`${quantity?.amount ?? 1} × ${product.name}`, to, name, company].filter(
    (part) => part !== undefined,
  );
  const request = askDesk(turn, 'quotation', `${ownWords(turn)} · ${contents.join(', ')}`);
  return [...request, say('quotation.passed', { to })];
}
