import { randomInt } from 'node:crypto';
import { type CodeAddress, type CodeRules } from '../../../domain/identity/code';
import { millisBetween } from '../../../domain/time/calendar';
import { type Instant, type Language } from '../../../domain/time/instant';
import { type Database } from '../../../models/database/database';
import { type WantedCode, codeNotSent, issueCode, wantedCodes } from '../../../models/identity/codes';
import { type OtherChat, chatOfAddress } from '../../../models/identity/chat-of-address';
import { codeHash } from '../../pipeline/proofs';
import { deliveryLog, errorFields } from '../../settings/logger';

/** How often codes left behind, here or by another process, are looked for. */
const SWEEP_MS = 3_000;
const AT_ONCE = 20;
/** Tries until a code is given up: it would be too old to be of use. */
const TRIES = 3;

/** A code on its way. Whoever carries it writes it nowhere. */
export interface CodeParcel {
  id: string;
  to: CodeAddress;
  digits: string;
  language: Language;
  /** Minutes for which it is good. */
  minutes: number;
}

/** Carries a code; rejects when it could not be handed over. */
export type CodeCarrier = (parcel: CodeParcel) => Promise<void>;

export interface CodeSenderDeps {
  database: Database;
  signingKey: string;
  rules: () => CodeRules;
  languageOf: (conversationId: string) => Promise<Language>;
  /** Undefined: that way is switched off. */
  email: CodeCarrier | undefined;
  phone: CodeCarrier | undefined;
  /** Into another chat of the person. */
  chat: ((chat: OtherChat, parcel: CodeParcel) => Promise<void>) | undefined;
  clock: () => Instant;
}

/**
 * Makes the digits of the codes that were asked for and sends them. Every address is treated alike, known or not, so
 * that nobody learns from words or times whose it is (M-4); where nothing carries it, the code just reaches nobody.
 */
export class CodeSender {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private isWanted = false;

  constructor(private readonly deps: CodeSenderDeps) {}

  start(): void {
    this.timer = setInterval(() => this.wake(), SWEEP_MS);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** A code may have been asked for. */
  wake(): void {
    this.isWanted = true;
    this.running ??= this.work().finally(() => {
      this.running = undefined;
    });
  }

  private async work(): Promise<void> {
    while (this.isWanted) {
      this.isWanted = false;
      await this.sendWanted().catch((error: unknown) =>
        deliveryLog.error(errorFields(error), 'codes could not be looked for; they are looked for again'),
      );
    }
  }

  /** Everything that waits, once. */
  async sendWanted(): Promise<void> {
    for (const wanted of await wantedCodes(this.deps.database, AT_ONCE)) await this.send(wanted);
  }

  private async send(wanted: WantedCode): Promise<void> {
    const { database, signingKey, rules, clock, languageOf } = this.deps;
    const { conversationId, to, id } = wanted;
    const digits = String(randomInt(1_000_000)).padStart(6, '0');
    const carrier = to.kind === 'email' ? this.deps.email : this.deps.phone;
    const chat = carrier || !this.deps.chat ? undefined : await chatOfAddress(database, to, conversationId);
    const issued = await issueCode(database, wanted, {
      hash: codeHash(signingKey, conversationId, digits),
      at: clock(),
      rules: rules(),
      holderId: chat?.contactId,
    });
    if (!issued) return;
    const parcel = { id, to, digits, language: await languageOf(conversationId), minutes: rules().codeMin };
    const since = clock();
    try {
      if (carrier) await carrier(parcel);
      else if (chat) await this.deps.chat?.(chat, parcel);
    } catch (error) {
      const isFinal = wanted.attempts + 1 >= TRIES;
      deliveryLog.warn(
        { conversationId, kind: to.kind, ms: millisBetween(since, clock()), ...errorFields(error) },
        isFinal ? 'a code could not be sent and is given up' : 'a code could not be sent; it is tried again',
      );
      await codeNotSent(database, id, isFinal);
    }
  }
}
