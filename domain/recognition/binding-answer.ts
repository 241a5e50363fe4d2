import { type DialogueAct, type SlotName } from './acts';
import { type Intent, hasTrait, isKind } from './intent';
import { type Recognition } from './recognition';

/** The answer to a question that binds; `open`: neither yes nor no, to be asked again in other words. */
export type BindingAnswer = 'yes' | 'no' | 'open';

/** A yes next to other words counts from this probability on. */
const DEAR = 0.95;
/** A yes that is the whole clause counts from this probability on. */
const LIKELY = 0.5;
/** At or below this sentiment a yes is sarcasm or defiance ("iya deh, terserah kalian"). */
const ANGRY = -0.6;

/** Wishes that take a yes back. */
const AGAINST: readonly Intent[] = [
  'opt_out',
  'erase_data',
  'withdraw_consent',
  'object_processing',
  'restrict_processing',
];

/** What is told of goods beside a yes. */
const COUNTED: readonly SlotName[] = ['product', 'number', 'quantity'];

/**
 * Consents, orders, erasures, cancellations and confirmations depend on this yes. It must be the whole
 * clause, or very sure with nothing against it in the message. A doubt, a condition, a question, a correction or
 * anger next to it leaves the question open; a no counts whatever stands next to it.
 * @param also intents that mean yes to this very question, e.g. `buy` to "shall I place the order?"
 */
export function bindingAnswer(
  text: string,
  { dialogueActs, sentiment }: Pick<Recognition, 'dialogueActs' | 'sentiment'>,
  also: readonly Intent[] = [],
): BindingAnswer {
  if (dialogueActs.some(isNo)) return 'no';
  const agreeing = dialogueActs.filter((act) => isYes(act, also));
  if (agreeing.length === 0 || sentiment <= ANGRY) return 'open';
  const against = dialogueActs.some((act) => !agreeing.includes(act) && isAgainst(act));
  if (against || text.includes('?')) return 'open';
  return agreeing.some((act) => act.sure >= DEAR || (act.sure >= LIKELY && isWholeClause(act, text)))
    ? 'yes'
    : 'open';
}

function isYes(act: DialogueAct, also: readonly Intent[]): boolean {
  if (act.kind === 'answer') return act.yes === 'yes' && act.condition === undefined;
  return act.kind === 'want' && also.includes(act.intent);
}

function isNo(act: DialogueAct): boolean {
  return act.kind === 'refuse' || (act.kind === 'answer' && act.yes === 'no');
}

/** What may not stand beside a yes. */
function isAgainst(act: DialogueAct): boolean {
  switch (act.kind) {
    case 'answer':
      return act.yes !== 'yes' || act.condition !== undefined;
    case 'ask':
    case 'correct':
    case 'unread':
      return true;
    case 'want':
      return isKind(act.intent, 'steer') || hasTrait(act.intent, 'complaint') || AGAINST.includes(act.intent);
    // "Good, put me down for two" says yes to something else than what was asked.
    case 'inform':
      return COUNTED.includes(act.slot.name);
    case 'refuse':
    case 'courtesy':
      return false;
  }
}

/** No word stands beside it before the next mark. */
function isWholeClause({ span }: DialogueAct, text: string): boolean {
  const before = /[^.,;!\n]*$/u.exec(text.slice(0, span.start))?.[0] ?? '';
  const after = /^[^.,;!\n]*/u.exec(text.slice(span.end))?.[0] ?? '';
  return !/[\p{L}\p{N}]/u.test(before + after);
}
