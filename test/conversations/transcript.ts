/**
 * Transcripts in Chatdown's manner, one file a road:
 *
 * ```
 * > a comment
 * @ 2026-11-22T03:00:00.000Z      the clock stands here; `@ +2d`, `@ +3h`, `@ +5m` move it on
 * lang: en                        what the visitor's browser prefers
 * user: brp harga M1?
 * user: [Boleh]                   presses the button of that name
 * bot: #product.price Rp450.000   a bubble made of that text, containing those words
 * bot: Halo!                      a bubble of exactly these words
 * bot: -                          nothing
 * page: {"product":"M1"}          what the page around the chat says the visitor looks at
 * rep dewi: /claim                what a rep does: /claim, /return NOTE, /propose REMEDY, /resolve, or words
 * jobs                            whatever is due at this moment happens
 * ! rung PROSPECT                 what is stored now
 * ```
 */
export type Line = { number: number } & (
  | { kind: 'clock'; at: string }
  | { kind: 'language'; language: 'id' | 'en' }
  | { kind: 'user'; text: string; button: boolean }
  | { kind: 'bot'; expected: string }
  | { kind: 'page'; json: string }
  | { kind: 'rep'; rep: string; words: string }
  | { kind: 'jobs' }
  | { kind: 'stored'; what: string; value: string }
);

/** @throws Error naming the line that is of no known form */
export function parseTranscript(source: string, file: string): Line[] {
  return source.split('\n').flatMap((raw, index) => {
    const text = raw.trim();
    if (text === '' || text.startsWith('>')) return [];
    const line = parseLine(text);
    if (!line) throw new Error(`${file}:${index + 1} is no line of a transcript: ${text}`);
    return [{ ...line, number: index + 1 }];
  });
}

type Bare = Line extends infer L ? (L extends Line ? Omit<L, 'number'> : never) : never;

function parseLine(text: string): Bare | undefined {
  const match = (pattern: RegExp): RegExpExecArray | null => pattern.exec(text);
  const clock = match(/^@ *(\S+)$/);
  if (clock) return { kind: 'clock', at: clock[1] ?? '' };
  const language = match(/^lang: *(id|en)$/);
  if (language) return { kind: 'language', language: language[1] === 'en' ? 'en' : 'id' };
  const user = match(/^user: *(.*)$/);
  if (user) {
    const pressed = /^\[(.+)\]$/.exec(user[1] ?? '');
    return { kind: 'user', text: pressed?.[1] ?? user[1] ?? '', button: pressed !== null };
  }
  const bot = match(/^bot: *(.+)$/);
  if (bot) return { kind: 'bot', expected: (bot[1] ?? '').replaceAll('\\n', '\n') };
  const page = match(/^page: *(.+)$/);
  if (page) return { kind: 'page', json: page[1] ?? '' };
  const rep = match(/^rep (\S+): *(.+)$/);
  if (rep) return { kind: 'rep', rep: rep[1] ?? '', words: rep[2] ?? '' };
  if (text === 'jobs') return { kind: 'jobs' };
  const stored = match(/^! *(\S+) *(.*)$/);
  if (stored) return { kind: 'stored', what: stored[1] ?? '', value: stored[2] ?? '' };
  return undefined;
}
