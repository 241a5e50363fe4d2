import { type Activity } from './client/activity';
import { type Memory } from './client/memory';
import { type Session, type Stream } from './client/session';
import { type Wire } from './client/wire';
import { type Language, type WidgetSettings } from './settings';

/** What the loader gives to the panel. The two are loaded apart and share nothing else. */
export interface Frame {
  root: ShadowRoot;
  settings: WidgetSettings;
  language: Language;
  wire: Wire;
  memory: Memory;
  session: Session;
  /** The conversation, asked for while the panel was on its way. */
  first: Promise<Stream> | undefined;
  /** The visitor has closed the panel. */
  closed: () => void;
  /** Messages that came while it was closed. */
  unread: (count: number) => void;
  message: (activity: Activity) => void;
}

export interface Panel {
  /**
   * @param question put into the send box, not sent
   * @param quietly leaves the focus where it is: it was open on the page before, nobody has asked for it here
   */
  show: (question?: string, quietly?: boolean) => void;
  hide: () => void;
  /** Tells the server what the visitor looks at. */
  sendContext: (context: unknown) => void;
}

/** What the panel's file exports. */
export interface PanelModule {
  mount: (frame: Frame) => Panel;
}
