import type { GivenOutcome } from '../../domain/conversation/outcome';
import type { ComplaintStep } from '../../domain/complaints/steps';
import type {
  ComplaintsView,
  ProductsView,
  QuestionsView,
  RequestsView,
  TasksView,
} from '../../bot/desk/case-views';
import type { GoodsView } from '../../bot/desk/goods-view';
import { type Actions } from './actions';
import { ApiError, read } from './api';
import { insist, newKey, pathOf } from './insist';
import { type List, type Store } from './state';
import { setClock } from './times';

/** A sale as in the form; its key is made when the form opens, so that a second click repeats the first. */
export interface Sale {
  sku: string;
  quantity: number;
  paid: boolean;
  clientKey: string;
}

/** A voucher as the form has it; its key was made when the form opened. */
export interface GivenVoucher {
  /** In rupiah. */
  amount: number;
  days: number;
  reason: string;
  clientKey: string;
}

/** A rung set by hand for some days. */
export interface RungOverride {
  to: string;
  days: number;
  reason: string;
  clientKey: string;
}

/** A price, perhaps from a day on, or a stock; `before` is what the page showed. */
export type GoodsEdit = { clientKey: string; before: number | null; after: number } & (
  { kind: 'price'; from: string | null } | { kind: 'stock' }
);

/** What came of a try; another hour is told by command. */
export type TriedResult = 'reached' | 'no_answer' | 'wrong_number';

/** What a rep does beside talking. Resolves to whether it was done. */
export interface Work {
  show: (list: List) => void;
  refresh: () => Promise<void>;
  answer: (questionId: string, text: string) => Promise<boolean>;
  dismiss: (questionId: string) => Promise<boolean>;
  settle: (requestId: string, to: 'done' | 'refused', note: string) => Promise<boolean>;
  /** What came of trying to reach somebody who had been tried so often. */
  attempt: (taskId: string, result: TriedResult, tried: number) => Promise<boolean>;
  move: (complaintId: string, to: ComplaintStep, detail: string) => Promise<boolean>;
  /** Says afterwards what came of a call. */
  nameOutcome: (conversationId: string, handoffId: string, outcome: GivenOutcome) => Promise<boolean>;
  products: () => Promise<ProductsView['products']>;
  recordOrder: (conversationId: string, sale: Sale) => Promise<boolean>;
  payOrder: (conversationId: string, orderNo: string) => Promise<boolean>;
  giveVoucher: (conversationId: string, voucher: GivenVoucher) => Promise<boolean>;
  voidVoucher: (conversationId: string, voucherId: string) => Promise<boolean>;
  overrideRung: (conversationId: string, override: RungOverride) => Promise<boolean>;
  changeGoods: (sku: string, edit: GoodsEdit) => Promise<boolean>;
  /** Takes a change back. */
  undoGoods: (changeId: string) => Promise<boolean>;
}

export function createWork(store: Store, actions: Actions): Work {
  const refresh = (): Promise<void> => load(store).catch(actions.complain);
  const send = async (path: string, body: object): Promise<boolean> => {
    store.set({ notice: undefined });
    try {
      await insist(path, { clientKey: newKey(), ...body });
      return true;
    } catch (error) {
      actions.complain(error);
      // Somebody else has done it: as good as done here.
      return error instanceof ApiError && error.code === 'already_settled';
    } finally {
      await Promise.all([actions.refreshQueue(), actions.refreshConversation(), refresh()]);
    }
  };
  const id = encodeURIComponent;
  return {
    show: (list) => {
      store.set({ list });
      void refresh();
    },
    refresh,
    answer: (questionId, text) => send(`questions/${id(questionId)}/answer`, { text }),
    dismiss: (questionId) => send(`questions/${id(questionId)}/dismiss`, {}),
    settle: (requestId, to, note) =>
      send(`requests/${id(requestId)}/settle`, { to, ...(note ? { note } : {}) }),
    attempt: (taskId, result, tried) => send(`tasks/${id(taskId)}/attempt`, { result, tried }),
    move: (complaintId, to, detail) =>
      send(`complaints/${id(complaintId)}/move`, { to, ...(detail ? { detail } : {}) }),
    nameOutcome: (conversationId, handoffId, outcome) =>
      send(pathOf(conversationId, 'outcome'), { handoffId, outcome }),
    products: async () => (await read<ProductsView>('products')).products,
    recordOrder: (conversationId, sale) => send(pathOf(conversationId, 'orders'), sale),
    payOrder: (conversationId, orderNo) => send(pathOf(conversationId, 'orders/paid'), { orderNo }),
    giveVoucher: (conversationId, voucher) => send(pathOf(conversationId, 'vouchers'), voucher),
    overrideRung: (conversationId, override) => send(pathOf(conversationId, 'rung'), override),
    changeGoods: (sku, edit) => send(`goods/${id(sku)}/change`, edit),
    undoGoods: (changeId) => send(`goods/changes/${id(changeId)}/undo`, {}),
    voidVoucher: (conversationId, voucherId) => send(pathOf(conversationId, 'vouchers/void'), { voucherId }),
  };
}

/** The list that is shown; the queue is read by itself. */
async function load(store: Store): Promise<void> {
  const { list, work } = store.get();
  switch (list) {
    case 'queue':
      return;
    case 'questions': {
      const questions = await read<QuestionsView>('questions');
      setClock(undefined, questions.now);
      return store.set({ work: { ...work, questions } });
    }
    case 'tasks': {
      const tasks = await read<TasksView>('tasks');
      setClock(undefined, tasks.now);
      return store.set({ work: { ...work, tasks } });
    }
    case 'requests': {
      const requests = await read<RequestsView>('requests');
      setClock(undefined, requests.now);
      return store.set({ work: { ...work, requests } });
    }
    case 'goods': {
      const goods = await read<GoodsView>('goods');
      setClock(undefined, goods.now);
      return store.set({ work: { ...work, goods } });
    }
    case 'complaints': {
      const complaints = await read<ComplaintsView>('complaints');
      setClock(undefined, complaints.now);
      return store.set({ work: { ...work, complaints } });
    }
  }
}
