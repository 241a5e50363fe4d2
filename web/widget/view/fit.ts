/** Below this width, in CSS pixels, the panel covers the page; as in `panel.css`. */
const NARROW = '(max-width: 480px), (max-height: 420px)';

/**
 * Keeps an open panel where it can be seen: above the keyboard of a phone, and the page behind it still.
 * @returns undoes it
 */
export function fitTo(panel: HTMLElement): () => void {
  const narrow = matchMedia(NARROW);
  const { documentElement } = document;
  const overflow = documentElement.style.overflow;
  const viewport = window.visualViewport;
  const fit = (): void => {
    panel.setAttribute('aria-modal', String(narrow.matches));
    documentElement.style.overflow = narrow.matches ? 'hidden' : overflow;
    panel.style.setProperty('--seen-height', viewport ? `${viewport.height}px` : '100vh');
    panel.style.setProperty('--seen-top', `${viewport?.offsetTop ?? 0}px`);
  };
  fit();
  viewport?.addEventListener('resize', fit);
  viewport?.addEventListener('scroll', fit);
  narrow.addEventListener('change', fit);
  return () => {
    viewport?.removeEventListener('resize', fit);
    viewport?.removeEventListener('scroll', fit);
    narrow.removeEventListener('change', fit);
    documentElement.style.overflow = overflow;
  };
}
