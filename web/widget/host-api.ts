import { type HostEvent, type HostListener } from './host-events';
import { type Launcher } from './launcher';

/** `window.Tangga`, for the page that carries the widget. */
export interface TanggaApi {
  /** @param options.question put into the send box, not sent */
  open: (options?: { question?: string }) => void;
  close: () => void;
  /** What the visitor looks at, e.g. `{product: 'GAYO-250'}`; at most 2000 characters as JSON. */
  sendContext: (context: unknown) => void;
  /** @returns how to stop listening */
  on: (event: HostEvent, listener: HostListener) => () => void;
}

export function hostApi(launcher: Launcher): TanggaApi {
  return {
    open: (options) => launcher.open(options?.question),
    close: () => launcher.close(),
    sendContext: (context) => launcher.sendContext(context),
    on: (event, listener) => launcher.on(event, listener),
  };
}
