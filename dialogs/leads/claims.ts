import { type Intent } from '../../domain/recognition/intent';
import { learnedNow } from './state';
import { type Form } from './form';
import { mentionsIn } from '../products/mentions';
import { plainText } from '../reading/plain-words';
import { type Turn } from '../contract/turn';

const STEERING: readonly Intent[] = ['ask_why', 'back', 'just_looking', 'resume', 'cancel', 'bye'];
/** What an answer can be mistaken for: "orangnya 80" for a person, "Surabaya" for a shop. */
const LOOKALIKES: readonly Intent[] = [
  'complain_staff',
  'ask_store',
  'refer_friend',
  'membership_info',
  'buy',
  'greet',
  'my_orders',
  'bargain',
  'bot_identity',
  'ask_delivery',
];

/** Acts that belong to the form while it is open, however they read elsewhere. */
export function claimed(state: Form, turn: Turn): readonly Intent[] {
  const asks = turn.input.kind === 'message' && turn.input.text.includes('?');
  const answered = learnedNow(turn).length > 0;
  const human: readonly Intent[] =
    answered && !turn.views.cues.callsForHuman.test(plainText(turn)) ? ['human'] : [];
  // A quotation of named goods is a task of its own; a wish for one is what the form is for.
  const quote: readonly Intent[] = mentionsIn(turn).length > 0 ? [] : ['ask_quote'];
  const own = [...STEERING, ...human, ...quote];
  switch (state.stage) {
    case 'question':
      return answered && !asks ? [...own, ...LOOKALIKES] : own;
    case 'honorific':
    case 'hour':
      return asks ? [] : [...STEERING, 'greet', 'give_contact', 'ask_store'];
    case 'leaving':
      return ['cancel', 'erase_data', 'restrict_processing', 'withdraw_consent', ...STEERING];
    case 'which':
    case 'summary':
    case 'change':
    case 'returning':
    case 'offer':
      return [...own, 'restart'];
  }
}
