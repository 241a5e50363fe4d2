import type { LineView } from '../../bot/desk/views';
import { explain, upload } from './api';
import { sizeOf } from './attached';
import { element, icon } from './element';
import { text } from './texts';

type File_ = LineView['files'][number];

/** A file that waits for the reply it goes with. */
interface Waiting {
  name: string;
  size: number;
  /** Undefined while it is on its way. */
  uploaded: File_ | undefined;
  problem: string | undefined;
}

/** At most so many go with one reply. */
const MOST = 5;

/** The clip beside the field, and the files that wait. Kept per conversation while the page is open. */
export interface Attaching {
  button: HTMLElement;
  list: HTMLElement;
  show: (conversationId: string) => void;
  add: (files: Iterable<File>) => void;
  /** The files to send now, taken off the list; undefined while one is still on its way. */
  take: () => File_[] | undefined;
}

export function createAttaching(): Attaching {
  const waiting = new Map<string, Waiting[]>();
  let current = '';
  const input = element('input', {
    // Hidden, not merely out of sight: the button beside it is what one reaches and hears of.
    attributes: { type: 'file', multiple: '', id: 'attach-files', hidden: '' },
  });
  const button = element(
    'button',
    { class: 'quiet', attributes: { type: 'button', id: 'attach' } },
    icon('clip'),
  );
  const list = element('ul', { class: 'attached' });
  const mine = (): Waiting[] => waiting.get(current) ?? [];

  const draw = (): void => {
    list.hidden = mine().length === 0;
    list.setAttribute('aria-label', text('attached'));
    list.replaceChildren(...mine().map((file) => itemOf(file, () => remove(current, file))));
  };
  const remove = (conversationId: string, file: Waiting): void => {
    waiting.set(
      conversationId,
      (waiting.get(conversationId) ?? []).filter((other) => other !== file),
    );
    draw();
  };
  const send = async (conversationId: string, file: File, entry: Waiting): Promise<void> => {
    try {
      entry.uploaded = await upload<File_>(conversationId, file);
    } catch (error) {
      entry.problem = explain(error);
    }
    draw();
  };
  const add = (files: Iterable<File>): void => {
    for (const file of [...files].slice(0, MOST - mine().length)) {
      const entry: Waiting = { name: file.name, size: file.size, uploaded: undefined, problem: undefined };
      waiting.set(current, [...mine(), entry]);
      void send(current, file, entry);
    }
    draw();
  };
  button.addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    add(input.files ?? []);
    input.value = '';
  });
  button.append(input);
  return {
    button,
    list,
    add,
    show: (conversationId) => {
      button.setAttribute('aria-label', text('attach'));
      button.title = text('attach');
      if (conversationId === current) return;
      current = conversationId;
      draw();
    },
    take: () => {
      if (mine().some(({ uploaded, problem }) => !uploaded && !problem)) return undefined;
      const ready = mine().flatMap(({ uploaded }) => uploaded ?? []);
      waiting.set(
        current,
        mine().filter(({ problem }) => problem !== undefined),
      );
      draw();
      return ready;
    },
  };
}

function itemOf({ name, size, uploaded, problem }: Waiting, remove: () => void): HTMLElement {
  const fate = problem ?? (uploaded ? sizeOf(size) : text('sending'));
  return element(
    'li',
    problem ? { class: 'failed', attributes: { role: 'alert' } } : {},
    element('span', {}, `${name} · ${fate}`),
    element(
      'button',
      {
        class: 'quiet',
        attributes: { type: 'button', 'aria-label': text('remove_file', { name }) },
        on: { click: remove },
      },
      '×',
    ),
  );
}
