import { type Company } from '../content/content';

const HEX = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i;

/** The company's colours as custom properties: a style sheet of its own, because the policy forbids inline styles. */
export function themeCss({ primary, onPrimary, accent }: Company['colours']): string {
  return `:root{--brand:${colourOr(primary, '#333')};--on-brand:${colourOr(onPrimary, '#fff')};--accent:${colourOr(accent, '#888')}}`;
}

/** Only what is a colour comes into a style sheet. */
export function colourOr(value: string, otherwise: string): string {
  return HEX.test(value) ? value : otherwise;
}
