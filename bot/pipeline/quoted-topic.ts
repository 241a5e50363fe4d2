import { type Views } from '../../dialogs/contract/turn';
import { evolve } from '../../domain/contact/evolve';
import { type Snapshot } from '../../domain/contact/snapshot';
import { type TurnInput } from '../../domain/conversation/turn-input';
import { type Recognition, entitiesOf } from '../../domain/recognition/recognition';
import { type Recognizer } from '../../recognizers/recognizer';
import { type Instant } from '../../domain/time/instant';

interface Reader {
  recognizer: Recognizer;
  clock: () => Instant;
  views: () => Views;
}

/** The snapshot in which the product of a quoted message is what was talked about last. */
export async function withQuotedTopic(
  reader: Reader,
  input: TurnInput,
  recognition: Recognition,
  snapshot: Snapshot,
): Promise<Snapshot> {
  const sku = await quotedTopic(reader, input, recognition);
  return sku === undefined ? snapshot : evolve(snapshot, { type: 'topic_set', sku });
}

/**
 * The product that "yang ini" means when a message answers an earlier one and names none itself: the one that the
 * earlier message names. Undefined when it names none or several.
 */
async function quotedTopic(
  { recognizer, clock, views }: Reader,
  input: TurnInput,
  recognition: Recognition,
): Promise<string | undefined> {
  if (input.kind !== 'message' || !input.quoted) return undefined;
  if (entitiesOf(recognition, 'product').length > 0) return undefined;
  const quoted = await recognizer.recognize(input.quoted.text, { now: clock(), language: undefined });
  const { answer, margin } = views().rules.product;
  const goods = entitiesOf(quoted, 'product').filter(({ value }) => value.score >= answer);
  // A source or an address in our own answers may look like goods: only what is as sure as the surest counts.
  const surest = Math.max(...goods.map(({ value }) => value.score));
  const named = goods.filter(({ value }) => value.score > surest - margin);
  const [sku, ...others] = new Set(named.map(({ value }) => value.sku));
  return others.length > 0 ? undefined : sku;
}
