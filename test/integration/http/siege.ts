import { type Chance, broken, chanceOf, twisted } from './hostile-inputs';
import { sendRaw } from './raw-socket';
import { type TokenBody, post } from '../channels/directline/requests';

/** What is attacked, and how a request gets past authentication. */
export interface Fortress {
  url: string;
  /** Of Direct Line clients. */
  secret: string;
  /** Paths it answers to GET. */
  pages: readonly string[];
  /** Paths it answers to POST, with a body each understands; `:id` is a conversation of ours. */
  doors: ReadonlyArray<{ path: string; body: unknown }>;
  /** Paths it upgrades, or might. */
  streams: readonly string[];
}

/** How many of each kind; together at least twenty thousand. */
const LINES = 6000;
const HEADERS = 6000;
const UPGRADES = 3500;
const BODIES = 3000;
const UPLOADS = 1000;
const FRAMES = 1000;

/** Sockets open at once. */
const ABREAST = 48;
/** A conversation takes twenty uploads a minute, and twenty sockets at once. */
const CONVERSATIONS = 60;

/** What came of an attack. */
export interface Siege {
  sent: number;
  /** Answers by status; `none` where the line was closed without one, as after a request that is cut off. */
  answers: Map<string, number>;
  /** What was answered with 5xx, as it was sent. */
  failures: string[];
}

/** Sends everything, the same for the same seed. */
export async function besiege(fortress: Fortress, seed: number): Promise<Siege> {
  const chance = chanceOf(seed);
  const ours = await conversations(fortress);
  const inputs = [
    ...made(FRAMES, () => frames(chance.pick(ours), chance)),
    ...made(LINES, () => text(chance, fortress, 'line')),
    ...made(HEADERS, () => text(chance, fortress, 'headers')),
    ...made(UPGRADES, () => upgrade(chance.pick(fortress.streams), chance)),
    ...made(BODIES, () => json(fortress, chance.pick(ours), chance)),
    ...made(UPLOADS, () => form(chance.pick(ours), chance)),
  ];
  const siege: Siege = { sent: 0, answers: new Map(), failures: [] };
  const left = inputs.values();
  const soldier = async (): Promise<void> => {
    for (const input of left) {
      const answer = await sendRaw(fortress.url, input, { patienceMs: 60, then: 'half-close' });
      const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 'none';
      siege.sent += 1;
      siege.answers.set(status, (siege.answers.get(status) ?? 0) + 1);
      if (status.startsWith('5')) siege.failures.push(`${answer}\n<- ${input.toString('latin1')}`);
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, soldier));
  return siege;
}

function made(count: number, make: () => Buffer): Buffer[] {
  return Array.from({ length: count }, make);
}

function conversations({ url, secret }: Fortress): Promise<TokenBody[]> {
  const begin = async (): Promise<TokenBody> =>
    (await post<TokenBody>(`${url}/v3/directline/conversations`, {}, { token: secret })).body;
  return Promise.all(Array.from({ length: CONVERSATIONS }, begin));
}

const HEADER_LINES = [
  'Host: 127.0.0.1',
  'Accept: text/html, application/json;q=0.9',
  'Accept-Encoding: gzip, br',
  'Content-Type: application/json',
  'Cookie: desk_session=abc.def; other=1',
  'Origin: http://127.0.0.1',
  'If-None-Match: "abc"',
  'Authorization: Bearer abc.def.ghi',
  'X-Forwarded-For: 10.0.0.1',
];

/** Half of them keep the form of HTTP, so that what is broken comes as far as our own code. */
function text(chance: Chance, { pages, doors }: Fortress, part: 'line' | 'headers'): Buffer {
  const method = chance.pick(['GET', 'GET', 'POST', 'PUT', 'HEAD', 'OPTIONS', 'DELETE', 'PATCH', 'CONNECT']);
  const target = chance.pick([...pages, ...doors.map(({ path }) => path.replace(':id', 'x'))]);
  const keepsForm = chance.below(2) === 0;
  const line = `${method} ${target} HTTP/1.1`;
  const all = ['Connection: close', ...HEADER_LINES];
  if (part === 'line') {
    const first = keepsForm ? `${method} /${visible(broken(target, chance))} HTTP/1.1` : broken(line, chance);
    return Buffer.from([first, ...all, '', ''].join('\r\n'), 'latin1');
  }
  const headers = keepsForm ? all.map((one) => brokenValue(one, chance)) : [broken(all.join('\r\n'), chance)];
  return Buffer.from([line, ...headers, '', ''].join('\r\n'), 'latin1');
}

