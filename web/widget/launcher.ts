import { memoryIn } from './client/memory';
import { Session, type Stream } from './client/session';
import { keepVisitorKey, readVisitorKey } from './client/visitor-key';
import { type Wire } from './client/wire';
import { type HostListener, type HostEvent } from './host-events';
import { LauncherButton } from './launcher-button';
import { type Frame, type Panel, type PanelModule } from './panel-contract';
import { type WidgetSettings } from './settings';
import { type Tag, pageAddress } from './tag';

/** Opens and closes the chat; loads it when it is first wanted. */
export class Launcher {
  private readonly wire: Wire;
  private readonly memory = memoryIn(() => sessionStorage);
  private readonly session: Session;
  private readonly button: LauncherButton;
  private readonly listeners = new Map<HostEvent, Set<HostListener>>();
  private first: Promise<Stream> | undefined;
  private panel: Promise<Panel> | undefined;
  private context: unknown;
  private failures = 0;

  constructor(
    private readonly settings: WidgetSettings,
    private readonly tag: Tag,
  ) {
    const { base, language, campaign, identity } = tag;
    this.wire = { base, fetch: (url, init) => fetch(url, init) };
    const visit = { locale: language, campaign, identity, page: pageAddress(location) };
    const visitor = { read: readVisitorKey, keep: keepVisitorKey };
    this.session = new Session(this.wire, this.memory, visitor, visit);
    this.button = new LauncherButton(settings, tag, {
      wanted: () => void this.loadCode().catch(() => undefined),
      pressed: () => this.open(),
    });
  }

  /** The state the visitor left on the page before. A conversation goes on even while it is closed. */
  begin(): void {
    const wasOpen = this.memory.read<boolean>('open');
    if (wasOpen ?? this.tag.openAtOnce) this.open(undefined, true);
    else if (this.session.isKnown) this.loadLater();
  }

  /** @param quietly the visitor has not asked for it on this page */
  open(question?: string, quietly = false): void {
    this.button.busy(true);
    this.load().then(
      (panel) => {
        this.memory.write('open', true);
        this.button.hide();
        panel.show(question, quietly);
        this.emit('open', undefined);
      },
      () => this.button.failed(),
    );
  }

  close(): void {
    if (this.memory.read('open') !== true) return;
    void this.panel?.then((panel) => panel.hide());
  }

  sendContext(context: unknown): void {
    this.context = context;
    void this.panel?.then((panel) => panel.sendContext(context));
  }

  on(event: HostEvent, listener: HostListener): () => void {
    const group = this.listeners.get(event) ?? new Set();
    this.listeners.set(event, group.add(listener));
    return () => group.delete(listener);
  }

  private emit(event: HostEvent, detail: unknown): void {
    for (const listener of this.listeners.get(event) ?? []) listener(detail);
  }

  /** For the count of new messages; the page comes first. */
  private loadLater(): void {
    const load = (): void => void this.load().catch(() => undefined);
    if (document.readyState === 'complete') load();
    else addEventListener('load', load);
  }

  /** The panel and the conversation are fetched at the same time. */
  private load(): Promise<Panel> {
    if (this.panel) return this.panel;
    this.first ??= this.session.stream((id) => this.knownOf(id));
    // The panel asks again when this fails.
    this.first.catch(() => undefined);
    const panel = this.loadCode().then((code) => code.mount(this.frame()));
    this.panel = panel;
    panel.then(
      (made) => this.context !== undefined && made.sendContext(this.context),
      () => (this.panel = undefined),
    );
    return panel;
  }

  private async loadCode(): Promise<PanelModule> {
    // A browser may remember that an address could not be loaded, so that it would never try again.
    const again = this.failures > 0 ? `?${this.failures}` : '';
    try {
      return (await import(`${this.tag.base}${this.settings.panel}${again}`)) as PanelModule;
    } catch (error) {
      this.failures += 1;
      throw error;
    }
  }

  /** As the panel's log will know it. */
  private knownOf(conversationId: string): string {
    const lastLog = this.memory.read<{ conversationId: string; watermark: string }>('log');
    return lastLog?.conversationId === conversationId ? lastLog.watermark : '';
  }

  private frame(): Frame {
    const { settings, wire, memory, session, first } = this;
    return {
      root: this.button.root,
      settings,
      language: this.tag.language,
      wire,
      memory,
      session,
      first,
      closed: () => {
        memory.write('open', false);
        this.button.show();
        this.emit('close', undefined);
      },
      unread: (count) => {
        this.button.unread(count);
        this.emit('unread', count);
      },
      message: ({ channelData, from }) =>
        this.emit('message', { author: channelData?.tangga?.author ?? from?.role }),
    };
  }
}
