/** Bytes that no friend sends, made the same way every time. */

/** A generator of numbers from 0 to 1 that gives the same ones for a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What breaks parsers, or has broken them somewhere. */
const SHARP = [
  ...['\0', '\r\n', '\n', '\r', '\t', ' ', '%', '%00', '%0d%0a', '%ff', '%zz', '%u0000', '\u0080', '\u00ff'],
  ...[
    '//',
    '/..',
    '/./',
    '\\',
    '?',
    '#',
    '@',
    ':',
    ';',
    '[',
    ']',
    '[::1',
    '{',
    '}',
    '"',
    "'",
    '`',
    '${x}',
    '*',
  ],
  ...['a:99999', ':0', ':-1', '-1', '0', '1e999', '99999999999999999999', '0x10', 'NaN', 'null', 'undefined'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', '../../etc/passwd', 'A'.repeat(9000)],
  ...[
    'Transfer-Encoding: chunked\r\n',
    'Content-Length: 5\r\n',
    'Content-Length: -1\r\n',
    'Expect: 100-continue\r\n',
  ],
  ...[
    'Content-Encoding: gzip\r\n',
    'Upgrade: h2c\r\nConnection: Upgrade\r\n',
    'Host: [\r\n',
    'Host: a:99999\r\n',
  ],
  ...['Origin: null\r\n', 'Origin: http://[\r\n', 'X-Forwarded-Host: [\r\n', 'X-Forwarded-For: ,,\r\n'],
  ...[
    'Cookie: desk_session=%\r\n',
    'Cookie: =;=\r\n',
    'Authorization: Bearer \r\n',
    'Accept: \u00ff/*;q=x\r\n',
  ],
  ...['Range: bytes=9-1\r\n', 'If-None-Match: "\r\n', 'Content-Type: multipart/form-data; boundary=\r\n'],
  ...[
    'Content-Type: application/json; charset=\u0001\r\n',
    'Accept-Version: ~\r\n',
    'Accept-Encoding: br;q=\r\n',
  ],
];

export interface Chance {
  next: () => number;
  below: (limit: number) => number;
  pick: <T>(from: readonly T[]) => T;
}

export function chanceOf(seed: number): Chance {
  const next = seeded(seed);
  const below = (limit: number): number => Math.floor(next() * limit);
  return { next, below, pick: (from) => from[below(from.length)] as never };
}

/** A text with one to four of: a sharp piece put in, a part left out, doubled, or cut off, a bit turned. */
export function broken(text: string, chance: Chance): string {
  let now = text;
  for (let times = 1 + chance.below(4); times > 0; times -= 1) {
    const at = chance.below(now.length + 1);
    const to = at + chance.below(12);
    const way = chance.below(6);
    if (way <= 1) now = now.slice(0, at) + chance.pick(SHARP) + now.slice(at);
    else if (way === 2) now = now.slice(0, at) + chance.pick(SHARP) + now.slice(to);
    else if (way === 3) now = now.slice(0, at) + now.slice(to);
    else if (way === 4) now = now.slice(0, to) + now.slice(at);
    else now = now.slice(0, at) + String.fromCharCode(chance.below(256)) + now.slice(at + 1);
  }
  return now;
}

/** A JSON value that no schema expects, a few levels deep. */
function junk(chance: Chance, depth = 0): unknown {
  const plain = [
    null,
    true,
    0,
    -1,
    1e308,
    '',
    '\0',
    '\ud800',
    'x'.repeat(500),
    [],
    {},
    '2026-13-45',
    [[[[]]]],
  ];
  const way = chance.below(depth > 2 ? 4 : 6);
  if (way < 3) return chance.pick(plain);
  if (way === 3) return chance.pick(SHARP);
  const some = Array.from({ length: 1 + chance.below(3) }, () => junk(chance, depth + 1));
  if (way === 4) return some;
  return Object.fromEntries(some.map((value, index) => [index ? chance.pick(SHARP) : '__proto__', value]));
}

/** A JSON value in which some things are not what they are wanted to be. */
export function twisted(value: unknown, chance: Chance): unknown {
  if (chance.below(5) === 0) return junk(chance);
  if (Array.isArray(value)) return value.map((one) => twisted(one, chance));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, one]) => [name, twisted(one, chance)]);
  return Object.fromEntries(entries);
}
