import type { MeView } from '../../bot/desk/views';
import type { ColleagueView } from '../../bot/desk/live-views';
import { type Actions, createActions, noteSeen, toSignIn } from './actions';
import { alertsWanted, announceNews, showTabBadge, wakeOnTouch } from './alerts';
import { ApiError, read, setCsrf } from './api';
import { createConversationRoom } from './conversation-room';
import { createCustomerRoom } from './customer-room';
import { createGiveBackDialog, drawHelp } from './dialogs';
import { createForms } from './forms';
import { drawHeader, drawTabs } from './header';
import { listenToKeys } from './keys';
import { stayLive } from './live';
import { createLinkForm } from './link-form';
import { createOutcomeForm } from './outcome-form';
import { createPasswordForm } from './password-form';
import { createQueueRoom } from './queue-room';
import { createSearch } from './search';
import { startSignIn } from './sign-in';
import { type DeskState, type Store, createStore, sections } from './state';
import { uiLanguage } from './texts';
import { setClock } from './times';
import { followTyping } from './typing';
import { type Work, createWork } from './work';

/** How often relative times are drawn anew, and the queue is read while the socket is gone. */
const TICK_MS = 15_000;
const RELOAD_MS = 5000;

function place(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

function initialState(me: MeView): DeskState {
  return {
    me,
    queue: undefined,
    selected: undefined,
    conversation: undefined,
    older: undefined,
    list: 'queue',
    search: { query: '', found: undefined },
    work: {},
    online: [],
    outgoing: [],
    typing: undefined,
    room: 'queue',
    link: 'connecting',
    busy: undefined,
    notice: undefined,
    alerts: alertsWanted(),
  };
}

async function startDesk(): Promise<void> {
  const me = await read<MeView>('me');
  setCsrf(me.csrf);
  setClock(me.company.timeZone, me.now);
  const store = createStore(initialState(me));
  const actions = createActions(store);
  const work = createWork(store, actions);
  const askNote = drawRooms(store, actions, work);
  store.set({});
  const typing = followTyping(store);
  listenToKeys(store, actions, askNote);
  stayLive({
    link: (link) => {
      store.set({ link });
      if (link === 'live') void actions.refreshConversation();
    },
    hint: (hint) => {
      if (hint.type === 'online') hearOnline(store, hint.reps);
      else if (hint.type === 'queue') {
        void actions.refreshQueue();
        void work.refresh();
      } else if (hint.id === store.get().selected) {
        typing(hint.type === 'typing' ? hint.id : undefined);
        if (hint.type === 'conversation') void actions.refreshConversation();
      }
    },
    signedOut: toSignIn,
  });
  wakeOnTouch(() => store.get().alerts);
  await actions.refreshQueue();
  followHash(store, actions);
  // What is offered counts down before the eyes.
  setInterval(() => sections(store.get()).offered.length > 0 && store.set({}), 1000);
  document.addEventListener('visibilitychange', () => noteSeen(store));
  setInterval(() => {
    if (store.get().link === 'lost') void actions.refreshQueue();
    store.set({});
  }, TICK_MS);
}

/** Makes the rooms and forms, and draws them whenever something changes. @returns how to ask what was agreed */
function drawRooms(store: Store, actions: Actions, work: Work): () => void {
  const hands = { actions, work };
  const giveBack = createGiveBackDialog(place('give-back-dialog') as HTMLDialogElement, store, hands);
  const askNote = (): void => void giveBack().catch(actions.complain);
  const forms = createForms(place('form-dialog') as HTMLDialogElement, work);
  const askPassword = createPasswordForm(place('form-dialog') as HTMLDialogElement, store);
  const askLink = createLinkForm(place('form-dialog') as HTMLDialogElement, store);
  const askOutcome = createOutcomeForm(place('form-dialog') as HTMLDialogElement, store, work);
  const drawQueue = createQueueRoom(place('queue'), createSearch(store, actions), { actions, work, forms });
  const drawCustomer = createCustomerRoom(place('customer'), { actions, work, forms });
  const drawConversation = createConversationRoom(place('conversation'), actions, {
    note: askNote,
    outcome: () => void askOutcome().catch(actions.complain),
  });
  store.subscribe((state) => {
    document.body.dataset.room = state.room;
    drawHeader(place('header'), state, store, { actions, askPassword, askLink });
    drawTabs(place('tabs'), state, actions);
    [drawQueue, drawConversation, drawCustomer].forEach((draw) => draw(state));
    drawHelp(place('help') as HTMLDialogElement);
    announceNews(state, (news) => (place('news').textContent = news));
    showTabBadge(state);
  });
  return askNote;
}

/** Who is there; one's own status may have been changed elsewhere, e.g. on Telegram. */
function hearOnline(store: Store, online: readonly ColleagueView[]): void {
  const { me } = store.get();
  const status = online.find(({ id }) => id === me.rep.id)?.status ?? me.status;
  store.set({ online, me: { ...me, status } });
}

/** The address names the conversation that is open. */
function followHash(store: Store, actions: Actions): void {
  const follow = (): void => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (id && id !== store.get().selected) actions.open(id);
  };
  follow();
  window.addEventListener('hashchange', follow);
}

document.documentElement.lang = uiLanguage();
if (document.body.dataset.page === 'sign-in') {
  void startSignIn(place('sign-in'));
} else {
  startDesk().catch((error: unknown) => {
    if (error instanceof ApiError && error.code === 'not_signed_in') toSignIn();
    // The server may be starting: the page tries again as a whole.
    else setTimeout(() => location.reload(), RELOAD_MS);
  });
}
