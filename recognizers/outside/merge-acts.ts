import { type DialogueAct, type Wanted } from '../../domain/recognition/acts';
import { type Entity, type EntityType, type Span, type Whose } from '../../domain/recognition/entities';
import { type Intent } from '../../domain/recognition/intent';
import { type Recognition } from '../../domain/recognition/recognition';
import { kindOfIntent } from '../acts/act-kinds';

/** What somebody outside says that a part of the text does. The part is one of the text; the value is never theirs. */
export type OutsideAct = { span: Span } & (
  | { kind: 'intent'; intent: Intent }
  | { kind: 'answer'; yes: 'yes' | 'no' | 'unsure' }
  /** Told: which value stands there is read again here. */
  | { kind: 'slot'; slot: EntityType; whose: Whose | undefined }
);

/** Reads a part of the text as the type it is said to have; undefined: it is not of that type. */
export type ReadSlot = (part: string, slot: EntityType) => Promise<Entity | undefined>;

export interface MergeOptions {
  /** Acts read here with at least this probability are not changed by the outside recognizer. */
  sureFrom: number;
  readSlot: ReadSlot;
}

/** Enough to act on, but below what our own rules give: the outside recognizer is not calibrated. */
const SURE = 0.75;

type Unnumbered<A = DialogueAct> = A extends DialogueAct ? Omit<A, 'id'> : never;

const TELLING: ReadonlySet<DialogueAct['kind']> = new Set(['inform', 'correct']);

/**
 * The local reading, improved by the outside recognizer. Surely read parts stay; a yes that was not read here
 * is a doubt, so that the outside recognizer cannot place an order; values are read from the text by our own readers.
 */
export async function mergeActs(
  local: Recognition,
  outside: readonly OutsideAct[],
  { sureFrom, readSlot }: MergeOptions,
): Promise<Recognition> {
  const sure = local.dialogueActs.filter((act) => act.kind !== 'unread' && act.sure >= sureFrom);
  const news = outside.filter(
    (one) => !sure.some((act) => isSameSort(act, one) && overlap(act.span, one.span)),
  );
  const told = await toldBy(news, readSlot);
  const meant = news.filter((one) => one.kind !== 'slot');
  if (told.length === 0 && meant.length === 0) return local;
  const replaced = local.dialogueActs.filter(
    (act) =>
      !sure.includes(act) &&
      (meant.some((one) => isSameSort(act, one) && overlap(act.span, one.span)) ||
        (act.kind === 'unread' && told.some((entity) => overlap(act.span, entity)))),
  );
  const kept = local.dialogueActs.filter((act) => !replaced.includes(act));
  const entities = withTold(local.entities, told);
  const acts = inOrder([
    ...kept,
    ...told.filter((entity) => !local.entities.some((one) => isSameValue(one, entity))).map(informOf),
    ...meant.map((one) => actOf(one, local, replaced)),
  ]);
  return { ...local, ...intentsOf(local, acts, replaced), dialogueActs: acts, entities };
}

/** What is told and what is meant do not stand in each other's way: "kirim ke Depok" is both. */
function isSameSort(act: DialogueAct, one: OutsideAct): boolean {
  return act.kind === 'unread' || TELLING.has(act.kind) === (one.kind === 'slot');
}

function overlap(one: Pick<Span, 'start' | 'end'>, other: Pick<Span, 'start' | 'end'>): boolean {
  return one.start < other.end && other.start < one.end;
}

async function toldBy(acts: readonly OutsideAct[], readSlot: ReadSlot): Promise<Entity[]> {
  const told: Entity[] = [];
  for (const act of acts) {
    if (act.kind !== 'slot') continue;
    const read = await readSlot(act.span.text, act.slot);
    if (!read) continue;
    const start = act.span.start + read.start;
    const whose = act.whose ?? read.whose;
    told.push({ ...read, start, end: start + (read.end - read.start), whose, sure: SURE });
  }
  return told;
}

function isSameValue(one: Entity, other: Entity): boolean {
  return one.type === other.type && overlap(one, other);
}

