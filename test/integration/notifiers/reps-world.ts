import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type IncomingHttpHeaders, type Server, createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SMTPServer } from 'smtp-server';
import { type App, startApp } from '../../../bot/assembly/app';
import { makeLinkCode } from '../../../bot/notifiers/link-codes';
import { readConfig } from '../../../bot/settings/config';
import { type RepAct, type TurnInput } from '../../../domain/conversation/turn-input';
import { type Handoff } from '../../../domain/handoff/handoff';
import { NOTHING_RECOGNIZED } from '../../../domain/recognition/recognition';
import { plusMillis } from '../../../domain/time/calendar';
import { type Instant } from '../../../domain/time/instant';
import { loadHandoff } from '../../../models/contact/current-handoff';
import { type Place } from '../../databases';
import { Person } from '../channels/telegram/person';
import { shippedContentAt } from '../../shipped-parts';
import { StrictTelegram, TOKEN } from '../channels/telegram/strict-telegram';

/** Monday, 10:00 in Jakarta. */
const MORNING = '2026-11-23T03:00:00.000Z';
export const PUBLIC_URL = 'https://bot.example.com';
export const SECRETS = [
  `whsec_${Buffer.from('an old secret of thirty-two bytes').toString('base64')}`,
  `whsec_${Buffer.from('the new secret, thirty-two bytes.').toString('base64')}`,
];

