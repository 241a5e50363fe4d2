import type { ConversationView } from '../../bot/desk/views';
import { type Actions } from './actions';
import { createAttaching } from './attaching';
import { element, icon } from './element';
import { type DeskState } from './state';
import { text } from './texts';

const LONGEST = 4000;

/** Where a rep writes. Drafts are kept per conversation while the page is open. */
export function createComposer(actions: Actions): {
  root: HTMLElement;
  draw: (state: DeskState, conversation: ConversationView) => void;
} {
  const drafts = new Map<string, string>();
  let current = '';
  let problem = '';
  const label = element('label', { class: 'unseen', attributes: { for: 'reply' } });
  const field = element('textarea', { attributes: { id: 'reply', rows: '1' } });
  const send = element(
    'button',
    { class: 'primary', attributes: { type: 'submit', id: 'send' } },
    icon('send'),
  );
  const why = element('p', { class: 'why-not', attributes: { role: 'status' } });
  const attaching = createAttaching();
  const form = element('form', { class: 'write' }, attaching.button, label, field, send);
  const root = element('div', { class: 'composer' }, attaching.list, form, why);

  const submit = (): void => {
    const words = field.value.trim();
    if (form.hidden) return;
    // Nothing is cut off and nothing is lost: the writer decides what to leave out.
    problem = words.length > LONGEST ? text('reply_too_long', { limit: LONGEST, length: words.length }) : '';
    why.hidden = problem === '';
    why.textContent = problem;
    if (problem !== '') return;
    const files = attaching.take();
    if (!files || (words === '' && files.length === 0)) return;
    actions.reply(words, files);
    field.value = '';
    drafts.delete(current);
    fit(field);
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
    field.focus();
  });
  field.addEventListener('input', () => {
    drafts.set(current, field.value);
    fit(field);
    if (field.value.trim() !== '' && !field.value.startsWith('/')) actions.typing();
  });
  field.addEventListener('paste', (event) => {
    const files = event.clipboardData?.files;
    if (!files || files.length === 0) return;
    event.preventDefault();
    attaching.add(files);
  });
  field.addEventListener('keydown', (event) => {
    // While an input method composes, Enter chooses a word.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  return {
    root,
    draw: (_state, conversation) => {
      label.textContent = text('reply_label');
      field.placeholder = text('reply_placeholder');
      send.setAttribute('aria-label', text('reply_send'));
      send.title = text('reply_send');
      form.hidden = !conversation.mine;
      attaching.show(conversation.conversationId);
      why.hidden = conversation.mine && problem === '';
      why.textContent = conversation.mine ? problem : whyNot(conversation);
      if (current === conversation.conversationId) return;
      current = conversation.conversationId;
      field.value = drafts.get(current) ?? '';
      fit(field);
    },
  };
}

/** As high as what is written, within what the style allows. */
function fit(field: HTMLTextAreaElement): void {
  field.rows = Math.min(8, field.value.split('\n').length);
}

function whyNot({ ownership, handoff }: ConversationView): string {
  if (ownership === 'waiting') return text('reply_claim_first');
  if (ownership === 'bot') return text('reply_bot_speaks');
  return text('reply_other_speaks', { name: handoff?.repName ?? '' });
}
