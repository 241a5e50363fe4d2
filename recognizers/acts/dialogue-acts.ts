import { type DialogueAct, type Slot, type Subject, type Wanted } from '../../domain/recognition/acts';
import { type Intent } from '../../domain/recognition/intent';
import { type Entity, type Span } from '../../domain/recognition/entities';
import { readWordLists } from '../data-files';
import { clausesOf } from '../intents/clauses';
import { type ActReading, type IntentPart } from '../intents/find-acts';
import { spanOfWords, type NormalText } from '../text/normalize';
import { kindOfIntent } from './act-kinds';
import { conditionOf, isDoubt, leavesOpen } from './answers';
import { readQuery } from './goods-words';
import { type Goods } from './subjects';
import { takenBack } from './taken-back';

/** A dialogue act without its number. */
type Unnumbered<A = DialogueAct> = A extends DialogueAct ? Omit<A, 'id'> : never;

/** A value that a rule found and nothing contradicts is this sure. */
const BY_RULE = 0.95;
/** What nothing was made of is nothing this surely. */
const UNREAD = 0.5;

/** Every part of a text as dialogue acts, in order of mention: what it tells, asks, wants, answers, or none of these. */
export function dialogueActs(
  normal: NormalText,
  reading: ActReading,
  entities: readonly Entity[],
  { subjects, used }: Goods,
): DialogueAct[] {
  if (isDoubt(normal)) {
    const span = spanOfWords(normal, 0, normal.words.length);
    return [{ id: 0, kind: 'answer', yes: 'unsure', span, sure: BY_RULE }];
  }
  const { taken, replaced } = takenBack(
    normal,
    entities.filter((entity) => !used.has(entity)),
  );
  const told = taken;
  const parts = reading.parts.map((part) => ({ ...part, span: spanOfWords(normal, part.from, part.to) }));
  const corrected = parts.filter(({ intent }) => kindOfIntent(intent) === 'correct');
  const acts: Unnumbered[] = [
    ...parts.flatMap((part) =>
      actOf(part, {
        normal,
        told,
        query: queryOf(part, parts, normal, entities),
        subjects: subjectsOf(part, parts, subjects),
      }),
    ),
    ...told.map((entity) => informOf(entity, corrected, replaced.get(entity))),
    ...(parts.some(takesGoods) ? [] : subjects.flatMap(bareSubject)),
  ];
  return numbered([...acts, ...unreadParts(normal, acts)]);
}

interface PartOfText extends IntentPart {
  span: Span;
}

interface Surroundings {
  normal: NormalText;
  told: readonly Entity[];
  subjects: readonly Subject[];
  query: Omit<Wanted, 'about'>;
}

function actOf(part: PartOfText, { normal, told, subjects, query }: Surroundings): Unnumbered[] {
  const { span, score: sure } = part;
  // The classifier knows the intents it was taught; the content check holds them to `Intent`.
  const intent = part.intent as Intent;
  if (isDoubt(normal, part)) return [{ kind: 'answer', yes: 'unsure', span: part.span, sure: part.score }];
  switch (kindOfIntent(intent)) {
    case 'ask':
      return [{ kind: 'ask', intent, about: subjects, ...query, span, sure }];
    case 'answer':
      return [
        leavesOpen(normal, part)
          ? { kind: 'answer', yes: 'unsure', span, sure }
          : {
              kind: 'answer',
              yes: intent === 'affirm' ? 'yes' : 'no',
              condition: conditionOf(normal, part),
              span,
              sure,
            },
      ];
    case 'refuse':
      return [{ kind: 'refuse', span, sure }];
    case 'courtesy':
      return [{ kind: 'courtesy', intent, span, sure }];
    case 'inform':
    case 'correct':
      // "anything under 100k?": a limit that is asked with tells no budget.
      if (asksWith(query, normal, part))
        return [{ kind: 'ask', intent: 'browse_products', about: subjects, ...query, span, sure }];
      // What is told or put right is the value; without one there is only the wish to tell.
      if (told.some((entity) => within(entity, span)) && subjects.length === 0) return [];
      return [{ kind: 'want', intent, about: subjects, ...query, span, sure }];
    case 'want':
      return [{ kind: 'want', intent, about: subjects, ...query, span, sure }];
  }
}

