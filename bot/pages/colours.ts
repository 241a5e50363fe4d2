/** Red, green and blue, 0 to 255. */
type Rgb = readonly [number, number, number];

/** Contrast that small text needs (WCAG 2.2, 1.4.3). */
const READABLE = 4.5;

/** Steps by which a colour is brought nearer to white or black. */
const STEP = 0.05;

/**
 * A colour as text on a ground: itself where that can be read, else just so much lighter or darker.
 * @param colour both as `#rgb` or `#rrggbb`
 */
export function readableOn(colour: string, ground: string): string {
  const [ink, back] = [rgbOf(colour), rgbOf(ground)];
  const towards: Rgb = luminance(back) < 0.5 ? [255, 255, 255] : [0, 0, 0];
  for (let share = 0; share < 1; share += STEP) {
    const mixed = mix(ink, towards, share);
    if (contrast(mixed, back) >= READABLE) return hexOf(mixed);
  }
  return hexOf(towards);
}

/** 1 (the same) to 21 (black on white), as WCAG counts it. */
export function contrastOf(one: string, other: string): number {
  return contrast(rgbOf(one), rgbOf(other));
}

function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  return [0, 1, 2].map((place) =>
    Math.round(at(from, place) * (1 - share) + at(to, place) * share),
  ) as unknown as Rgb;
}

function at(colour: Rgb, place: number): number {
  return colour[place as 0 | 1 | 2];
}

function rgbOf(hex: string): Rgb {
  const digits = hex.replace('#', '');
  const full = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  const value = Number.parseInt(full, 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function hexOf(colour: Rgb): string {
  return `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
