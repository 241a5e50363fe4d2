import {
  chosenBy,
  inputMeant,
  interpretActs,
  pressEvents,
  readPress,
  settledActs,
} from '../../dialogs/steering/interpret';
import { learn, learnedActs } from '../../dialogs/steering/learn';
import { type Views } from '../../dialogs/contract/turn';
import { visibleContact } from '../../domain/contact/door';
import { climb } from '../../domain/contact/evolve';
import { type Instant } from '../../domain/time/instant';
import { type CodeOutcome } from '../../domain/identity/code';
import { NOTHING_RECOGNIZED, type Recognition } from '../../domain/recognition/recognition';
import { type Snapshot } from '../../domain/contact/snapshot';
import { type TurnCommit } from '../../models/turns/commit';
import { PENDING_PAGE, type PendingMessage } from '../../models/turns/inbox';
import { type Loaded } from '../../models/turns/load';
import { type Serials } from '../../models/database/serials';
import { type Store } from '../../models/turns/store';
import { type Recognizer } from '../../recognizers/recognizer';
import { type Burst, type BurstSize, gatheringMs, openedBy, takeBurst, textRead } from './burst';
import { type ChannelBook } from './capabilities';
import { proofGround, provenByCode, withCodeChecked } from './code-turn';
import { deliver } from './deliver';
import { type DialogHost } from './dialog-host';
import { type NumberBook } from './drawn-numbers';
import { type Hub } from './hub';
import { measureUnderstanding } from './measure-understanding';
import { type Phrasing } from './phrasing';
import { type Proofs } from './proofs';
import { withQuotedTopic } from './quoted-topic';
import { NO_CODES, type NamedCodes, namedCodes, recognize } from './recognize';
import { type RenderedTurn } from './render';
import { renderRun } from './render-run';
import { serialNames } from './serial-names';
import { transcript } from './transcript';
import { turnNumbers } from './turn-numbers';
import { TurnRun } from './turn-run';

/** What the pipeline works with; made once in `bot/main.ts`. */
export interface TurnDeps {
  store: Store;
  /** Numbers for tickets and orders, at hand before a turn begins. */
  serials: Pick<Serials, 'ready' | 'next'>;
  /** Keeps what was drawn for a turn until it is committed. */
  numbers: NumberBook;
  recognizer: Recognizer;
  host: DialogHost;
  hub: Hub;
  /** Sends what a channel must be called for; wakes at once, and finds what it missed by itself. */
  outbox: { wake: (conversationId: string) => void };
  phrasing: Phrasing;
  channels: ChannelBook;
  views: () => Views;
  proofs: Pick<Proofs, 'ways' | 'check' | 'exportLink'>;
  clock: () => Instant;
  newId: (kind: string) => string;
}

/** The result of one run of the pipeline. `settled` are the messages it answered; `more` waited behind them. */
export type TurnResult =
  | { status: 'idle' }
  | { status: 'gathering'; forMs: number }
  | { status: 'done'; settled: readonly string[]; more: boolean };

/** Somebody else committed first five times in a row; the messages stay where they are and are tried again. */
export class TurnConflictError extends Error {
  override readonly name = 'TurnConflictError';
  readonly code = 'turn_conflict';
}

const MAX_CONFLICTS = 5;

/**
 * Answers what waits first in a conversation: load, recognize, toTurn, runDialogs, render, commit, deliver
 * (architecture §4). One transaction writes all of it or nothing; nothing is heard before it is written.
 */
export async function runTurn(deps: TurnDeps, conversationId: string, size?: BurstSize): Promise<TurnResult> {
  let last: { text: string; recognition: Recognition } | undefined;
  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt += 1) {
    // Before the messages: who masks their words meanwhile makes this snapshot a stale one.
    const before = await deps.store.load(conversationId);
    if (!before) throw new Error('an accepted message has no conversation');
    const waiting = await deps.store.pending(conversationId);
    const burst = takeBurst(waiting, size);
    if (!burst) return { status: 'idle' };
    const forMs = gatheringMs(burst, deps.clock());
    if (forMs > 0) return { status: 'gathering', forMs };
    const { codeOutcome, loaded } = await withCodeChecked(deps, burst, before);
    const text = textRead(burst);
    const known = last?.text === text ? last.recognition : undefined;
    const recognition = known ?? (await recognize(deps, burst.input, loaded.snapshot));
    last = { text, recognition };
    await deps.serials.ready(serialNames(deps));
    const snapshot = await withQuotedTopic(deps, burst.input, recognition, loaded.snapshot);
    const codes = await namedCodes(deps.store, recognition);
    const run = toTurn(deps, burst, { recognition, snapshot, ...codes, codeOutcome });
    await runDialogs(deps, run);
    const commit = toCommit(deps, burst, recognition, loaded, run, renderRun(deps, run), 'done');
    const result = await deps.store.commit(commit);
    if (result.status === 'committed') {
      deps.numbers.forget(openedBy(burst));
      measureUnderstanding(commit);
      deliver(deps, commit, result.lastSeq);
      return settledBy(burst, waiting);
    }
  }
  throw new TurnConflictError('the conversation or contact kept changing');
}