function informOf(entity: Entity, corrected: readonly PartOfText[], before: Entity | undefined): Unnumbered {
  const { text, start, end, whose = 'self', sure = BY_RULE } = entity;
  const slot = slotOf(entity);
  const told = { slot, whose, span: { text, start, end }, sure };
  const corrects = corrected.some(({ span }) => span.start <= start);
  if (before) return { kind: 'correct', ...told, from: slotOf(before) };
  return corrects ? { kind: 'correct', ...told } : { kind: 'inform', ...told };
}

/** The one cast: a slot is an entity's type and value under other names, pair by pair. */
function slotOf({ type, value, role }: Entity): Slot {
  return { name: type, value, role } as Slot;
}

/** Goods that nothing is asked or wanted of: "M1". */
function bareSubject(subject: Subject): Unnumbered[] {
  const { span } = subject;
  if (subject.kind === 'product') {
    const slot: Slot = { name: 'product', value: subject.product };
    return [{ kind: 'inform', slot, whose: 'self', span, sure: subject.product.score }];
  }
  if (subject.kind === 'unknown') return [];
  const slot: Slot = { name: 'category', value: { id: subject.category } };
  return [{ kind: 'inform', slot, whose: 'self', span, sure: BY_RULE }];
}

function asksWith(
  { limit, superlative }: Omit<Wanted, 'about'>,
  { words }: NormalText,
  { from, to }: PartOfText,
): boolean {
  const asks = words.slice(from, to).some(({ text, standard }) => text === '?' || ASKING.has(standard));
  return asks && (limit !== undefined || superlative !== undefined);
}

/** The limit and superlative of a part; of the whole text where nothing else is asked or wanted in it. */
function queryOf(
  part: PartOfText,
  parts: readonly PartOfText[],
  normal: NormalText,
  entities: readonly Entity[],
): Omit<Wanted, 'about'> {
  const alone = parts.filter(takesGoods).length === 1;
  return readQuery(normal, entities, alone ? { from: 0, to: normal.words.length } : part);
}

const ASKING: ReadonlySet<string> = new Set(readWordLists('answers.txt').get('asking'));

const GOODS_KINDS: ReadonlySet<string> = new Set(['ask', 'want', 'inform', 'correct']);

function takesGoods({ intent }: IntentPart): boolean {
  return GOODS_KINDS.has(kindOfIntent(intent));
}

/** The goods of a part: those in it, and those in no part that ask after nothing else nearer before them. */
function subjectsOf(
  part: PartOfText,
  parts: readonly PartOfText[],
  subjects: readonly Subject[],
): readonly Subject[] {
  if (!takesGoods(part)) return [];
  const takers = parts.filter(takesGoods);
  return subjects.filter(({ span }) => {
    if (within(span, part.span)) return true;
    if (takers.some((taker) => within(span, taker.span))) return false;
    const before = takers.filter((taker) => taker.span.start <= span.start).at(-1) ?? takers[0];
    return before === part;
  });
}

/** Clauses with words that no act covers. */
function unreadParts(normal: NormalText, acts: readonly Unnumbered[]): Unnumbered[] {
  const covered = acts.flatMap(spansOf);
  return clausesOf(normal)
    .filter(({ from, to }) => normal.words.slice(from, to).some(({ kind }) => kind === 'word'))
    .map((clause) => ({ clause, span: spanOfWords(normal, clause.from, clause.to) }))
    .filter(({ span: { start, end } }) => !covered.some((span) => span.start < end && start < span.end))
    .map(({ clause, span }) =>
      isDoubt(normal, clause)
        ? { kind: 'answer', yes: 'unsure', span, sure: BY_RULE }
        : { kind: 'unread', span, sure: UNREAD },
    );
}

/** The span of an act, with everything it mentions. */
function spansOf(act: Unnumbered): Span[] {
  switch (act.kind) {
    case 'ask':
    case 'want':
      return [act.span, ...act.about.map(({ span }) => span)];
    case 'answer':
      return act.condition ? [act.span, act.condition] : [act.span];
    default:
      return [act.span];
  }
}

function within(inner: Pick<Span, 'start' | 'end'>, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function numbered(acts: readonly Unnumbered[]): DialogueAct[] {
  return [...acts]
    .sort((first, second) => first.span.start - second.span.start)
    .map((act, id) => ({ ...act, id }));
}
