import { type Picture } from './png';

/** Pixels a side that Teams demands of its two icons. */
export const COLOUR_SIZE = 192;
export const OUTLINE_SIZE = 32;

/** Points a side of a pixel that are looked at: edges are smooth with four. */
const SAMPLES = 4;

type Shape = (x: number, y: number) => boolean;

/** A ladder, in a square from 0 to 1: two rails and four rungs. */
const ladder: Shape = (x, y) => {
  if (y < 0.18 || y > 0.82) return false;
  const isRail = (x > 0.32 && x < 0.39) || (x > 0.61 && x < 0.68);
  const isRung = x >= 0.39 && x <= 0.61 && [0.3, 0.43, 0.57, 0.7].some((rung) => Math.abs(y - rung) < 0.03);
  return isRail || isRung;
};

/** The ladder on the company's colour: Teams rounds the corners itself, so the square is full. */
export function colourIcon({ primary, onPrimary }: { primary: string; onPrimary: string }): Picture {
  const [ground, mark] = [rgb(primary), rgb(onPrimary)];
  return draw(COLOUR_SIZE, (covered) => [
    ...ground.map((part, index) => Math.round(part + ((mark[index] ?? 0) - part) * covered)),
    255,
  ]);
}

/** The ladder in white on nothing. */
export function outlineIcon(): Picture {
  return draw(OUTLINE_SIZE, (covered) => [255, 255, 255, Math.round(255 * covered)]);
}

function draw(size: number, colourOf: (covered: number) => readonly number[]): Picture {
  const pixels = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) pixels.set(colourOf(coverage(x, y, size)), (y * size + x) * 4);
  }
  return { size, pixels };
}

/** How much of a pixel the ladder covers, from 0 to 1. */
function coverage(x: number, y: number, size: number): number {
  let inside = 0;
  for (let row = 0; row < SAMPLES; row += 1) {
    for (let column = 0; column < SAMPLES; column += 1) {
      const at = (place: number, sample: number): number => (place + (sample + 0.5) / SAMPLES) / size;
      if (ladder(at(x, column), at(y, row))) inside += 1;
    }
  }
  return inside / SAMPLES ** 2;
}

function rgb(colour: string): number[] {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)?.slice(1) ?? [];
  return hex.map((part) => Number.parseInt(part, 16));
}
