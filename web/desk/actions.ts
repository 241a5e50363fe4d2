import type { GivenOutcome } from '../../domain/conversation/outcome';
import type { RepStatus } from '../../domain/conversation/due';
import type { ConversationView, LineView, LinesView, QueueView } from '../../bot/desk/views';
import { ApiError, change, explain, read } from './api';
import { insist, newKey, pathOf } from './insist';
import { isLookedAt, markSeen } from './seen';
import { type Outgoing, type Room, type Store } from './state';
import { setClock } from './times';

/** What a rep can do, and what the page does by itself. */
export interface Actions {
  refreshQueue: () => Promise<void>;
  refreshConversation: () => Promise<void>;
  open: (conversationId: string) => void;
  show: (room: Room) => void;
  claim: () => Promise<void>;
  /** Says no to what is offered; the next one is asked. */
  decline: () => Promise<void>;
  takeOver: () => Promise<void>;
  /** Whether calls are offered to this rep. */
  setStatus: (status: RepStatus) => Promise<void>;
  /** One page of older lines. */
  loadEarlier: () => Promise<void>;
  /** Tells the customer that somebody writes; says so at most every few seconds. */
  typing: () => void;
  /** What was refused or failed, said in the notice. */
  complain: (error: unknown) => void;
  /** @param outcome what came of the chance it was about; without it that is asked for later */
  giveBack: (note: string, outcome?: GivenOutcome) => Promise<boolean>;
  reply: (text: string, files: LineView['files']) => void;
  /** Has what did not arrive tried again. */
  sendAgain: () => Promise<void>;
  retry: (outgoing: Outgoing) => void;
  discard: (outgoing: Outgoing) => void;
  signOut: () => Promise<void>;
  dismiss: () => void;
}

export function toSignIn(): void {
  location.assign('/desk/sign-in');
}

export function createActions(store: Store): Actions {
  const complain = (error: unknown): void => {
    if (error instanceof ApiError && error.code === 'not_signed_in') return toSignIn();
    store.set({ notice: explain(error) });
  };
  const refreshQueue = oneAtATime(async () => {
    const queue = await read<QueueView>('queue');
    setClock(undefined, queue.now);
    store.set({ queue });
  }, complain);
  const refreshConversation = oneAtATime(
    () => loadConversation(store),
    (error) => {
      // A colleague has claimed it: its content may no longer be shown here.
      if (error instanceof ApiError && error.code === 'not_allowed') store.set({ conversation: undefined });
      complain(error);
    },
  );
  const refresh = async (): Promise<void> => {
    await Promise.all([refreshQueue(), refreshConversation()]);
  };
  return {
    refreshQueue,
    refreshConversation,
    open: (conversationId) => {
      const isSame = store.get().conversation?.conversationId === conversationId;
      store.set({ selected: conversationId, room: 'conversation', notice: undefined });
      if (!isSame) store.set({ conversation: undefined, older: undefined });
      if (location.hash !== `#${conversationId}`) history.replaceState(null, '', `#${conversationId}`);
      void refreshConversation();
    },
    show: (room) => {
      store.set({ room });
      // After it is drawn: only then it can be seen.
      setTimeout(() => noteSeen(store));
    },
    claim: () => perform(store, 'claim', {}, refresh, complain).then(() => undefined),
    decline: () => perform(store, 'decline', {}, refresh, complain).then(() => undefined),
    setStatus: (status) => setStatus(store, status).catch(complain),
    takeOver: () => perform(store, 'take-over', {}, refresh, complain).then(() => undefined),
    loadEarlier: () => loadEarlier(store).catch(complain),
    typing: typingHint(store),
    complain,
    giveBack: (note, outcome) => {
      const body = { ...(note ? { note } : {}), ...(outcome ? { outcome } : {}) };
      return perform(store, outcome ? 'close' : 'return', body, refresh, complain);
    },
    sendAgain: () => sendAgain(store).then(refresh, complain),
    ...replies(store, refresh),
    signOut: () => change('sign-out', {}).then(toSignIn, complain),
    dismiss: () => store.set({ notice: undefined }),
  };
}

async function loadConversation(store: Store): Promise<void> {
  const { selected } = store.get();
  if (!selected) return;
  const conversation = await read<ConversationView>(`conversations/${encodeURIComponent(selected)}`);
  if (store.get().selected !== selected) return;
  store.set({ conversation });
  noteSeen(store);
}

