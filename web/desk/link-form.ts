import type { LinkCodeView } from '../../bot/desk/handoff-views';
import { change, explain } from './api';
import { element } from './element';
import { openForm } from './forms';
import { type Store } from './state';
import { text } from './texts';

/** A code that the rep sends to the bot on Telegram, so that calls reach them there too. @returns how to ask */
export function createLinkForm(dialog: HTMLDialogElement, store: Store): () => void {
  return () => {
    void change<LinkCodeView>('link-code', {}).then(
      ({ code }) =>
        openForm(dialog, {
          title: text('link_title'),
          about: text('link_about'),
          fields: [
            element('p', {}, element('code', { attributes: { id: 'link-code' } }, `/tautkan ${code}`)),
          ],
          confirm: text('close'),
          submit: () => Promise.resolve(true),
        }),
      (error: unknown) => store.set({ notice: explain(error) }),
    );
  };
}
