import type { ComplaintStep } from '../../domain/complaints/steps';
import type { ComplaintView, QuestionView, RequestView } from '../../bot/desk/case-views';
import { type Child, element } from './element';
import { newKey } from './insist';
import { text, textOr } from './texts';
import { rupiah } from './times';
import { type Work } from './work';

/** The small forms that lie over the rooms for a moment. */
export interface Forms {
  answer: (question: QuestionView) => void;
  settle: (request: RequestView, to: 'done' | 'refused') => void;
  /** A step that wants a word of explanation, or a second thought. */
  step: (complaint: ComplaintView, to: AskedStep) => void;
  sell: (conversationId: string) => Promise<void>;
  open: (form: Form) => void;
}

export interface Form {
  title: string;
  /** What it is about. */
  about: string;
  fields: readonly Child[];
  confirm: string;
  /** @returns whether the form may close, or why not */
  submit: () => Promise<boolean | string>;
}

export function createForms(dialog: HTMLDialogElement, work: Work): Forms {
  const open = (form: Form): void => openForm(dialog, form);
  return {
    answer: (question) => {
      const answer = area('work-text', text('answer_placeholder'), true);
      const about = text('answer_about', { question: question.text, count: question.waiting });
      const submit = (): Promise<boolean> => work.answer(question.id, answer.value.trim());
      const fields = [label('work-text', text('answer_label')), answer];
      open({ title: text('answer_title'), about, fields, confirm: text('answer_send'), submit });
    },
    settle: (request, to) => {
      const note = area('work-text', text(`settle_${to}_placeholder`), to === 'refused');
      const about = `${textOr('request', request.kind)}: ${request.text}`;
      const submit = (): Promise<boolean> => work.settle(request.id, to, note.value.trim());
      const fields = [label('work-text', text('settle_note')), note];
      open({ title: text(`settle_${to}_title`), about, fields, confirm: text(`settle_${to}`), submit });
    },
    step: (complaint, to) => open(stepForm(complaint, to, work)),
    sell: async (conversationId) => open(await saleForm(conversationId, work)),
    open,
  };
}

/** Steps that are asked about before they are taken. */
export type AskedStep = Extract<
  ComplaintStep,
  'proposed' | 'withdrawn' | 'duplicate' | 'referred_external' | 'reopened'
>;

function stepForm(complaint: ComplaintView, to: AskedStep, work: Work): Form {
  const field = stepField(complaint, to);
  return {
    title: text(`${to}_title`),
    about: `${complaint.ticketNo ?? ''} ${complaint.description}`.trim(),
    fields: field ? [label('work-text', text(`${to}_label`)), field] : [hint(text(`${to}_label`))],
    confirm: text(`${to}_send`),
    submit: () => work.move(complaint.id, to, field?.value.trim() ?? ''),
  };
}

/** What is proposed, of which ticket, to whom; the other steps need nothing but a yes. */
function stepField(
  { otherTickets }: ComplaintView,
  to: AskedStep,
): HTMLTextAreaElement | HTMLSelectElement | HTMLInputElement | undefined {
  if (to === 'proposed') return area('work-text', text('proposed_placeholder'), true);
  if (to === 'duplicate') {
    const options = otherTickets.map((ticket) =>
      element('option', { attributes: { value: ticket } }, ticket),
    );
    return element('select', { attributes: { id: 'work-text', required: '' } }, ...options);
  }
  if (to !== 'referred_external') return undefined;
  const placeholder = text('referred_external_placeholder');
  return element('input', { attributes: { id: 'work-text', required: '', maxlength: '200', placeholder } });
}

async function saleForm(conversationId: string, work: Work): Promise<Form> {
  const products = await work.products();
  const clientKey = newKey();
  const sku = element(
    'select',
    { attributes: { id: 'sale-product', required: '' } },
    element('option', { attributes: { value: '' } }, text('sale_choose')),
    ...products.map((product) =>
      element('option', { attributes: { value: product.sku } }, `${product.name} · ${rupiah(product.idr)}`),
    ),
  );
  const quantity = element('input', {
    attributes: { id: 'sale-quantity', type: 'number', min: '1', max: '10000', value: '1', required: '' },
  });
  const paid = element('input', { attributes: { id: 'sale-paid', type: 'checkbox' } });
  const fields = [
    label('sale-product', text('sale_product')),
    sku,
    label('sale-quantity', text('sale_quantity')),
    quantity,
    element('label', { class: 'check', attributes: { for: 'sale-paid' } }, paid, text('sale_paid')),
  ];
  const submit = (): Promise<boolean> =>
    work.recordOrder(conversationId, {
      sku: sku.value,
      quantity: Number(quantity.value),
      paid: paid.checked,
      clientKey,
    });
  return {
    title: text('sale_title'),
    about: text('sale_about'),
    fields,
    confirm: text('sale_record'),
    submit,
  };
}

export function openForm(dialog: HTMLDialogElement, { title, about, fields, confirm, submit }: Form): void {
  const send = element('button', {
    class: 'primary',
    attributes: { type: 'submit', id: 'form-send' },
    properties: { textContent: confirm },
  });
  const cancel = element('button', {
    class: 'plain',
    attributes: { type: 'button' },
    properties: { textContent: text('cancel') },
    on: { click: () => dialog.close() },
  });
  const problem = element('p', { class: 'problem', attributes: { role: 'alert' } });
  const form = element(
    'form',
    { attributes: { method: 'dialog' } },
    element('h2', { attributes: { id: 'form-title' } }, title),
    element('p', { class: 'hint about' }, about),
    ...fields,
    problem,
    element('div', { class: 'choices' }, cancel, send),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send.disabled = true;
    void submit().then((done) => {
      send.disabled = false;
      problem.textContent = typeof done === 'string' ? done : '';
      if (done === true) dialog.close();
    });
  });
  dialog.setAttribute('aria-labelledby', 'form-title');
  dialog.replaceChildren(form);
  dialog.showModal();
}

export function label(id: string, words: string): HTMLElement {
  return element('label', { attributes: { for: id } }, words);
}

export function hint(words: string): HTMLElement {
  return element('p', { class: 'hint' }, words);
}

function area(id: string, placeholder: string, required: boolean): HTMLTextAreaElement {
  const attributes = { id, rows: '3', maxlength: '2000', placeholder, ...(required ? { required: '' } : {}) };
  return element('textarea', { attributes });
}
