import { type Activity } from '../client/activity';
import { type LineStatus } from '../client/line';
import { type Outgoing } from '../client/send-queue';
import { element } from '../element';
import { Composer } from './composer';
import { fitTo } from './fit';
import { type Header, header, repSpeaking } from './header';
import { Messages } from './messages';
import { repliesIn } from './quick-replies';
import { type RoomParts } from './room-parts';

/** Milliseconds without a connection before it is mentioned: most gaps are shorter. */
const MENTION_AFTER = 2000;

/** The panel: header, conversation, quick replies, send box. */
export class Room {
  private readonly panel: HTMLElement;
  private readonly notice: HTMLElement;
  private readonly replies: HTMLElement;
  private readonly log: Messages;
  private readonly composer: Composer;
  private readonly header: Header;
  private mention: ReturnType<typeof setTimeout> | undefined;
  private returnTo: HTMLElement | undefined;
  private release: () => void = () => undefined;

  constructor(private readonly parts: RoomParts) {
    const { texts, frame } = parts;
    this.notice = element('p', { class: 'connection', role: 'status' });
    this.replies = element('div', { class: 'replies', role: 'group', 'aria-label': texts('replies') });
    this.log = new Messages(parts);
    this.composer = new Composer(parts);
    this.header = header(parts);
    this.panel = element(
      'section',
      { class: 'panel', role: 'dialog', 'aria-label': texts('title'), tabindex: '-1', hidden: true },
      this.header.place,
      this.notice,
      this.log.place,
      this.replies,
      this.composer.place,
    );
    this.panel.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.stopPropagation();
      parts.close();
    });
    frame.root.append(this.panel);
  }

  /** Whether new messages are seen without a sound. */
  get isBeingRead(): boolean {
    return !this.panel.hidden && document.visibilityState === 'visible';
  }

  show(question: string | undefined, quietly = false): void {
    if (this.panel.hidden) {
      this.returnTo = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
      this.panel.hidden = false;
      this.release = fitTo(this.panel);
      this.log.toEnd();
    }
    if (question !== undefined) this.composer.suggest(question);
    if (question !== undefined) this.composer.focus();
    else if (!quietly) this.takeFocus();
  }

  /** To the send box; on a touch screen that would bring up the keyboard over what is to be read. */
  private takeFocus(): void {
    if (matchMedia('(pointer: coarse)').matches) this.panel.focus();
    else this.composer.focus();
  }

  hide(): void {
    if (this.panel.hidden) return;
    this.panel.hidden = true;
    this.release();
    const { root } = this.parts.frame;
    const launcher = root.querySelector<HTMLElement>('.launcher');
    // The launcher comes back after this; the page's own button had the focus, or nothing had.
    requestAnimationFrame(() => {
      const place = this.returnTo === document.body || this.returnTo === root.host ? launcher : this.returnTo;
      (place ?? launcher)?.focus();
    });
  }

  messages(all: readonly Activity[], outgoing: readonly Outgoing<File>[]): void {
    const offered = repliesIn(all, outgoing, (activity) => this.parts.send(activity));
    const hadFocus = this.replies.contains(this.parts.frame.root.activeElement);
    this.replies.replaceChildren(...offered);
    this.header.speaks(repSpeaking(all));
    // The pressed button is gone; the focus must not fall out of the panel with it.
    if (hadFocus) this.takeFocus();
    this.replies.hidden = offered.length === 0;
    // Last: it scrolls by the room that is left.
    this.log.show(all, outgoing);
  }

  typing(activity: Activity): void {
    this.log.typing(activity);
  }

  another(): void {
    this.log.note(this.parts.texts('another'));
  }

  status(status: LineStatus): void {
    clearTimeout(this.mention);
    if (status === 'online') {
      this.notice.textContent = '';
      return;
    }
    const text = this.parts.texts(status === 'waiting' ? 'offline' : 'connecting');
    this.mention = setTimeout(() => (this.notice.textContent = text), MENTION_AFTER);
  }
}
