import { currentFact } from '../../domain/profile/facts';
import { entitiesOf } from '../../domain/recognition/recognition';
import { replied } from '../contract/choices';
import { type Step, asking, complete, defineDialog, notUnderstood } from '../contract/dialog';
import { type Output, ask, choice, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { askDesk } from '../handoff/desk-request';
import { type Quote, cartOutputs, deliveredOutputs, quoteGoods } from '../products/goods-quote';
import { countedGoods } from '../products/memory';
import { type Mention, bareCount, mentionsIn } from '../products/mentions';
import { productName, unitName } from '../products/reference';
import { ownWords } from '../reading/own-words';
import { leftOutOutputs } from './left-out';
import { refusesNumber } from './message-parts';
import { addressOf, ownAddressOutputs, toldAddress } from './quotation-address';

/** A written quotation while it is being asked for: what, how many, for whom and where to. */
interface QuotationDraft {
  asking: 'quantity' | 'contact';
  items: ReadonlyArray<Pick<Mention, 'sku' | 'quantity'>>;
  /** Town the goods are to go to. */
  city?: string | undefined;
  /** In the customer's words, for the rep who writes it. */
  words: string;
}

const REFUSALS: readonly string[] = ['refuse', 'deny'];

/**
 * A quotation whose goods are counted, or whose address is told, is a task of the desk with its contents and the sum of
 * the one calculator. A wish for a quotation without goods is asked about by the lead form.
 */
export const quotation = defineDialog<QuotationDraft>({
  id: 'quotation',
  version: 1,
  startsOn: ['ask_quote'],
  begin: (turn) => {
    const items = itemsOf(turn);
    const isCounted = items.some(({ quantity }) => quantity !== undefined);
    if (items.length === 0 || (!isCounted && toldAddress(turn) === undefined)) {
      return complete({ kind: 'begin', dialog: 'qualify' });
    }
    const city = entitiesOf(turn.recognition, 'city').at(-1)?.value;
    return next({ asking: 'quantity', items, city, words: ownWords(turn) }, turn, leftOutOutputs(turn));
  },
  reply: (draft, turn) => {
    if (replied(turn, 'chat-only')) return file(draft, turn, undefined);
    const changed = withCounts(draft, turn);
    const isTold = changed !== draft || addressOf(turn) !== undefined;
    if (isTold) return next({ ...changed, words: `${draft.words} · ${ownWords(turn)}` }, turn, []);
    const refuses = refusesNumber(turn) || turn.acts.some((act) => REFUSALS.includes(act));
    if (draft.asking === 'contact' && refuses) return file(draft, turn, undefined);
    const isAside = turn.recognition.dialogueActs.some(({ kind }) => kind === 'ask');
    return isAside ? notUnderstood(draft) : again(draft, turn);
  },
  resume: (draft, turn) => next(draft, turn, []),
  claims: () => ['give_contact', 'give_quantity', 'correct', 'buy', 'ask_quote'],
  expects: ({ asking: question }) => (question === 'contact' ? 'email' : 'quantity'),
});

/** The goods named with the wish, else what was counted before. */
function itemsOf(turn: Turn): QuotationDraft['items'] {
  const mentions = mentionsIn(turn).filter(({ takenBack }) => !takenBack);
  if (mentions.length > 0) return mentions.map(({ sku, quantity }) => ({ sku, quantity }));
  return countedGoods(turn);
}

/** "3 aja", "O10-nya 5". */
function withCounts(draft: QuotationDraft, turn: Turn): QuotationDraft {
  const mentions = mentionsIn(turn);
  const only =
    draft.items.length === 1 && toldAddress(turn) === undefined ? bareCount(turn, undefined) : undefined;
  const items = draft.items.map((item) => {
    const quantity = mentions.find(({ sku }) => sku === item.sku)?.quantity ?? only ?? item.quantity;
    return quantity === item.quantity ? item : { ...item, quantity };
  });
  return items.some((item, index) => item !== draft.items[index]) ? { ...draft, items } : draft;
}

function next(draft: QuotationDraft, turn: Turn, first: readonly Output[]): Step<QuotationDraft> {
  const open = draft.items.find(({ quantity }) => quantity === undefined);
  const product = open && turn.views.catalogue.products.get(open.sku);
  if (open && product) {
    const values = { product: productName(turn, open.sku), unit: unitName(turn, product) };
    const question = say('quotation.ask-quantity', values);
    return asking(`quantity ${open.sku}`, { ...draft, asking: 'quantity' }, ...first, question);
  }
  const to = addressOf(turn);
  return to === undefined ? askContact(draft, first) : file(draft, turn, to, first);
}

const IN_CHAT = [choice('chat-only', 'quotation.in-chat')];

function askContact(draft: QuotationDraft, first: readonly Output[]): Step<QuotationDraft> {
  return asking('contact', { ...draft, asking: 'contact' }, ...first, ask('quotation.ask-contact', IN_CHAT));
}

function again(draft: QuotationDraft, turn: Turn): Step<QuotationDraft> {
  if (draft.asking === 'quantity') return next(draft, turn, []);
  return asking('contact', draft, ask('quotation.retry-contact', IN_CHAT));
}

/** @param to an e-mail address or a number; undefined: it is written in this chat */
function file(
  { items, city, words }: QuotationDraft,
  turn: Turn,
  to: string | undefined,
  first: readonly Output[] = [],
): Step<QuotationDraft> {
  const { products } = turn.views.catalogue;
  const counted = items.map(({ sku, quantity = 1 }) => ({ sku, quantity }));
  const quote = quoteGoods(counted, city, turn);
  const goods = counted.map(({ sku, quantity }) => `${quantity} × ${products.get(sku)?.name ?? sku}`);
  const total = quote === undefined ? [] : [`${quote.totals.toPay}`];
  const { facts } = turn.contact;
  const who = (['display_name', 'company'] as const).flatMap((key) => currentFact(facts, key)?.value ?? []);
  const contents = [...goods, ...total, ...who, ...(to === undefined ? [] : [to])].join(', ');
  const filed = to === undefined ? say('quotation.filed-chat') : say('quotation.filed', { to });
  return complete(
    ...first,
    ...ownAddressOutputs(turn),
    ...askDesk(turn, 'quotation', `${contents} · ${words}`),
    ...(quote ? [...cartOutputs(quote, turn), ...sumOutputs(quote, city, turn)] : []),
    filed,
  );
}

function sumOutputs(quote: Quote, city: string | undefined, turn: Turn): Output[] {
  if (city !== undefined) return deliveredOutputs(city, quote, turn);
  return [say('order.total-goods', { total: { money: quote.totals.toPay } })];
}
