import { type Child, element } from './element';

/** One thing of a list or of a person, such as an order, a request or a voucher: its marks in a line, then the rest. */
export function caseCard(chips: Child[], ...body: Child[]): HTMLElement {
  return element('article', { class: 'case' }, element('p', { class: 'chips' }, ...chips), ...body);
}

/** What a person wrote, in the direction of its own script. */
export function caseWords(words: string): HTMLElement {
  return element('p', { class: 'case-words', attributes: { dir: 'auto' } }, words);
}

/** The buttons at the end of a card. */
export function caseActs(...buttons: HTMLButtonElement[]): HTMLElement {
  return element('p', { class: 'acts' }, ...buttons);
}
