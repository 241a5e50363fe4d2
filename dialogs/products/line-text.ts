import { type OrderLine } from '../../domain/products/prices';
import { type Text } from '../contract/texts';
import { type Turn } from '../contract/turn';
import { productName } from './reference';

/** `3 × Kopi Toraja 250 gram @ Rp105.000 = Rp315.000` */
export function lineText(line: OrderLine, turn: Turn): Text {
  const values = {
    quantity: line.quantity,
    product: productName(turn, line.sku),
    price: { money: line.unitPrice },
    total: { money: line.total },
  };
  return { text: line.quantity === 1 ? 'order.line-one' : 'order.line', values };
}
