import { type RepStatus } from '../../domain/conversation/due';
import { type RepAct } from '../../domain/conversation/turn-input';

/** How a line of a rep is to be handled. */
export type RepLine =
  | { kind: 'reply'; text: string }
  | { kind: 'act'; act: RepCommandAct }
  | { kind: 'status'; status: RepStatus }
  | { kind: 'queue' | 'help' | 'unlink' }
  | TaskLine
  /** Work on the customer in hand, beside talking with them. */
  | { kind: 'work'; work: RepWork }
  | { kind: 'link'; code: string }
  /** Begins with a slash and is not a known command: it is not relayed to the customer. */
  | { kind: 'unknown' };

/** Who is to be called or written to, and what came of trying; no customer need be in hand for it. */
export type TaskLine = { kind: 'tasks' } | { kind: 'result'; code: string; words: string };

/** What a rep does for, or asks about, the customer in hand by a command. Words are read where they are carried out. */
export type RepWork =
  | { what: 'profile' | 'history' | 'offers' | 'canned_list' | 'tickets' }
  | { what: 'note'; text: string }
  | { what: 'fact'; key: string; value: string }
  | { what: 'offer'; id: string }
  | { what: 'canned'; name: string }
  | { what: 'close'; words: string }
  | { what: 'call_back'; words: string }
  | { what: 'ticket'; ticketNo: string; step: string; detail: string };

export type RepCommandAct = Extract<RepAct, { act: 'claim' | 'decline' | 'return' | 'transfer' | 'pause' }>;

/** Every command in both languages (`domain.md` §2.6); no line that begins with a slash ever reaches the customer. */
const COMMANDS: ReadonlyMap<string, (rest: string) => RepLine> = new Map([
  ...both('terima', 'accept', () => acting({ act: 'claim' })),
  ...both('ambil', 'claim', () => acting({ act: 'claim' })),
  ...both('tolak', 'decline', (rest) => acting({ act: 'decline', ...(rest ? { reason: rest } : {}) })),
  ...both('kembali', 'return', (rest) => acting({ act: 'return', note: rest === '' ? undefined : rest })),
  ...both('alih', 'transfer', (rest) =>
    rest === '' ? { kind: 'unknown' } : acting({ act: 'transfer', to: colleague(rest) }),
  ),
  ...both('jeda', 'pause', () => acting({ act: 'pause' })),
  ...both('profil', 'profile', () => working({ what: 'profile' })),
  ...both('riwayat', 'history', () => working({ what: 'history' })),
  ...both('catat', 'note', (text) => (text === '' ? UNKNOWN : working({ what: 'note', text }))),
  ...both('fakta', 'fact', fact),
  ...both('tawaran', 'offer', (id) => working(id === '' ? { what: 'offers' } : { what: 'offer', id })),
  ...both('balas', 'reply', (name) =>
    working(name === '' ? { what: 'canned_list' } : { what: 'canned', name: name.toLowerCase() }),
  ),
  ...both('selesai', 'close', (words) => (words === '' ? UNKNOWN : working({ what: 'close', words }))),
  ...both('hubungi', 'callback', (words) => (words === '' ? UNKNOWN : working({ what: 'call_back', words }))),
  ...both('keluhan', 'complaint', ticket),
  ...both('status', 'status', (rest) => {
    const status = STATUS.get(rest.toLowerCase());
    return status ? { kind: 'status', status } : { kind: 'unknown' };
  }),
  ...both('antrian', 'queue', () => ({ kind: 'queue' })),
  ...both('tugas', 'tasks', () => ({ kind: 'tasks' })),
  ...both('hasil', 'result', result),
  ...both('bantuan', 'help', () => ({ kind: 'help' })),
  ...both('lepas', 'unlink', () => ({ kind: 'unlink' })),
  ...both('tautkan', 'link', (code) => ({ kind: 'link', code })),
  // What Telegram sends when the bot is opened by a link with a code, or without one.
  ['start', (code) => (code === '' ? { kind: 'help' } : { kind: 'link', code })],
]);

const UNKNOWN: RepLine = { kind: 'unknown' };

const STATUS: ReadonlyMap<string, RepStatus> = new Map([
  ['siap', 'ready'],
  ['ready', 'ready'],
  ['sibuk', 'busy'],
  ['busy', 'busy'],
  ['off', 'off'],
]);

type Command = [string, (rest: string) => RepLine];

function both(id: string, en: string, line: (rest: string) => RepLine): Command[] {
  return [
    [id, line],
    [en, line],
  ];
}

function acting(act: RepCommandAct): RepLine {
  return { kind: 'act', act };
}

function working(work: RepWork): RepLine {
  return { kind: 'work', work };
}

/** `kota=Bandung` */
function fact(rest: string): RepLine {
  const [, key, value] = /^([\p{L}_]+)\s*[=:]\s*(\S[\s\S]*)$/u.exec(rest) ?? [];
  if (key === undefined || value === undefined) return UNKNOWN;
  return working({ what: 'fact', key: key.toLowerCase(), value: value.trim() });
}

/** `KLH-20261122-0001 selesai uang kembali`; without a ticket the open ones are listed. */
function ticket(rest: string): RepLine {
  if (rest === '') return working({ what: 'tickets' });
  const [ticketNo = '', step = '', ...detail] = rest.split(/\s+/);
  if (step === '') return UNKNOWN;
  return working({
    what: 'ticket',
    ticketNo: ticketNo.toUpperCase(),
    step: step.toLowerCase(),
    detail: detail.join(' '),
  });
}

/** `3fa9c tersambung`, `3fa9c tunda besok jam 10` */
function result(rest: string): RepLine {
  const [code = '', ...words] = rest.split(/\s+/);
  return words.length === 0 ? UNKNOWN : { kind: 'result', code: code.toLowerCase(), words: words.join(' ') };
}

/** `@Bayu` is `bayu`; `tim` is everybody. */
function colleague(name: string): string {
  const plain = name.replace(/^@/, '').trim().toLowerCase();
  return plain === 'tim' ? 'team' : plain;
}

/** A typed line: a command, or a reply to the customer. Telegram names the bot behind a command in groups. */
export function readRepLine(text: string): RepLine {
  const [, word, rest = ''] = /^\s*\/(\S*)\s*([\s\S]*)$/.exec(text) ?? [];
  if (word === undefined) return { kind: 'reply', text };
  const [name = ''] = word.toLowerCase().split('@');
  return COMMANDS.get(name)?.(rest.trim()) ?? { kind: 'unknown' };
}
