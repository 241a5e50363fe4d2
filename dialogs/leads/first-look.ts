import { type Product, productsBySku } from '../../domain/products/catalogue';
import { type Output } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { citation, priceAnswer } from '../products/answer-lines';
import { answerCard } from '../products/cards';
import { inCategory } from '../products/fit';
import { kindShown, topic } from '../products/goods-list';
import { shownGoods } from '../products/memory';
import { hasRequest } from './opening';
import { learnedNow } from './state';

/**
 * What somebody has just named a need for is shown before anything is asked of them: the thing with its price, or the
 * kind. Empty where it was shown before, or is answered by another dialog.
 */
export function firstLook(turn: Turn): Output[] {
  const { sku, category, quantity } = turn.contact.lead?.slots ?? {};
  if (hasRequest(turn)) return [];
  const learned = learnedNow(turn);
  const [product] = productsBySku(turn.views.catalogue, [sku ?? '']);
  if (product) return learned.includes('sku') && !isShown(turn, product) ? thingShown(turn, product) : [];
  if (category === undefined || quantity !== undefined || !learned.includes('category')) return [];
  return inCategory(turn, category).some((one) => isShown(turn, one)) ? [] : kindShown(turn, category);
}

function isShown(turn: Turn, product: Product): boolean {
  return turn.conversation.topicSku === product.sku || shownGoods(turn).includes(product);
}

function thingShown(turn: Turn, product: Product): Output[] {
  const source = citation(product);
  const withCard = source.kind === 'say' ? { ...source, cards: answerCard(turn, product) } : source;
  return [...priceAnswer(turn, product), withCard, topic(product)];
}
