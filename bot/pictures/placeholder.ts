import { createHash } from 'node:crypto';
import { type Product } from '../../domain/products/catalogue';
import { html } from '../http/html';

/** Ground, shade and ink of a drawing: calm, and the ink readable on both (at least 4.5:1). */
const PALETTES = [
  { ground: '#f1e4d3', shade: '#e3cdb3', ink: '#5b3a22' },
  { ground: '#e4ebdf', shade: '#cbd9c3', ink: '#35502f' },
  { ground: '#e2e8ee', shade: '#c8d4df', ink: '#2c4660' },
  { ground: '#f2e0da', shade: '#e6c6bc', ink: '#7a3426' },
  { ground: '#ece3ee', shade: '#d8c7dc', ink: '#563a60' },
  { ground: '#f3ead0', shade: '#e5d5a6', ink: '#5f4a10' },
  { ground: '#dfebea', shade: '#c0d8d5', ink: '#1f4f4b' },
  { ground: '#eae6e1', shade: '#d6cec5', ink: '#463c33' },
] as const;

/**
 * A drawing for a product that has no photograph: the colours are its category's, the arcs its own, and the letters
 * come from its name. The same product is always drawn alike. Names are escaped.
 * @returns an SVG of 480 × 360
 */
export function placeholder({ sku, name, category }: Pick<Product, 'sku' | 'name' | 'category'>): string {
  const { ground, shade, ink } = PALETTES[byteOf(category, 0) % PALETTES.length] ?? PALETTES[0];
  const letters = lettersOf(name);
  const turn = (byteOf(sku, 0) / 255) * 360;
  const size = letters.length <= 2 ? 96 : letters.length === 3 ? 80 : 62;
  const arcs = [0, 1, 2].map((ring) => {
    const radius = 114 + ring * 26;
    const length = Math.round(2 * Math.PI * radius);
    const drawn = Math.round(length * (0.22 + (byteOf(sku, ring + 1) / 255) * 0.5));
    const start = Math.round(turn + byteOf(sku, ring + 4));
    return html`<circle
      r="${radius}"
      fill="none"
      stroke="${shade}"
      stroke-width="11"
      stroke-linecap="round"
      stroke-dasharray="${drawn} ${length}"
      transform="rotate(${start})"
    />`;
  });
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 360" role="img" aria-label="${name}">
    <rect width="480" height="360" fill="${ground}" />
    <g transform="translate(240 180)">
      ${arcs}
      <circle r="88" fill="#fff" fill-opacity=".55" />
      <text
        fill="${ink}"
        font-family="ui-serif, Georgia, 'Times New Roman', serif"
        font-size="${size}"
        font-weight="600"
        text-anchor="middle"
        dominant-baseline="central"
        dy=".04em"
      >
        ${letters}
      </text>
    </g>
  </svg>`.text.replace(/\n\s*/g, ' ');
}

const MODEL = /^(?=.*\p{L})(?=.*\p{N})[\p{L}\p{N}-]{2,5}$/u;
const MEASURE = /^\p{N}/u;

/** What a product is known by: "V60" of a V60 set, else the initials of its first two words. */
export function lettersOf(name: string): string {
  const words = name.split(/[^\p{L}\p{N}-]+/u).filter((word) => word !== '');
  const model = words.find((word) => MODEL.test(word) && !MEASURE.test(word));
  if (model !== undefined) return model.toUpperCase();
  const initials = words
    .filter((word) => /^\p{L}/u.test(word))
    .map((word) => word.slice(0, [...word][0]?.length));
  return initials.slice(0, 2).join('').toUpperCase() || '·';
}

/** A number from 0 to 255 that belongs to a text and a place. */
function byteOf(text: string, place: number): number {
  return createHash('sha256').update(text).digest()[place] ?? 0;
}