function withTold(entities: readonly Entity[], told: readonly Entity[]): Entity[] {
  const fresh = told.filter((entity) => !entities.some((one) => isSameValue(one, entity)));
  return [...entities, ...fresh].sort((first, second) => first.start - second.start);
}

function informOf(entity: Entity): Unnumbered {
  const { type: name, value, role, whose = 'self', text, start, end } = entity;
  // A slot is an entity's type and value under other names, pair by pair.
  const slot = { name, value, role } as Extract<DialogueAct, { kind: 'inform' }>['slot'];
  return { kind: 'inform', slot, whose, span: { text, start, end }, sure: SURE };
}

function actOf(one: OutsideAct, local: Recognition, replaced: readonly DialogueAct[]): Unnumbered {
  const { span } = one;
  if (one.kind === 'answer') return { kind: 'answer', yes: answerOf(one.yes, local), span, sure: SURE };
  const intent = one.kind === 'intent' ? one.intent : 'none';
  switch (kindOfIntent(intent)) {
    case 'ask':
      return { kind: 'ask', intent, ...queryOf(span, local, replaced), span, sure: SURE };
    case 'courtesy':
      return { kind: 'courtesy', intent, span, sure: SURE };
    case 'refuse':
      return { kind: 'refuse', span, sure: SURE };
    case 'answer':
      return {
        kind: 'answer',
        yes: answerOf(intent === 'affirm' ? 'yes' : 'no', local),
        span,
        sure: SURE,
      };
    default:
      return { kind: 'want', intent, ...queryOf(span, local, replaced), span, sure: SURE };
  }
}

/** Nothing but a yes that was read here is one. */
function answerOf(yes: 'yes' | 'no' | 'unsure', { dialogueActs }: Recognition): 'yes' | 'no' | 'unsure' {
  const isReadHere = dialogueActs.some((act) => act.kind === 'answer' && act.yes === 'yes');
  return yes === 'yes' && !isReadHere ? 'unsure' : yes;
}

/** What the goods are that are meant: those of the reading that is replaced, or those that stand there. */
function queryOf(span: Span, local: Recognition, replaced: readonly DialogueAct[]): Wanted {
  for (const act of replaced) {
    if ((act.kind !== 'ask' && act.kind !== 'want') || !overlap(act.span, span)) continue;
    return { about: act.about, limit: act.limit, superlative: act.superlative };
  }
  return { about: local.goods.filter((goods) => overlap(goods.span, span)) };
}

function inOrder(acts: readonly Unnumbered[]): DialogueAct[] {
  return [...acts]
    .sort((first, second) => first.span.start - second.span.start)
    .map((act, id) => ({ ...act, id }));
}

/** What goes with values that are told; the others go with their acts. */
const STAYS: ReadonlySet<string> = new Set(['inform', 'correct', 'refuse']);

const ANSWERS: Readonly<Record<'yes' | 'no' | 'unsure', Intent | undefined>> = {
  yes: 'affirm',
  no: 'deny',
  unsure: undefined,
};

function intentOf(act: DialogueAct): Intent | undefined {
  if (act.kind === 'answer') return ANSWERS[act.yes];
  return 'intent' in act ? act.intent : undefined;
}

function intentsOf(
  local: Recognition,
  acts: readonly DialogueAct[],
  replaced: readonly DialogueAct[],
): Pick<Recognition, 'acts' | 'intents' | 'inScope'> {
  const gone = new Set(replaced.flatMap((act) => intentOf(act) ?? []));
  const meant = acts.flatMap((act) => intentOf(act) ?? []);
  const others = local.acts.filter(
    (intent) => STAYS.has(kindOfIntent(intent)) && !gone.has(intent) && !meant.includes(intent),
  );
  const fresh = [...new Set(meant)].filter((intent) => !local.acts.includes(intent) || gone.has(intent));
  const scored = fresh.map((intent) => ({ intent, score: SURE }));
  return {
    acts: [...others, ...new Set(meant)],
    intents: [...scored, ...local.intents.filter(({ intent }) => !fresh.includes(intent))].sort(
      (first, second) => second.score - first.score,
    ),
    inScope: local.inScope || acts.some(({ kind }) => kind === 'ask' || kind === 'want'),
  };
}
