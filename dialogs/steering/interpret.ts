import { type DialogueAct } from '../../domain/recognition/acts';
import { MASK } from '../../domain/recognition/masked';
import { type ChoiceId, encodeChoice, isOfCard, isTimeless, parseChoice } from '../contract/choices';
import { hoursBetween } from '../../domain/time/calendar';
import { type Intent } from '../../domain/recognition/intent';
import { type DomainEvent } from '../../domain/contact/events';
import { type Instant } from '../../domain/time/instant';
import { type OpenPrompt } from '../../domain/conversation/conversation';
import { type TurnInput } from '../../domain/conversation/turn-input';
import { entitiesOf } from '../../domain/recognition/recognition';
import { pointedAt } from '../reading/pointing';
import { orderActs } from '../orders/acts';
import { troubleActs } from '../complaints/acts';
import { namesProperty } from '../products/by-property';
import { goodsActs } from '../products/goods-acts';
import { plainText } from '../reading/plain-words';
import { type Turn } from '../contract/turn';

/** The meaning of a button press. */
export type Press =
  | { kind: 'none' }
  | { kind: 'repeated' }
  | { kind: 'expired' }
  | { kind: 'chosen'; choice: ChoiceId; promptId: string | undefined };

/** What of a turn a press is read by. */
type Pressing = Pick<Turn, 'input' | 'conversation' | 'views' | 'now'>;

/** Hours within which a second press of a button on a card is the same one: three seconds. */
const DOUBLE_PRESS_H = 3 / 3600;

/**
 * Reads a press, or words that are the label of an open button. One press of one prompt acts once
 * (promise 4): the second is `repeated`.
 */
export function readPress(turn: Pressing): Press {
  // What somebody else wrote presses no button, even where it reads like one.
  if (turn.input.kind !== 'message' || turn.input.forwarded) return { kind: 'none' };
  const { openPrompt, usedPrompts } = turn.conversation;
  const { button, text } = turn.input;
  if (!button) {
    const said = asTyped(text);
    const typed =
      openPrompt?.choices.find((choice) => asTyped(choice.label) === said) ??
      byNumber(openPrompt, said) ??
      pointedAt(openPrompt?.choices ?? [], text, turn.views.cues);
    return typed
      ? { kind: 'chosen', choice: parseChoice(typed.id), promptId: openPrompt?.id }
      : { kind: 'none' };
  }
  const choice = parseChoice(button.choice);
  if (isOfCard(choice)) return cardPress(turn, choice, button.choice);
  if (usedPrompts.includes(button.promptId)) return { kind: 'repeated' };
  if (openPrompt?.id === button.promptId) {
    const offered = openPrompt.choices.some(({ id }) => id === button.choice);
    return offered ? { kind: 'chosen', choice, promptId: button.promptId } : { kind: 'expired' };
  }
  // Forged or old: what is always harmless may act, everything else has passed.
  return isTimeless(choice) && choice.kind !== 'answer_wanted'
    ? { kind: 'chosen', choice, promptId: button.promptId }
    : { kind: 'expired' };
}

/** Cards stay in sight and keep their buttons: pressed again later, one does again what it says. */
function cardPress({ conversation, now }: Pressing, choice: ChoiceId, code: string): Press {
  const last = conversation.cardPress;
  const isSame = last?.choice === code && hoursBetween(last.at, now) < DOUBLE_PRESS_H;
  return isSame ? { kind: 'repeated' } : { kind: 'chosen', choice, promptId: undefined };
}

/** Whoever chooses a reading of their words says those words: what was said stands for the label of the button. */
export function inputMeant(turn: Pressing): TurnInput {
  const { input, conversation } = turn;
  const about = conversation.openPrompt?.about;
  if (input.kind !== 'message' || about === undefined) return input;
  const press = readPress(turn);
  const isReading = press.kind === 'chosen' && press.choice.kind === 'intent';
  return isReading && press.promptId === conversation.openPrompt?.id ? { ...input, text: about } : input;
}

/** What a press leaves behind: its prompt is over, or its card was pressed. */
export function pressEvents(press: Press, at: Instant): DomainEvent[] {
  if (press.kind !== 'chosen') return [];
  const { choice, promptId } = press;
  if (isOfCard(choice)) return [{ type: 'card_pressed', choice: encodeChoice(choice), at }];
  return promptId === undefined ? [] : [{ type: 'prompt_used', promptId }];
}

/** What was chosen, as a turn has it. */
export function chosenBy(press: Press): ChoiceId | undefined {
  if (press.kind === 'expired') return { kind: 'expired' };
  return press.kind === 'chosen' ? press.choice : undefined;
}

/** A label may hold non-breaking spaces, which people do not type. */
function asTyped(text: string): string {
  return text.trim().replace(/\s+/gu, ' ').toLowerCase();
}

/** "2" or "2." where the choices were shown with numbers. */
function byNumber(prompt: OpenPrompt | undefined, said: string): OpenPrompt['choices'][number] | undefined {
  const number = /^(\d{1,2})[.)]?$/.exec(said)?.[1];
  return prompt?.numbered && number !== undefined ? prompt.choices[Number(number) - 1] : undefined;
}

/**
 * The intents to act on: what a button stands for, else what was recognized; a product or category named
 * on its own is a wish to see it.
 */
