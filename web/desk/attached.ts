import type { ConversationView, LineView } from '../../bot/desk/views';
import { element, icon } from './element';
import { text } from './texts';

type File = LineView['files'][number];

const SHOWN = /^image\/(png|jpeg|gif|webp)$/;

/** What came with a line: pictures as pictures, the rest by name; only a name where this rep may not look. */
export function drawFiles(
  files: readonly File[],
  { conversationId, opensFiles }: ConversationView,
): HTMLElement[] {
  return files.map((file) => {
    const label = `${file.name} · ${sizeOf(file.bytes)}`;
    if (!opensFiles) {
      return element(
        'span',
        { class: 'file file-shut', title: text('file_claim_first') },
        icon('clip'),
        label,
      );
    }
    const href = `/desk/api/conversations/${encodeURIComponent(conversationId)}/files/${encodeURIComponent(file.id)}`;
    const isShown = SHOWN.test(file.contentType);
    return element(
      'a',
      { class: 'file', attributes: { href, target: '_blank', rel: 'noopener' } },
      isShown ? element('img', { attributes: { src: href, alt: file.name, loading: 'lazy' } }) : icon('clip'),
      !isShown && label,
    );
  });
}

/** `340 KB`, `1.2 MB`, in the numbers of the page's language. */
export function sizeOf(bytes: number): string {
  const [value, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'KB'] : [bytes / 1024 / 1024, 'MB'];
  const digits = { maximumFractionDigits: unit === 'MB' ? 1 : 0 };
  return `${Math.max(value, 1).toLocaleString(document.documentElement.lang, digits)} ${unit}`;
}