/**
 * Gives a message up after it has failed three times: one apology, and the next message proceeds. The same
 * steps without recognition, so that whatever broke the turn is not asked again.
 */
export async function failTurn(deps: TurnDeps, conversationId: string): Promise<TurnResult> {
  const loaded = await deps.store.load(conversationId);
  if (!loaded) throw new Error('an accepted message has no conversation');
  const waiting = await deps.store.pending(conversationId);
  const burst = takeBurst(waiting, 'single');
  if (!burst) return { status: 'idle' };
  const { snapshot } = loaded;
  const run = toTurn(deps, burst, { recognition: NOTHING_RECOGNIZED, snapshot, ...NO_CODES });
  if (burst.input.kind === 'message') {
    run.take([{ kind: 'say', text: 'repair.apology' }]);
  }
  const rendered = renderRun(deps, run);
  const commit = toCommit(deps, burst, NOTHING_RECOGNIZED, loaded, run, rendered, 'failed');
  const result = await deps.store.commit(commit);
  if (result.status !== 'committed') throw new TurnConflictError('the conversation changed');
  deps.numbers.forget(openedBy(burst));
  deliver(deps, commit, result.lastSeq);
  return settledBy(burst, waiting);
}

function settledBy({ messages }: Burst, waiting: readonly PendingMessage[]): TurnResult {
  const settled = messages.map((message) => message.messageId);
  return {
    status: 'done',
    settled,
    more: waiting.length > messages.length || waiting.length === PENDING_PAGE,
  };
}

/** What is known when the turn is made. */
export interface Known extends NamedCodes {
  recognition: Recognition;
  snapshot: Snapshot;
  codeOutcome?: CodeOutcome | undefined;
}

/** Step 5: what is known and what was said, as dialogs read it. A press is taken off its prompt here. */
export function toTurn(deps: TurnDeps, burst: Burst, known: Known): TurnRun {
  const { recognition, snapshot, codeHolder, namedVoucher, codeOutcome } = known;
  const views = deps.views();
  const { conversation } = snapshot;
  const now = deps.clock();
  const press = readPress({ input: burst.input, conversation, views, now });
  const chosen = chosenBy(press);
  const contact = visibleContact(snapshot.contact, conversation, now);
  const input = inputMeant({ input: burst.input, conversation, views, now });
  const heard = { input, recognition, views, open: deps.host.open(conversation.stack) };
  const numbers = turnNumbers(deps, openedBy(burst));
  const ground = {
    now,
    messageId: burst.messageId,
    ...heard,
    acts: interpretActs({ ...heard, conversation, contact, handoff: snapshot.handoff }, chosen),
    chosen,
    codeHolder,
    namedVoucher,
    codeOutcome,
    ...proofGround(deps.proofs, () => run.snapshot.contact.id),
    repeated: press.kind === 'repeated',
    leftover: [],
    stuck: undefined,
    wording: (key: Parameters<Phrasing['wording']>[0]) =>
      deps.phrasing.wording(key, run.snapshot.conversation.language),
    newId: numbers.newId,
    newSerial: numbers.newSerial,
    newCode: numbers.newCode,
  };
  const run: TurnRun = new TurnRun(ground, snapshot, numbers);
  for (const event of pressEvents(press, now)) run.record(event);
  for (const event of provenByCode(codeOutcome, now, views.rules)) run.record(event);
  return run;
}

/** Step 6: first what any message teaches, then the agenda, then the rung that follows. */
export async function runDialogs(deps: TurnDeps, run: TurnRun): Promise<void> {
  const turn = run.turn();
  if (turn.repeated) return;
  const learned = learn(turn);
  for (const event of learned) run.record(event);
  run.took(learnedActs(turn.recognition.dialogueActs, learned), 'learn');
  run.took(settledActs(turn), 'settle');
  await deps.host.run(run);
  if (turn.input.kind === 'message' && turn.input.album !== undefined)
    run.record({ type: 'album_seen', album: turn.input.album });
  const answered = turn.input.kind === 'message' && run.outputs.length > 0;
  if (answered && !run.events.some((event) => event.type === 'misunderstood'))
    run.record({ type: 'understood' });
}

/** Step 8's input: the snapshot after the turn, and everything that is written with it. */
function toCommit(
  deps: TurnDeps,
  burst: Burst,
  recognition: Recognition,
  before: Loaded,
  run: TurnRun,
  rendered: RenderedTurn,
  state: 'done' | 'failed',
): TurnCommit {
  const { now, views, newId } = run.turn();
  const climbed = climb(before.snapshot.contact, run.snapshot.contact, {
    rules: views.rules.ladder,
    now,
    timeZone: views.company.timeZone,
  });
  return {
    before,
    after: { ...run.snapshot, contact: climbed.contact },
    at: now,
    voucherRules: views.rules.voucher,
    events: run.events,
    transitions: climbed.transitions.map((transition) => ({ ...transition, id: newId('transition') })),
    messages: transcript(burst, recognition, run, rendered, newId),
    activities: rendered.bubbles.map((bubble) => bubble.activity),
    pushed: deps.channels.isPushed(run.snapshot.conversation.channel),
    settled: { seqs: burst.messages.map((message) => message.seq), state },
  };
}
