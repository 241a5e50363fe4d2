import type { ComplaintsView, QuestionsView, RequestsView, TasksView } from '../../bot/desk/case-views';
import type { ConversationView, LineView, MeView, QueueItem, QueueView } from '../../bot/desk/views';
import type { ColleagueView } from '../../bot/desk/live-views';
import type { HandoffView } from '../../bot/desk/handoff-views';
import type { GoodsView } from '../../bot/desk/goods-view';
import type { SearchView } from '../../bot/desk/search-view';
import type { Link } from './live';

export type Room = 'queue' | 'conversation' | 'customer';

/** What the first room lists. */
export type List = 'queue' | 'questions' | 'tasks' | 'requests' | 'complaints' | 'goods';

/** The lists beside the queue, as they were last read. */
export interface WorkLists {
  questions?: QuestionsView;
  tasks?: TasksView;
  requests?: RequestsView;
  complaints?: ComplaintsView;
  goods?: GoodsView;
}

/** A reply on its way. Its key makes a second try the same act. */
export interface Outgoing {
  clientKey: string;
  conversationId: string;
  text: string;
  files: LineView['files'];
  state: 'sending' | 'failed';
  problem: string | undefined;
}

/** What the page knows; the server is the truth, this is its last answer. */
export interface DeskState {
  me: MeView;
  queue: QueueView | undefined;
  selected: string | undefined;
  conversation: ConversationView | undefined;
  /** Pages of older lines that were asked for; `more` whether there are older ones still. */
  older: { lines: readonly LineView[]; more: boolean } | undefined;
  list: List;
  /** What is looked for, and what the server has found of it. */
  search: { query: string; found: SearchView | undefined };
  work: WorkLists;
  /** Colleagues who have the desk open. */
  online: readonly ColleagueView[];
  outgoing: readonly Outgoing[];
  /** The conversation whose customer writes now. */
  typing: string | undefined;
  /** The room a phone shows. */
  room: Room;
  link: Link;
  /** An act under way that must not be begun twice. */
  busy: 'claim' | 'decline' | 'take-over' | 'return' | 'close' | undefined;
  notice: string | undefined;
  alerts: boolean;
}

export interface Store {
  get: () => DeskState;
  set: (change: Partial<DeskState>) => void;
  subscribe: (draw: (state: DeskState) => void) => void;
}

/** Listeners are called once for all changes of a tick, also while the tab is hidden (the badge must live). */
export function createStore(initial: DeskState): Store {
  let state = initial;
  let scheduled = false;
  const listeners: Array<(state: DeskState) => void> = [];
  return {
    get: () => state,
    set: (change) => {
      state = { ...state, ...change };
      if (scheduled) return;
      scheduled = true;
      queueMicrotask(() => {
        scheduled = false;
        for (const draw of listeners) draw(state);
      });
    },
    subscribe: (draw) => void listeners.push(draw),
  };
}

export type Section = 'offered' | 'mine' | 'waiting' | 'outcomes' | 'others' | 'recent';

/** Whether this rep is the one who is asked now. */
export function isOfferedToMe({ me }: DeskState, handoff: HandoffView | null): boolean {
  return handoff?.status === 'offered' && handoff.repId === me.rep.id;
}

/** The queue by who has whom, in the order the page shows it. */
export function sections(state: DeskState): Record<Section, QueueItem[]> {
  const { waiting = [], inHand = [], recent = [] } = state.queue ?? {};
  const isMine = (item: QueueItem): boolean => item.handoff?.repId === state.me.rep.id;
  const isUnnamed = (item: QueueItem): boolean => isMine(item) && item.handoff?.wantsOutcome === true;
  const isOffered = (item: QueueItem): boolean => isOfferedToMe(state, item.handoff);
  return {
    offered: waiting.filter(isOffered),
    waiting: waiting.filter((item) => !isOffered(item)),
    mine: inHand.filter(isMine),
    others: inHand.filter((item) => !isMine(item)),
    outcomes: recent.filter(isUnnamed),
    recent: recent.filter((item) => !isUnnamed(item)),
  };
}

export function allItems(state: DeskState): QueueItem[] {
  const { offered, mine, waiting, outcomes, others, recent } = sections(state);
  return [...offered, ...mine, ...waiting, ...outcomes, ...others, ...recent];
}
