import { type Company } from '../content/content';

const HEX = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i;

/** The company's colours as custom properties: a style sheet of its own, because the policy forbids inline styles. */
export function themeCss({ primary, onPrimary, accent }: Company['colours']): string {
  const colour = (value: string, otherwise: string): string => (HEX.test(value) ? value : otherwise);
  return `:root{--brand:${colour(primary, '#333')};--on-brand:${colour(onPrimary, '#fff')};--accent:${colour(accent, '#888')}}`;
}
