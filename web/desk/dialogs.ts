import { type Actions } from './actions';
import { element, showPart } from './element';
import { text, uiLanguage } from './texts';

/** Asks what was agreed before a conversation goes back to the bot. @returns how to ask */
export function createGiveBackDialog(dialog: HTMLDialogElement, actions: Actions): () => void {
  return () => {
    const note = element('textarea', {
      attributes: { id: 'note', rows: '3', maxlength: '2000', placeholder: text('give_back_placeholder') },
    });
    const form = element(
      'form',
      { attributes: { method: 'dialog' } },
      element('h2', {}, text('give_back_title')),
      element('label', { attributes: { for: 'note' } }, text('give_back_ask')),
      note,
      element(
        'div',
        { class: 'choices' },
        closeButton(dialog, text('cancel')),
        element(
          'button',
          { class: 'primary', attributes: { type: 'submit', id: 'give-back' } },
          text('give_back_confirm'),
        ),
      ),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void actions.giveBack(note.value.trim()).then((done) => done && dialog.close());
    });
    dialog.replaceChildren(form);
    dialog.showModal();
    note.focus();
  };
}

function closeButton(dialog: HTMLDialogElement, label: string): HTMLElement {
  return element(
    'button',
    { class: 'plain', attributes: { type: 'button' }, on: { click: () => dialog.close() } },
    label,
  );
}

export function drawHelp(dialog: HTMLDialogElement): void {
  const rows: Array<readonly [string, string]> = [
    ['Alt + ↓ / ↑', text('help_next')],
    ['Alt + A', text('help_claim')],
    ['Alt + R', text('help_reply')],
    ['Alt + K', text('help_return')],
    ['Alt + 1 / 2 / 3', text('help_rooms')],
  ];
  showPart(dialog, uiLanguage(), () => [
    element('h2', {}, text('help')),
    element(
      'dl',
      {},
      ...rows.flatMap(([keys, what]) => [
        element('dt', {}, element('kbd', {}, keys)),
        element('dd', {}, what),
      ]),
    ),
    element('p', { class: 'hint' }, text('help_commands')),
    element('div', { class: 'choices' }, closeButton(dialog, text('close'))),
  ]);
}
