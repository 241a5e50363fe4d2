import { type Actions } from './actions';
import { element, showPart } from './element';
import { type OutcomeFields, outcomeFields } from './outcome-fields';
import { type Store } from './state';
import { text, uiLanguage } from './texts';
import { type Work } from './work';

/** Asks what was agreed, and what came of it where it was about a chance, before it goes back. @returns how to ask */
export function createGiveBackDialog(
  dialog: HTMLDialogElement,
  store: Store,
  { actions, work }: { actions: Actions; work: Work },
): () => Promise<void> {
  return async () => {
    const { conversation } = store.get();
    if (!conversation) return;
    const asked = conversation.handoff?.wantsOutcome
      ? outcomeFields(conversation, await work.products(), { mayWait: true })
      : undefined;
    const note = element('textarea', {
      attributes: { id: 'note', rows: '3', maxlength: '2000', placeholder: text('give_back_placeholder') },
    });
    const problem = element('p', { class: 'problem', attributes: { role: 'alert' } });
    const form = giveBackForm(dialog, note, problem, asked);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const outcome = asked?.value();
      const isHalf = asked !== undefined && !asked.isLater() && outcome === undefined;
      problem.textContent = isHalf ? text('outcome_incomplete') : '';
      if (isHalf) return;
      void actions.giveBack(note.value.trim(), outcome).then((done) => done && dialog.close());
    });
    dialog.replaceChildren(form);
    // Its fields have the names of those of another form.
    dialog.addEventListener('close', () => dialog.replaceChildren(), { once: true });
    dialog.showModal();
    note.focus();
  };
}

function giveBackForm(
  dialog: HTMLDialogElement,
  note: HTMLTextAreaElement,
  problem: HTMLElement,
  asked: OutcomeFields | undefined,
): HTMLFormElement {
  const confirm = element(
    'button',
    { class: 'primary', attributes: { type: 'submit', id: 'give-back' } },
    text('give_back_confirm'),
  );
  return element(
    'form',
    { attributes: { method: 'dialog' } },
    element('h2', {}, text('give_back_title')),
    element('label', { attributes: { for: 'note' } }, text('give_back_ask')),
    note,
    ...(asked?.fields ?? []),
    problem,
    element('div', { class: 'choices' }, closeButton(dialog, text('cancel')), confirm),
  );
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
    ['/', text('help_search')],
    ['?', text('help_help')],
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