export interface Posted {
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Mail {
  to: string;
  text: string;
}

/** Every message calls for a person. */
const recognizer = {
  recognize: () =>
    Promise.resolve({
      ...NOTHING_RECOGNIZED,
      acts: ['human' as const],
      intents: [{ intent: 'human' as const, score: 1 }],
    }),
};

let serial = 0;

/** The whole server, a Telegram, a mail server and an address for webhooks, each of which can fail. */
export class RepsWorld {
  readonly telegram = new StrictTelegram();
  readonly mails: Mail[] = [];
  readonly posts: Posted[] = [];
  /** What the webhook's address answers, one after the other; 200 when there is no more. */
  readonly answers: Array<{ status: number; headers?: Record<string, string> }> = [];
  /** What the mail server answers a message with; undefined: it takes it. */
  mailRefusal: number | undefined;
  app!: App;
  private place: Place | undefined;
  private shiftMs = 0;
  private readonly startedAt = Date.now();
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'tangga-reps-'));
  private readonly smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const refusal = this.mailRefusal;
        if (refusal !== undefined) {
          return done(Object.assign(new Error('not now'), { responseCode: refusal }));
        }
        const to = session.envelope.rcptTo.map(({ address }) => address).join();
        this.mails.push({ to, text: decoded(Buffer.concat(chunks).toString()) });
        done();
      });
    },
  });
  private readonly hook: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      this.posts.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      const { status, headers } = this.answers.shift() ?? { status: 200 };
      response.writeHead(status, headers);
      response.end();
    });
  });
  private environment: Record<string, string> = {};
  private telegramRoot = '';

  /** @param makePlace where its database lies; a SQLite file of its own, if not given */
  constructor(private readonly makePlace?: () => Promise<Place>) {}

  async start(): Promise<void> {
    this.place = await this.makePlace?.();
    this.telegramRoot = await this.telegram.start();
    await new Promise<void>((resolve) => this.smtp.listen(0, '127.0.0.1', () => resolve()));
    this.hook.listen(0, '127.0.0.1');
    await once(this.hook, 'listening');
    const port = (server: { address: () => unknown }): number => (server.address() as AddressInfo).port;
    this.environment = {
      PORT: '0',
      DATABASE_URL: this.place?.url ?? `sqlite:${path.join(this.folder, 'test.sqlite')}`,
      PUBLIC_URL,
      REP_TELEGRAM_BOT_TOKEN: TOKEN,
      SMTP_URL: `smtp://127.0.0.1:${port(this.smtp.server)}`,
      MAIL_FROM: 'Kira <kira@example.com>',
      REP_WEBHOOK_URL: `http://127.0.0.1:${port(this.hook)}/hook`,
      REP_WEBHOOK_SECRET: SECRETS.join(' '),
    };
    await this.startApp();
  }

  async startApp(): Promise<void> {
    this.app = await startApp(readConfig(this.environment), {
      content: shippedContentAt(this.now()),
      recognizer,
      channels: [],
      clock: () => this.now(),
      notifiers: { telegramRoot: this.telegramRoot, sweepMs: 100, holdS: 1 },
    });
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.telegram.stop();
    this.hook.closeAllConnections();
    this.hook.close();
    await new Promise<void>((resolve) => this.smtp.close(() => resolve()));
    rmSync(this.folder, { recursive: true, force: true });
    await this.place?.remove();
  }

  now(): Instant {
    return plusMillis(MORNING, Date.now() - this.startedAt + this.shiftMs);
  }

  later(minutes: number): void {
    this.shiftMs += minutes * 60_000;
  }

  /** A rep with Telegram, linked by a code. */
  async linked(repId: string, chatId: number): Promise<Person> {
    const person = new Person(this.telegram, chatId);
    this.telegram.chat(chatId).burst = 100;
    this.telegram.chat(chatId).room.left = 100;
    const { code } = await makeLinkCode(this.app.bot.database, repId, this.now());
    person.say(`/tautkan ${code}`);
    await until(() => person.shown().some(({ text }) => text.startsWith('Terhubung')));
    person.news();
    return person;
  }

  /** A customer calls for a person. @returns the conversation's id */
  async calls(name = 'Ratna'): Promise<string> {
    const { bot } = this.app;
    const conversationId = `reps-${(serial += 1)}-${Date.now()}`;
    const arrival = { channel: 'webchat', language: 'id', source: 'unknown', campaign: undefined } as const;
    await bot.intake.enter({ conversationId, channelUserId: `dl_${conversationId}`, ...arrival });
    await bot.database.write((sql) =>
      sql.run(
        `INSERT INTO profile_fact (id, contact_id, key, value, status, confidence, purpose, captured_at, place)
         SELECT $1, contact_id, 'display_name', $2, 'stated', 1, 'service', $3, 0 FROM conversation WHERE id = $4`,
        [`fact-${conversationId}`, `${name} Wulandari`, this.now(), conversationId],
      ),
    );
    await this.says(conversationId, 'mau bicara dengan orang, nomor saya 081234567890');
    return conversationId;
  }

  async says(conversationId: string, text: string): Promise<void> {
    await this.send(conversationId, { kind: 'message', text, button: undefined, attachments: [] });
  }

  async acts(conversationId: string, repId: string, act: RepAct): Promise<void> {
    await this.send(conversationId, { kind: 'rep', repId, repName: repId, act });
  }

  private async send(conversationId: string, input: TurnInput): Promise<void> {
    const { intake } = this.app.bot;
    const message = { conversationId, channelKey: `test:${(serial += 1)}`, input, receivedAt: this.now() };
    const accepted = await intake.accept({ ...message, echo: undefined });
    if (accepted.status !== 'accepted') throw new Error(accepted.status);
    await intake.settled(accepted.messageId);
  }

  handoff(conversationId: string): Promise<Handoff | undefined> {
    return loadHandoff(this.app.bot.database, conversationId);
  }

  /** What the customer has been shown. */
  async seen(conversationId: string): Promise<string[]> {
    const rows = await this.app.bot.database.read<{ text: string }>(
      `SELECT text FROM message WHERE conversation_id = $1 AND author <> 'customer' ORDER BY at, place`,
      [conversationId],
    );
    return rows.map(({ text }) => text);
  }
}

/** Waits until something is so; the test fails when it does not come about in time. */
export async function until(what: () => boolean | Promise<boolean>, withinMs = 8_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await what())) {
    if (Date.now() > end) throw new Error(`it did not come about: ${what.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Quoted-printable, as far as links and plain words need it. */
function decoded(mail: string): string {
  return mail
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
