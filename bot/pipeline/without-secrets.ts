import { type Withheld } from '../../domain/recognition/masked';
import { type Redaction, maskedParts, redactTogether } from '../../recognizers/secrets/redact';
import { namesSecret } from '../../recognizers/secrets/secrets';
import { plusMillis } from '../../domain/time/calendar';
import { type RewrittenWords, type TypedWords } from '../../models/turns/recent-words';
import { type Store } from '../../models/turns/store';
import { type Incoming } from './incoming';

/** Messages that follow each other so closely are one thought, in milliseconds. */
const ONE_THOUGHT_MS = 120_000;

/** Longer texts cannot be the second half of a number or a password. */
const LONGEST_HALF = 120;

/**
 * A message without what must not be kept. Channels have masked what stands in it alone; here it is read with
 * what was typed just before: "pin saya" and then six digits, a card number in two halves. Earlier halves that were
 * kept are rewritten.
 */
export async function withoutSecrets(
  store: Pick<Store, 'recentWords' | 'rewriteWords'>,
  incoming: Incoming,
): Promise<Incoming> {
  const { input, conversationId, receivedAt } = incoming;
  if (input.kind !== 'message' || input.button) return incoming;
  const since = plusMillis(receivedAt, -ONE_THOUGHT_MS);
  const earlier = mayBeHalf(input.text) ? await store.recentWords(conversationId, since) : [];
  const together = redactTogether([...earlier.map(({ text }) => text), input.text]);
  const changed = changedIn(earlier, together);
  if (changed.length > 0) await store.rewriteWords(conversationId, changed);
  const last = together.at(-1);
  if (!last?.withheld || last.text === input.text)
    return changed.length === 0
      ? incoming
      : { ...incoming, input: { ...input, withheld: kindsOf(together) } };
  const { echo } = incoming;
  return { ...incoming, input: { ...input, ...last }, echo: echo && { ...echo, text: last.text } };
}

function kindsOf(together: readonly Redaction[]): Withheld[] {
  return [...new Set(together.flatMap(({ withheld = [] }) => withheld))];
}

/** A number, or a word alone as a password is sent, or a number spelled out, or what calls the one before a secret. */
function mayBeHalf(text: string): boolean {
  if (text.length > LONGEST_HALF) return false;
  const isWord = /^\s*\S+\s*$/u.test(text);
  const isSpelledOut = /^\s*(\p{L}{2,9}[\s,-]+){2,}\p{L}{2,9}\s*$/u.test(text);
  return isWord || isSpelledOut || /\p{Nd}/u.test(text) || namesSecret(text);
}

function changedIn(earlier: readonly TypedWords[], together: readonly Redaction[]): RewrittenWords[] {
  return earlier.flatMap(({ messageId, text }, place) => {
    const masked = together[place]?.text ?? text;
    return masked === text ? [] : [{ messageId, text: masked, gone: maskedParts(text, masked) }];
  });
}
