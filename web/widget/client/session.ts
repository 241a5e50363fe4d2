import { type Memory } from './memory';
import { Refusal, type Wire, call } from './wire';

/** Who the browser is to us, kept as long as the visitor allows. */
export interface VisitorKey {
  read: () => string | undefined;
  keep: (key: string) => void;
}

/** What the page says about the visit. */
export interface Visit {
  locale: string;
  campaign: string | undefined;
  /** Who the page says is signed in there. */
  identity?: string | undefined;
  /** The address of the page, without anything personal. */
  page: string;
}

/** The right to speak in one conversation. `until`: when it ends, in milliseconds since 1970. */
export interface Pass {
  conversationId: string;
  token: string;
  until: number;
}

/** A conversation that can be listened to. */
export interface Stream {
  conversationId: string;
  url: string;
}

interface Answer {
  conversationId: string;
  token: string;
  expires_in: number;
  streamUrl: string;
  visitor: string;
  resumed: boolean;
}

const BASE = '/v3/directline';

/** Milliseconds before its end at which a pass is exchanged: more than a tab sleeps between two looks. */
const REFRESH_BEFORE = 10 * 60_000;

/**
 * The visitor's conversation and the right to speak in it. Kept in the tab's memory, so that the next page
 * goes on with it; found again by the visitor key when the right has run out.
 */
export class Session {
  private pass: Pass | undefined;
  private asking: Promise<Stream> | undefined;

  constructor(
    private readonly wire: Wire,
    private readonly memory: Memory,
    private readonly visitor: VisitorKey,
    private readonly visit: Visit,
    private readonly now: () => number = Date.now,
  ) {
    this.pass = memory.read<Pass>('pass');
  }

  /** Whether this tab has talked before. */
  get isKnown(): boolean {
    return this.pass !== undefined;
  }

  get conversationId(): string | undefined {
    return this.pass?.conversationId;
  }

  /**
   * Begins the conversation or comes back to it.
   * @param watermarkOf what is known of a conversation already; empty for nothing
   */
  stream(watermarkOf: (conversationId: string) => string): Promise<Stream> {
    this.asking ??= this.find(watermarkOf).finally(() => (this.asking = undefined));
    return this.asking;
  }

  /** Does something with a valid token; an expired one is replaced once. */
  async speak<Result>(say: (pass: Pass) => Promise<Result>): Promise<Result> {
    if (!this.pass) throw new Error('there is no conversation yet');
    try {
      return await say(await this.fresh(this.pass));
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 403) throw error;
      return say(await this.renew());
    }
  }

  private async find(watermarkOf: (conversationId: string) => string): Promise<Stream> {
    if (this.pass && this.pass.until > this.now()) {
      try {
        return await this.rejoin(this.pass, watermarkOf(this.pass.conversationId));
      } catch (error) {
        if (!(error instanceof Refusal) || ![403, 404].includes(error.status)) throw error;
      }
    }
    return this.opened(await this.ask(true));
  }

  private async rejoin({ conversationId, token }: Pass, watermark: string): Promise<Stream> {
    const path = `${BASE}/conversations/${encodeURIComponent(conversationId)}`;
    const query = `?watermark=${encodeURIComponent(watermark)}`;
    return this.opened(await call<Answer>(this.wire, 'GET', path + query, { token }));
  }

  private opened(answer: Answer): Stream {
    this.keep(answer);
    return { conversationId: answer.conversationId, url: answer.streamUrl };
  }

  /**
   * A token for the conversation the visitor left, or for a new one.
   * @param start begins the new one at once
   */
  private async ask(start: boolean): Promise<Answer> {
    const body = { ...this.visit, visitor: this.visitor.read(), start };
    const answer = await call<Answer>(this.wire, 'POST', '/api/token', { body, asText: true });
    this.visitor.keep(answer.visitor);
    return answer;
  }

  /** The pass was refused: a new one, if it is for the same conversation. */
  private async renew(): Promise<Pass> {
    const answer = await this.ask(false);
    if (!answer.resumed || answer.conversationId !== this.conversationId) {
      throw new Error('the conversation is over');
    }
    return this.keep(answer);
  }

  private async fresh(pass: Pass): Promise<Pass> {
    const left = pass.until - this.now();
    if (left > REFRESH_BEFORE || left < 0) return pass;
    try {
      const path = `${BASE}/tokens/refresh`;
      return this.keep(await call<Answer>(this.wire, 'POST', path, { token: pass.token, body: {} }));
    } catch {
      // It still holds; what it is needed for will tell whether anything is wrong.
      return pass;
    }
  }

  private keep({ conversationId, token, expires_in }: Answer): Pass {
    const pass = { conversationId, token, until: this.now() + expires_in * 1000 };
    this.pass = pass;
    this.memory.write('pass', pass);
    return pass;
  }
}
