import type { MeView } from '../../bot/desk/views';
import { change, explain, read } from './api';
import { element } from './element';
import { type Form, label, openForm } from './forms';
import { type Store } from './state';
import { text } from './texts';

const SHORTEST = 12;

/** A password of one's own; admins may give one to a colleague. @returns how to ask */
export function createPasswordForm(dialog: HTMLDialogElement, store: Store): () => void {
  return () => openForm(dialog, formOf(store));
}

function formOf(store: Store): Form {
  const { me } = store.get();
  const who = whoField(me);
  const current = secretField('password-current', 'current-password');
  const fresh = secretField('password-new', 'new-password');
  const again = secretField('password-again', 'new-password');
  fresh.minLength = SHORTEST;
  const proof = element(
    'div',
    { class: 'field' },
    label('password-current', text('password_current')),
    current,
  );
  const ask = (): void => {
    const isOther = who !== undefined && who.value !== me.rep.id;
    proof.hidden = isOther || !me.password.askCurrent;
    current.required = !proof.hidden;
  };
  who?.addEventListener('change', ask);
  ask();
  return {
    title: text(me.team ? 'password_of' : 'password_title'),
    about: text(me.password.own ? 'password_about' : 'password_about_first'),
    fields: [
      ...(who ? [label('password-who', text('password_for')), who] : []),
      proof,
      label('password-new', text('password_new')),
      fresh,
      label('password-again', text('password_again')),
      again,
    ],
    confirm: text('password_set'),
    submit: async () => {
      if (fresh.value !== again.value) return text('password_differs');
      const own = proof.hidden ? {} : { current: current.value };
      const repId = who?.value ?? me.rep.id;
      try {
        await change('password', { repId, password: fresh.value, ...own });
        store.set({ me: await read<MeView>('me'), notice: text('password_done') });
        return true;
      } catch (error) {
        return explain(error);
      }
    },
  };
}

/** For whom: only admins choose. */
function whoField({ team, rep }: MeView): HTMLSelectElement | undefined {
  if (!team) return undefined;
  const self = team.filter(({ id }) => id === rep.id);
  // Oneself first: what is chosen without choosing must be harmless.
  const options = [...self, ...team.filter(({ id }) => id !== rep.id)].map(({ id, name, own }) => {
    const words =
      id === rep.id ? text('password_mine', { name }) : own ? name : text('password_none', { name });
    return element('option', { attributes: { value: id } }, words);
  });
  return element('select', { attributes: { id: 'password-who' } }, ...options);
}

function secretField(id: string, autocomplete: string): HTMLInputElement {
  return element('input', {
    attributes: { id, type: 'password', required: '', maxlength: '200', autocomplete },
  });
}