function brokenValue(header: string, chance: Chance): string {
  const [name = '', value = ''] = header.split(/: (.*)/);
  return chance.below(3) === 0 ? `${name}: ${visible(broken(value, chance))}` : header;
}

/** Without what ends a line or a word of HTTP. */
function visible(value: string): string {
  return value.replace(/[^\x21-\x7e]/g, '').replace(/^\//, '');
}

function upgradeTo(target: string): string {
  return [
    `GET ${target} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Origin: http://127.0.0.1',
    '',
    '',
  ].join('\r\n');
}

function upgrade(target: string, chance: Chance): Buffer {
  const bytes = chance.below(3) === 0 ? broken(upgradeTo(target), chance) : upgradeTo(broken(target, chance));
  return Buffer.from(bytes, 'latin1');
}

/** A socket that is ours, and then frames that are none. */
function frames({ streamUrl }: TokenBody, chance: Chance): Buffer {
  const { pathname, search } = new URL(streamUrl);
  const head = upgradeTo(`${pathname}${search}`).replace(/Origin: .*\r\n/, '');
  const noise = Array.from({ length: 1 + chance.below(4) }, () => {
    const opcode = chance.pick([0x80, 0x81, 0x82, 0x88, 0x89, 0x8a, 0x01, 0x00, 0xf1, 0x8b, 0xc1]);
    const length = chance.pick([0, 1, 5, 125, 126, 127]);
    const rest = Buffer.from(Array.from({ length: chance.below(160) }, () => chance.below(256)));
    return Buffer.concat([Buffer.from([opcode, length | chance.pick([0x80, 0x80, 0])]), rest]);
  });
  return Buffer.concat([Buffer.from(head), ...noise]);
}

function posted(path: string, token: string, type: string, body: Buffer): Buffer {
  const head = [
    `POST ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Connection: close',
    `Authorization: Bearer ${token}`,
    `Content-Type: ${type}`,
    `Content-Length: ${body.length}`,
    '',
    '',
  ].join('\r\n');
  return Buffer.concat([Buffer.from(head, 'latin1'), body]);
}

function json({ doors, secret }: Fortress, { token, conversationId }: TokenBody, chance: Chance): Buffer {
  const { path, body } = chance.pick(doors);
  const said = JSON.stringify(twisted(body, chance)) ?? '';
  const bytes = Buffer.from(chance.below(3) === 0 ? broken(said, chance) : said);
  const key = path.includes(':id') ? token : chance.pick([token, secret]);
  const type = chance.pick([
    'application/json',
    'application/json',
    'text/plain',
    'application/json; charset=x',
  ]);
  return posted(path.replace(':id', conversationId), key, type, bytes);
}

function form({ token, conversationId }: TokenBody, chance: Chance): Buffer {
  const whole = [
    '--edge',
    'Content-Disposition: form-data; name="activity"',
    'Content-Type: application/vnd.microsoft.activity',
    '',
    JSON.stringify(twisted({ type: 'message', text: 'x', attachments: [{ name: 'a.hta' }] }, chance)),
    '--edge',
    'Content-Disposition: form-data; name="file"; filename="a.hta"',
    'Content-Type: application/x-nothing',
    '',
    'bytes',
    '--edge--',
    '',
  ].join('\r\n');
  const type = chance.pick(['multipart/form-data; boundary=edge', 'multipart/form-data', 'image/png', '']);
  const path = `/v3/directline/conversations/${conversationId}/upload`;
  return posted(path, token, type, Buffer.from(broken(whole, chance)));
}
