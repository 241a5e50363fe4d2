/**
 * Adds a style sheet to a shadow root. Constructed sheets are no inline styles, so that the strictest policy
 * of a host page lets them be.
 */
export function adopt(root: ShadowRoot, text: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    // Browsers before 2020 (Safari: 2023) cannot construct them.
    const style = document.createElement('style');
    style.textContent = text;
    root.append(style);
  }
}
