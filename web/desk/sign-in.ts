import type { SignInView } from '../../bot/desk/views';
import { change, explain, read } from './api';
import { element } from './element';
import { chooseLanguage, text, uiLanguage } from './texts';

/** The page before the desk: a name and the team's password, or a name and the one-time link. */
export async function startSignIn(place: HTMLElement): Promise<void> {
  const key = new URLSearchParams(location.search).get('key');
  // The key is a secret: it leaves the address bar and the history before anybody can copy it.
  if (key) history.replaceState(null, '', '/desk/enter');
  const view = await read<SignInView>('sign-in').catch((error: unknown) => explain(error));
  if (typeof view === 'string') {
    place.replaceChildren(element('p', { class: 'problem' }, view));
    return;
  }
  const draw = (): void => place.replaceChildren(languageButton(draw), ...drawForm(view, key));
  draw();
  // A strict cookie stays at home when the desk is opened from elsewhere; this request carries it.
  if (!key) await read('me').then(toDesk, () => undefined);
}

function hint(): HTMLElement {
  return element('p', { class: 'hint', attributes: { id: 'password-hint' } }, text('sign_in_password_hint'));
}

function toDesk(): void {
  location.replace('/desk');
}

function languageButton(draw: () => void): HTMLElement {
  const other = uiLanguage() === 'id' ? 'en' : 'id';
  const click = (): void => {
    chooseLanguage(other);
    draw();
  };
  const attributes = { type: 'button', lang: other, id: 'switch-language' };
  return element('button', { class: 'quiet language', attributes, on: { click } }, text('language_other'));
}

function passwordField(): HTMLInputElement {
  const attributes = { id: 'password', type: 'password', required: '', autocomplete: 'current-password' };
  return element('input', { attributes: { ...attributes, 'aria-describedby': 'password-hint' } });
}

function drawForm(view: SignInView, key: string | null): HTMLElement[] {
  document.title = `${text('sign_in_title')} · ${view.company}`;
  const head = [element('p', { class: 'company' }, view.company), element('h1', {}, text('sign_in_title'))];
  if (!key && !view.password) return [...head, element('p', {}, text('sign_in_no_password'))];
  const names = { id: 'rep', required: '', autocomplete: 'username', autocapitalize: 'none', list: 'reps' };
  const who = element('input', { attributes: { ...names, placeholder: text('sign_in_choose') } });
  // Only a browser that somebody has signed in with is told whom it knows.
  const known = element(
    'datalist',
    { attributes: { id: 'reps' } },
    ...view.reps.map(({ name }) => element('option', { attributes: { value: name } })),
  );
  const [last] = view.reps;
  if (view.reps.length === 1 && last) who.value = last.name;
  const password = passwordField();
  const problem = element('p', { class: 'problem', attributes: { role: 'alert' } });
  const button = element(
    'button',
    { class: 'primary', attributes: { type: 'submit' } },
    text('sign_in_button'),
  );
  const form = element(
    'form',
    {},
    key ? element('p', { class: 'hint' }, text('sign_in_link_hint')) : undefined,
    element('label', { attributes: { for: 'rep' } }, text('sign_in_who')),
    who,
    known,
    ...(key
      ? []
      : [element('label', { attributes: { for: 'password' } }, text('sign_in_password')), password, hint()]),
    problem,
    button,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    button.disabled = true;
    const sent = key
      ? change('enter', { repId: who.value, key })
      : change('sign-in', { repId: who.value, password: password.value });
    sent.then(toDesk, (error: unknown) => {
      problem.textContent = explain(error);
      password.value = '';
      button.disabled = false;
    });
  });
  return [...head, form];
}
