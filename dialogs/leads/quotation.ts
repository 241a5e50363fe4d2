import { currentFact } from '../../domain/profile/facts';
import { belonging } from '../../domain/recognition/own-values';
import { entitiesOf } from '../../domain/recognition/recognition';
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
  const to = addressOf(turn);
  if (!turn.acts.includes('ask_quote') || !product || to === undefined || isAsked(turn, 'quotation'))
    return [];
  const { quantity, name, company } = lead.slots;
  const contents = [`${quantity?.amount ?? 1} × ${product.name}`, to, name, company].filter(
    (part) => part !== undefined,
  );
  const request = askDesk(turn, 'quotation', `${ownWords(turn)} · ${contents.join(', ')}`);
  return [...request, say('quotation.passed', { to })];
}

/** Where it goes: an address of this message that is nobody else's, else what is known of them. */
function addressOf({ recognition, contact }: Turn): string | undefined {
  const told = entitiesOf(recognition, 'email').filter((email) => belonging(email, recognition) !== 'other');
  const known = (['email', 'phone'] as const).flatMap((key) => currentFact(contact.facts, key)?.value ?? []);
  return told.at(-1)?.value.address ?? known[0];
}
