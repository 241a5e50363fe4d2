import { type Views } from '../../dialogs/contract/turn';
import { inputMeant } from '../../dialogs/steering/interpret';
import { type CodeHolder } from '../../domain/advocacy/referral';
import { type Voucher } from '../../domain/vouchers/voucher';
import { type Snapshot } from '../../domain/contact/snapshot';
import { type TurnInput } from '../../domain/conversation/turn-input';
import { inOthersWords } from '../../domain/recognition/others-words';
import { withOurNumbersOnly } from '../../domain/recognition/own-values';
import { NOTHING_RECOGNIZED, type Recognition, entitiesOf } from '../../domain/recognition/recognition';
import { type Instant } from '../../domain/time/instant';
import { type Store } from '../../models/turns/store';
import { type Recognizer } from '../../recognizers/recognizer';
import { type DialogHost } from './dialog-host';

/** What reads a message, and what it is read with. */
interface Reading {
  recognizer: Recognizer;
  host: Pick<DialogHost, 'expecting'>;
  views: () => Views;
  clock: () => Instant;
}

/** Step 4. Once a message: kept across reruns of a turn. Only what a customer typed is recognized. */
export async function recognize(deps: Reading, said: TurnInput, snapshot: Snapshot): Promise<Recognition> {
  const input = inputMeant({
    input: said,
    conversation: snapshot.conversation,
    views: deps.views(),
    now: deps.clock(),
  });
  if (input.kind !== 'message' || input.text.trim() === '') return NOTHING_RECOGNIZED;
  // A command of a channel's menu is in no language: it must not change the one that is spoken.
  if (input.button && /^\/\w+$/.test(input.text)) return NOTHING_RECOGNIZED;
  const { conversation } = snapshot;
  const context = {
    now: deps.clock(),
    language: conversation.language,
    expecting:
      deps.host.expecting(conversation.stack) ?? (conversation.openPrompt ? ('choice' as const) : undefined),
  };
  const read = await deps.recognizer.recognize(input.text, context);
  const recognition = withOurNumbersOnly(read, deps.views().company.phones);
  return input.forwarded ? inOthersWords(recognition) : recognition;
}

/** What the codes of a message belong to. */
export interface NamedCodes {
  codeHolder: CodeHolder | undefined;
  namedVoucher: Voucher | undefined;
}

export const NO_CODES: NamedCodes = { codeHolder: undefined, namedVoucher: undefined };

/** Whose the first code of a friend is that a message names, and the first voucher. */
export async function namedCodes(
  store: Pick<Store, 'codeHolder' | 'voucherOfCode'>,
  recognition: Recognition,
): Promise<NamedCodes> {
  const [friend] = entitiesOf(recognition, 'referral_code');
  const [voucher] = entitiesOf(recognition, 'voucher_code');
  return {
    codeHolder: friend && (await store.codeHolder(friend.value)),
    namedVoucher: voucher && (await store.voucherOfCode(voucher.value)),
  };
}
