import { WebSocket as NodeSocket } from 'ws';

/**
 * What DirectLineJS needs of a browser and Node lacks: `XMLHttpRequest`, here over `fetch`, and `WebSocket`.
 * Written for RxJS 5's AjaxObservable, which uses `onreadystatechange`, `ontimeout` and `responseType`.
 */
class FetchRequest {
  readyState = 0;
  status = 0;
  response: unknown = null;
  responseText = '';
  responseType = '';
  timeout = 0;
  withCredentials = false;
  onreadystatechange: ((event: object) => void) | null = null;
  ontimeout: ((event: object) => void) | null = null;
  readonly upload = {};
  private readonly headers = new Headers();
  private answered = new Headers();
  private readonly aborter = new AbortController();
  private method = 'GET';
  private url = '';

  open(method: string, url: string): void {
    this.method = method;
    this.url = url;
  }

  setRequestHeader(name: string, value: string): void {
    this.headers.set(name, value);
  }

  getResponseHeader(name: string): string | null {
    return this.answered.get(name);
  }

  send(body?: RequestInit['body']): void {
    const timer = setTimeout(() => this.aborter.abort('timeout'), this.timeout || 60_000);
    void this.exchange(body)
      .catch(() => this.ended())
      .finally(() => clearTimeout(timer));
  }

  abort(): void {
    this.onreadystatechange = null;
    this.aborter.abort('abort');
  }

  private async exchange(body: RequestInit['body']): Promise<void> {
    const { method, headers, aborter } = this;
    const response = await fetch(this.url, { method, headers, body: body ?? null, signal: aborter.signal });
    this.answered = response.headers;
    if (this.responseType === 'arraybuffer') this.response = await response.arrayBuffer();
    else await this.readText(response);
    this.status = response.status;
    this.ended();
  }

  private async readText(response: Response): Promise<void> {
    this.responseText = await response.text();
    this.response = this.responseText;
    if (this.responseType === 'json') this.response = JSON.parse(this.responseText || 'null');
  }

  private ended(): void {
    this.readyState = 4;
    this.onreadystatechange?.({});
  }
}

const NAMES = ['XMLHttpRequest', 'WebSocket'] as const;

/**
 * Makes this process look like a browser, as far as DirectLineJS looks.
 * @returns how to undo it: other libraries would otherwise take this for a browser too
 */
export function installBrowser(): () => void {
  const before = NAMES.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  const define = (name: string, value: unknown): void =>
    void Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  define('XMLHttpRequest', FetchRequest);
  define('WebSocket', NodeSocket);
  return () => {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    }
  };
}
