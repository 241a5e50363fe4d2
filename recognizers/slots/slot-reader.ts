import { type Entity } from '../../domain/recognition/entities';
import { type IntentModel } from '../intents/intent-model';
import { type NormalText } from '../text/normalize';
import { RoleReader, roleFeatures, type ScoredRole, type TokenSpan } from './role-model';
import { SequenceTagger } from './sequence-tagger';
import { type SlotType } from './slot-labels';
import { slotFeatures } from './slot-features';
import { slotTokens, type SlotToken } from './slot-tokens';

/** A slot as the tagger reads it. */
export interface ReadSlot {
  type: SlotType;
  /** Offsets in the original text. */
  start: number;
  end: number;
  /** The value that rules found there. */
  entity: Entity | undefined;
  /** That there is such a slot. */
  probability: number;
  role: ScoredRole;
}

/** What the tagger makes of one text. */
export interface SlotReading {
  slots: ReadSlot[];
  /** The role of a value that only the rules have found. */
  roleOf: (type: SlotType, entity: Entity) => ScoredRole;
  /** The probability that no word of an entity is part of a slot, 0 when one is. */
  outside: (entity: Entity) => number;
  /** Nothing but the entity was said. */
  isWhole: (entity: Entity) => boolean;
}

/** Reads slots with their roles from a text in which the rules have found the values. */
export class SlotReader {
  private readonly tagger: SequenceTagger;
  private readonly roles: RoleReader;

  constructor(models: { slots: IntentModel; roles: IntentModel }) {
    this.tagger = new SequenceTagger(models.slots);
    this.roles = new RoleReader(models.roles);
  }

  read(normal: NormalText, entities: readonly Entity[], expecting: string | undefined): SlotReading {
    const tokens = slotTokens(normal, entities);
    const { labels, probabilityAt } = this.tagger.tag(slotFeatures(tokens, expecting));
    const oddsIn = ({ from, to }: { from: number; to: number }) =>
      Math.min(...tokens.slice(from, to).map((_, step) => probabilityAt(from + step)));
    const spans = spansOf(labels);
    const roleIn = (span: TokenSpan) =>
      this.roles.read(span.type, roleFeatures(tokens, span, spans, expecting));
    return {
      slots: spans.map((span) => this.slotOf(span, tokens, oddsIn(span), roleIn(span))),
      roleOf: (type, entity) => roleIn({ type, ...placeOf(entity, tokens) }),
      outside: (entity) => {
        const place = placeOf(entity, tokens);
        return labels.slice(place.from, place.to).every((label) => label === 'O') ? oddsIn(place) : 0;
      },
      isWhole: (entity) => {
        const { from, to } = placeOf(entity, tokens);
        return tokens.every(({ form }, at) => (from <= at && at < to) || !/\p{L}/u.test(form));
      },
    };
  }

  private slotOf(
    span: TokenSpan,
    tokens: readonly SlotToken[],
    probability: number,
    role: ScoredRole,
  ): ReadSlot {
    const { type, from, to } = span;
    return {
      type,
      start: tokens[from]?.start ?? 0,
      end: tokens[to - 1]?.end ?? 0,
      entity: tokens[from]?.entity,
      probability,
      role,
    };
  }
}

/** The tokens of an entity, `to` exclusive; at least one. */
function placeOf(entity: Entity, tokens: readonly SlotToken[]): { from: number; to: number } {
  const from = Math.max(
    0,
    tokens.findIndex(({ start, end }) => start < entity.end && entity.start < end),
  );
  let to = from + 1;
  while (to < tokens.length && (tokens[to]?.start ?? entity.end) < entity.end) to++;
  return { from, to };
}

/** Runs of `B-x I-x …`; an inside without its begin begins one. */
function spansOf(labels: readonly string[]): TokenSpan[] {
  const spans: TokenSpan[] = [];
  labels.forEach((label, at) => {
    if (label === 'O') return;
    const type = label.slice(2) as SlotType;
    const last = spans.at(-1);
    if (label.startsWith('I-') && last?.to === at && last.type === type) last.to = at + 1;
    else spans.push({ type, from: at, to: at + 1 });
  });
  return spans;
}
