import type { ColleagueView } from '../../bot/desk/live-views';
import { type Actions } from './actions';
import { switchAlerts } from './alerts';
import { element, icon, showPart } from './element';
import { type DeskState, type Room, type Store } from './state';
import { callsForMe } from './seen';
import { chooseLanguage, text, uiLanguage } from './texts';

/** The bar on top: where one is, whether it is live, and the rep's own switches. */
export function drawHeader(
  bar: HTMLElement,
  state: DeskState,
  store: Store,
  { actions, askPassword, askLink }: { actions: Actions; askPassword: () => void; askLink: () => void },
): void {
  const { rep, company, password } = state.me;
  const others = state.online.filter(({ id }) => id !== rep.id).map(colleagueWords);
  const says = [company, rep, password, others, state.me.status, state.link, state.alerts, uiLanguage()];
  showPart(bar, says, () => [
    // On a phone the rooms have no heading of the first rank of their own.
    element('h1', { class: 'brand' }, icon('ladder'), element('span', { class: 'brand-name' }, company.name)),
    element('span', { class: `link link-${state.link}`, attributes: { role: 'status' } }, linkText(state)),
    others.length > 0 &&
      element(
        'span',
        { class: 'online', title: text('online_title') },
        text('online', { names: others.join(', ') }),
      ),
    element('span', { class: 'spring' }),
    statusSwitch(state, actions),
    alertsButton(state, store),
    element('button', {
      class: 'quiet',
      title: text('language_other'),
      attributes: { type: 'button', lang: uiLanguage() === 'id' ? 'en' : 'id', id: 'switch-language' },
      properties: { textContent: uiLanguage() === 'id' ? 'EN' : 'ID' },
      on: {
        click: () => {
          chooseLanguage(uiLanguage() === 'id' ? 'en' : 'id');
          store.set({});
        },
      },
    }),
    iconButton('help', text('help'), 'show-help', () => {
      document.querySelector<HTMLDialogElement>('#help')?.showModal();
    }),
    element('span', { class: 'rep-name', title: rep.roles.join(', ') }, rep.name),
    state.me.telegram && iconButton('send', text('link_title'), 'link-telegram', askLink),
    passwordButton(state, askPassword),
    iconButton('leave', text('sign_out'), 'sign-out', () => void actions.signOut()),
  ]);
}

/** A colleague's name, with what they say of themselves where it is not that they are ready. */
function colleagueWords({ name, status }: ColleagueView): string {
  return status === 'ready' ? name : `${name} (${text(`duty_${status}`)})`;
}

const STATUSES = ['ready', 'busy', 'off'] as const;

/** Whether calls are offered to this rep. `off` asks nobody twice: what is held goes to colleagues. */
function statusSwitch({ me }: DeskState, actions: Actions): HTMLElement {
  const options = STATUSES.map((status) =>
    element('option', {
      attributes: { value: status },
      properties: { textContent: text(`duty_${status}`), selected: status === me.status },
    }),
  );
  const choose = element(
    'select',
    {
      class: `status status-${me.status}`,
      title: text(`duty_hint_${me.status}`),
      attributes: { id: 'status', 'aria-label': text('duty_label') },
    },
    ...options,
  );
  choose.addEventListener('change', () => {
    const status = STATUSES.find((one) => one === choose.value);
    if (status) void actions.setStatus(status);
  });
  return choose;
}

/** Marked while the rep still comes in by what the whole team knows. */
function passwordButton({ me }: DeskState, ask: () => void): HTMLElement {
  const label = text(me.password.own ? 'password_title' : 'password_wanted');
  const button = iconButton('key', label, 'set-password', ask);
  if (!me.password.own) button.append(element('span', { class: 'dot' }));
  return button;
}

function linkText(state: DeskState): string {
  const texts = { live: 'link_live', connecting: 'link_connecting', lost: 'link_lost' } as const;
  return text(texts[state.link]);
}

function alertsButton(state: DeskState, store: Store): HTMLElement {
  const button = iconButton(
    state.alerts ? 'bell' : 'bell-off',
    text(state.alerts ? 'alerts_on' : 'alerts_off'),
    'switch-alerts',
    () => {
      store.set({ alerts: !state.alerts });
      void switchAlerts(!state.alerts).then(
        (complete) => !complete && store.set({ notice: text('alerts_sound_only') }),
      );
    },
  );
  button.setAttribute('aria-pressed', String(state.alerts));
  return button;
}

function iconButton(name: string, label: string, id: string, click: () => void): HTMLButtonElement {
  return element(
    'button',
    { class: 'quiet', title: label, attributes: { type: 'button', 'aria-label': label, id }, on: { click } },
    icon(name),
  );
}

const ROOMS: readonly Room[] = ['queue', 'conversation', 'customer'];
const ICONS: Record<Room, string> = { queue: 'queue', conversation: 'chat', customer: 'person' };

/** The phone's way between the three rooms. */
export function drawTabs(bar: HTMLElement, state: DeskState, actions: Actions): void {
  bar.setAttribute('aria-label', text('rooms'));
  const calls = callsForMe(state);
  showPart(bar, [state.room, calls, uiLanguage()], () =>
    ROOMS.map((room) =>
      element(
        'button',
        {
          attributes: {
            type: 'button',
            id: `room-${room}`,
            ...(state.room === room ? { 'aria-current': 'page' } : {}),
          },
          on: { click: () => actions.show(room) },
        },
        icon(ICONS[room]),
        element('span', {}, text(room)),
        room === 'queue' && calls > 0 && element('span', { class: 'badge' }, String(calls)),
      ),
    ),
  );
}
