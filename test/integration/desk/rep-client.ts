import { randomUUID } from 'node:crypto';
import { type ConversationView, type ErrorView, type MeView, type QueueView } from '../../../bot/desk/views';
import { PASSWORD } from './desk-world';

export interface Answered<Body> {
  status: number;
  body: Body;
  headers: Headers;
}

/** A rep's browser as far as HTTP goes: it keeps its cookie and its token. */
export class RepClient {
  cookie = '';
  csrf = '';

  constructor(readonly url: string) {}

  static async signedIn(url: string, repId: string): Promise<RepClient> {
    const client = new RepClient(url);
    await client.post('sign-in', { repId, password: PASSWORD });
    client.csrf = (await client.get<MeView>('me')).body.csrf;
    return client;
  }

  async get<Body = ErrorView>(path: string): Promise<Answered<Body>> {
    return this.call<Body>(path, {});
  }

  async post<Body = ErrorView>(
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answered<Body>> {
    const own = { 'content-type': 'application/json', 'x-csrf-token': this.csrf, origin: this.url };
    return this.call<Body>(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { ...own, ...headers },
    });
  }

  async act(
    conversationId: string,
    act: 'claim' | 'decline' | 'take-over' | 'reply' | 'return' | 'typing',
    more: object = {},
  ): Promise<Answered<ErrorView>> {
    return this.post(`conversations/${conversationId}/${act}`, { clientKey: randomUUID(), ...more });
  }

  async queue(): Promise<QueueView> {
    return (await this.get<QueueView>('queue')).body;
  }

  async see(conversationId: string): Promise<ConversationView> {
    return (await this.get<ConversationView>(`conversations/${conversationId}`)).body;
  }

  /** A browser keeps one value of each name. */
  private keep(cookie: string): void {
    const [name = ''] = cookie.split('=');
    const others = this.cookie.split('; ').filter((one) => one !== '' && !one.startsWith(`${name}=`));
    this.cookie = [cookie, ...others].join('; ');
  }

  private async call<Body>(path: string, init: RequestInit): Promise<Answered<Body>> {
    const headers = { ...(init.headers as Record<string, string>), cookie: this.cookie };
    const response = await fetch(`${this.url}/desk/api/${path}`, { ...init, headers, redirect: 'manual' });
    for (const set of response.headers.getSetCookie()) this.keep(set.split(';')[0] ?? '');
    return { status: response.status, body: (await response.json()) as Body, headers: response.headers };
  }
}
