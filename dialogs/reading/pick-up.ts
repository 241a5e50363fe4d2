import { type Heard, words } from '../contract/turn';

const PICK_UP =
  /\b(ambil|jemput|saya ke)\b.{0,24}\b(toko|tokonya|store|showroom|sendiri)\b|\b(pick(ing)? (it |them )?up|collect (it|them))\b|\bambil sendiri\b/iu;

export function wantsPickUp(turn: Heard): boolean {
  return PICK_UP.test(words(turn));
}
