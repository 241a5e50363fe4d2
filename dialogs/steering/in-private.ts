import { isGroup } from '../../domain/conversation/conversation';
import { complete, defineDialog } from '../contract/dialog';
import { say } from '../contract/outputs';
import { type Turn } from '../contract/turn';

/** What everybody in a group may read: answers to questions, and courtesy. */
const PUBLIC = [
  'product-answer',
  'compare',
  'recommend',
  'delivery',
  'warranty',
  'promotion',
  'faq-answer',
  'greet',
  'help',
  'change-language',
  'privacy',
  'courtesy',
  'cancel',
  'restart',
  'prompted',
  'repair',
  'outside',
  'apology',
  'in-private',
];

/** Orders, complaints and whatever else concerns one person are not for a group to read. */
export const inPrivate = defineDialog({
  id: 'in-private',
  version: 1,
  startsOn: [],
  begin: () => complete(say('group.in-private', undefined, { signal: 'continue_in_private' })),
});

export function isFitting(turn: Pick<Turn, 'conversation'>, dialog: string): boolean {
  return !isGroup(turn.conversation) || PUBLIC.includes(dialog);
}
