import { type DialogueAct, type Slot, type Subject } from '../../domain/recognition/acts';
import { type Intent } from '../../domain/recognition/intent';
import { type Entity, type Span } from '../../domain/recognition/entities';
import { clausesOf } from '../intents/clauses';
import { type ActReading, type IntentPart } from '../intents/find-acts';
import { spanOfWords, type NormalText } from '../text/normalize';
import { kindOfIntent } from './act-kinds';
import { conditionOf, isDoubt, leavesOpen } from './answers';
import { readSubjects } from './subjects';

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
): DialogueAct[] {
  if (isDoubt(normal)) {
    const span = spanOfWords(normal, 0, normal.words.length);
    return [{ id: 0, kind: 'answer', yes: 'unsure', span, sure: BY_RULE }];
  }
  const { subjects, used } = readSubjects(normal, entities);
  const told = entities.filter((entity) => !used.has(entity));
  const parts = reading.parts.map((part) => ({ ...part, span: spanOfWords(normal, part.from, part.to) }));
  const corrected = parts.filter(({ intent }) => kindOfIntent(intent) === 'correct');
  const acts: Unnumbered[] = [
    ...parts.flatMap((part) => actOf(part, { normal, told, subjects: subjectsOf(part, parts, subjects) })),
    ...told.map((entity) => informOf(entity, corrected)),
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
}

function actOf(part: PartOfText, { normal, told, subjects }: Surroundings): Unnumbered[] {
  const { span, score: sure } = part;
  // The classifier knows the intents it was taught; the content check holds them to `Intent`.
  const intent = part.intent as Intent;
  switch (kindOfIntent(intent)) {
    case 'ask':
      return [{ kind: 'ask', intent, about: subjects, span, sure }];
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
      // What is told or put right is the value; without one there is only the wish to tell.
      if (told.some((entity) => within(entity, span)) && subjects.length === 0) return [];
      return [{ kind: 'want', intent, about: subjects, span, sure }];
    case 'want':
      return [{ kind: 'want', intent, about: subjects, span, sure }];
  }
}

function informOf(entity: Entity, corrected: readonly PartOfText[]): Unnumbered {
  const { text, start, end, whose = 'self', role, sure = BY_RULE } = entity;
  // The one cast: a slot is an entity's type and value under other names, pair by pair.
  const slot = { name: entity.type, value: entity.value, role } as Slot;
  const told = { slot, whose, span: { text, start, end }, sure };
  const corrects = corrected.some(({ span }) => span.start <= start);
  return corrects ? { kind: 'correct', ...told } : { kind: 'inform', ...told };
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
    .map(({ from, to }) => spanOfWords(normal, from, to))
    .filter((clause) => !covered.some((span) => span.start < clause.end && clause.start < span.end))
    .map((span) => ({ kind: 'unread', span, sure: UNREAD }));
}

/** Where an act stands, with all it speaks of. */
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