export function interpretActs(
  turn: Pick<Turn, 'recognition' | 'views' | 'input' | 'conversation' | 'open' | 'contact'> &
    Partial<Pick<Turn, 'handoff'>>,
  chosen: ChoiceId | undefined,
): Intent[] {
  if (chosen?.kind === 'intent') return [chosen.intent];
  if (chosen?.kind === 'category') return ['browse_products'];
  if (chosen && isOfCard(chosen)) return [CARD_INTENTS[chosen.kind]];
  if (isCodeAlone(turn)) return [];
  const said = isWordless(turn) ? [] : introduces(turn) ? [INTRODUCING] : turn.recognition.acts;
  const acts = troubleActs(
    turn,
    said.filter((act) => act !== 'none' && !isDoubtfulPraise(turn, act)),
  );
  // "Hai, aku Citra, yang kemarin soal O10": a greeting around a thing is about the thing.
  const isGreeting = acts.every((act) => act === 'greet');
  return codeActs(turn, goodsActs(turn, orderActs(turn, isGreeting ? [...acts, ...namedActs(turn)] : acts)));
}

/** Thanks for praise that nobody gave would mock whoever complains. */
function isDoubtfulPraise({ recognition, views }: Pick<Turn, 'recognition' | 'views'>, act: Intent): boolean {
  if (act !== 'give_testimonial' && act !== 'compliment') return false;
  const score = recognition.intents.find(({ intent }) => intent === act)?.score ?? 1;
  return score < views.rules.understanding.act;
}

const INTRODUCING: Intent = 'give_contact';
/** Words around a name that only introduce it: "I'm …", "halo, saya …". */
const AROUND_A_NAME = 3;
/** How sure it must be that the name is the writer's. */
const SURELY_OWN = 0.9;

/** "I'm Peter" and nothing else, which no reading is sure of: whatever is likeliest, a name was told. */
function introduces({ recognition, views, input }: Pick<Turn, 'recognition' | 'views' | 'input'>): boolean {
  if (input.kind !== 'message') return false;
  const [first] = recognition.intents;
  const [name, other] = entitiesOf(recognition, 'name');
  if (!name || other || name.whose !== 'self' || (name.sure ?? 0) < SURELY_OWN) return false;
  const rest = `${input.text.slice(0, name.start)} ${input.text.slice(name.end)}`;
  const isAlone = (rest.match(/\p{L}+/gu) ?? []).length <= AROUND_A_NAME;
  return isAlone && (first?.score ?? 0) < views.rules.understanding.act;
}

/** What the buttons of a card ask for. */
const CARD_INTENTS = { buy: 'buy', detail: 'browse_products', compare: 'compare_products' } as const;

/** What a code is for, and what a message that names one is no question about. */
const CODES = [
  { type: 'referral_code', intent: 'refer_friend' },
  { type: 'voucher_code', intent: 'use_voucher' },
] as const;
const ABOUT_CODES: readonly Intent[] = ['refer_friend', 'use_voucher', 'ask_promotion'];

/** Words around a code that are no wish: "ini kodenya ya". */
const AROUND_A_CODE = 4;

/** A code by which somebody proves who they are, and hardly a word beside it. */
function isCodeAlone({ input }: Pick<Turn, 'input'>): boolean {
  if (input.kind !== 'message' || input.code === undefined) return false;
  return input.text.replace(MASK, ' ').trim().split(/\s+/u).length <= AROUND_A_CODE;
}

/** A code is told to be used, whatever else the message wants. */
function codeActs(turn: Pick<Turn, 'recognition'>, acts: Intent[]): Intent[] {
  const named = CODES.filter(({ type }) => entitiesOf(turn.recognition, type).length > 0);
  if (named.length === 0) return acts;
  const others = acts.filter((act) => !ABOUT_CODES.includes(act));
  return [...others, ...named.map(({ intent }) => intent)];
}

/** What a sign alone may be read as: a thumb is a yes, a question mark asks for nothing in particular. */
const SIGNS = /\p{L}|\p{N}|[👍👌🙏✅👎❌]/u;

/** No letter, no number and no sign with a meaning of its own. */
export function isWordless({ input }: Pick<Turn, 'input'>): boolean {
  return (
    input.kind === 'message' &&
    input.button === undefined &&
    input.attachments.length === 0 &&
    input.text.trim() !== '' &&
    !SIGNS.test(input.text)
  );
}

function namedActs(turn: Pick<Turn, 'recognition' | 'views' | 'input' | 'conversation'>): Intent[] {
  const named = entitiesOf(turn.recognition, 'product').some(
    (entity) => entity.value.score >= turn.views.rules.product.answer,
  );
  if (named || entitiesOf(turn.recognition, 'category').length > 0) return ['browse_products'];
  if (namesProperty(turn)) return ['ask_recommendation'];
  return turn.views.cues.competitor.test(plainText(turn)) ? ['bargain'] : [];
}

/** Who wants a quotation does not order yet. */
export function isPartOfQuote(intent: Intent, acts: readonly Intent[]): boolean {
  return intent === 'buy' && acts.includes('ask_quote');
}

/**
 * Acts that were read as part of something else: "kirim ke Depok" in an order is not a question about delivery. What
 * was masked in the message is told by its own notice.
 */
export function settledActs({ acts, recognition }: Pick<Turn, 'acts' | 'recognition'>): number[] {
  const isSettled = (act: DialogueAct): boolean => {
    if (act.kind === 'unread') return act.span.text.includes(MASK);
    if (act.kind !== 'ask' && act.kind !== 'want') return false;
    const { intent } = act;
    return recognition.acts.includes(intent) && (!acts.includes(intent) || isPartOfQuote(intent, acts));
  };
  return recognition.dialogueActs.filter(isSettled).map(({ id }) => id);
}