async function loadEarlier(store: Store): Promise<void> {
  const { conversation, older } = store.get();
  const first = older?.lines[0] ?? conversation?.lines[0];
  if (!conversation || !first) return;
  const { conversationId } = conversation;
  const before = encodeURIComponent(first.id);
  const page = await read<LinesView>(`${pathOf(conversationId, 'lines')}?before=${before}`);
  if (store.get().selected !== conversationId) return;
  store.set({ older: { lines: [...page.lines, ...(older?.lines ?? [])], more: page.earlier } });
}

async function setStatus(store: Store, status: RepStatus): Promise<void> {
  await change('status', { status });
  store.set({ me: { ...store.get().me, status } });
}

async function sendAgain(store: Store): Promise<void> {
  const { selected } = store.get();
  if (selected) await change(pathOf(selected, 'send-again'), {});
}

const TYPING_EVERY_MS = 3000;

function typingHint(store: Store): () => void {
  let last = 0;
  return () => {
    const { conversation } = store.get();
    if (!conversation?.mine || Date.now() - last < TYPING_EVERY_MS) return;
    last = Date.now();
    change(pathOf(conversation.conversationId, 'typing'), {}).catch(() => undefined);
  };
}

/** What stands on a screen that somebody looks at is seen. */
export function noteSeen(store: Store): void {
  const { conversation } = store.get();
  if (!conversation || !isLookedAt(store.get(), conversation.conversationId)) return;
  markSeen(conversation.conversationId, conversation.customerLines);
  store.set({});
}

/** Hints come in bursts: one reading at a time, and one more if anything was said meanwhile. */
function oneAtATime(work: () => Promise<void>, complain: (error: unknown) => void): () => Promise<void> {
  let running: Promise<void> | undefined;
  let again = false;
  const run = async (): Promise<void> => {
    do {
      again = false;
      await work().catch(complain);
    } while (again);
    running = undefined;
  };
  return () => {
    if (running) again = true;
    return (running ??= run());
  };
}

async function perform(
  store: Store,
  act: 'claim' | 'decline' | 'take-over' | 'return' | 'close',
  body: object,
  refresh: () => Promise<void>,
  complain: (error: unknown) => void,
): Promise<boolean> {
  const { selected, busy } = store.get();
  if (!selected || busy) return false;
  store.set({ busy: act, notice: undefined });
  try {
    await insist(pathOf(selected, act), { ...body, clientKey: newKey() });
    return true;
  } catch (error) {
    complain(error);
    return false;
  } finally {
    await refresh();
    store.set({ busy: undefined });
  }
}

function replies(store: Store, refresh: () => Promise<void>): Pick<Actions, 'reply' | 'retry' | 'discard'> {
  const replace = (clientKey: string, next: Outgoing | undefined): void => {
    const outgoing = store.get().outgoing.flatMap((item) => {
      return item.clientKey === clientKey ? (next ?? []) : item;
    });
    store.set({ outgoing });
  };
  const send = async (item: Outgoing): Promise<void> => {
    replace(item.clientKey, { ...item, state: 'sending', problem: undefined });
    try {
      const { clientKey, text } = item;
      const files = item.files.map(({ id }) => id);
      const path = pathOf(item.conversationId, 'reply');
      const answer = await insist<{ text?: string }>(path, { clientKey, text, files });
      // A command is answered to the rep alone.
      if (answer.text !== undefined) store.set({ notice: answer.text });
      await refresh();
      replace(item.clientKey, undefined);
    } catch (error) {
      if (error instanceof ApiError && error.code === 'not_signed_in') return toSignIn();
      replace(item.clientKey, { ...item, state: 'failed', problem: explain(error) });
    }
  };
  return {
    reply: (text, files) => {
      const { selected, outgoing } = store.get();
      if (!selected) return;
      const clientKey = newKey();
      const item: Outgoing = {
        clientKey,
        conversationId: selected,
        text,
        files,
        state: 'sending',
        problem: undefined,
      };
      store.set({ outgoing: [...outgoing, item] });
      void send(item);
    },
    retry: (item) => void send(item),
    discard: (item) => replace(item.clientKey, undefined),
  };
}
