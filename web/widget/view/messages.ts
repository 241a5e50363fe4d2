import { type Activity, isFromVisitor } from '../client/activity';
import { type Outgoing } from '../client/send-queue';
import { element, icon } from '../element';
import { authorOf, bubble, deliveryLine } from './bubble';
import { type RoomParts } from './room-parts';
import { type Row, showRows } from './rows';
import { dayOf } from './times';

/** Pixels from the end within which somebody is taken to be reading the end. */
const NEAR_END = 90;

/** Milliseconds a typing sign is believed. */
const TYPING_FOR = 8000;

const DOWN = 'M6 9l6 6 6-6';

/** The conversation. */
export class Messages {
  readonly place: HTMLElement;
  private readonly list = element('ol', { class: 'lines' });
  private readonly scroller: HTMLElement;
  private readonly dots: HTMLElement;
  private readonly down: HTMLButtonElement;
  private readonly drawn = new Map<string, HTMLElement>();
  private readonly notes: string[] = [];
  /** Whether the visitor follows; somebody who reads further up is left in peace. */
  private atEnd = true;
  private typingEnds: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly parts: RoomParts) {
    const { texts } = parts;
    this.dots = element(
      'p',
      { class: 'dots', hidden: true },
      element('span'),
      element('span'),
      element('span'),
    );
    this.dots.setAttribute('role', 'img');
    this.down = element(
      'button',
      { type: 'button', class: 'down', hidden: true },
      icon(DOWN, 18),
      texts('newMessages'),
    );
    this.down.addEventListener('click', () => this.toEnd());
    // What was said before is not read out; what is added from now on is.
    const live = { role: 'log', 'aria-live': 'polite', 'aria-relevant': 'additions' };
    const label = { 'aria-label': texts('log'), tabindex: '0' };
    this.scroller = element('div', { class: 'log', ...live, ...label }, this.list, this.dots);
    this.scroller.addEventListener('scroll', () => this.scrolled(), { passive: true });
    // Quick replies, the send box and a phone's keyboard take room from the conversation.
    new ResizeObserver(() => this.atEnd && this.toEnd()).observe(this.scroller);
    this.place = element('div', { class: 'log-frame' }, this.scroller, this.down);
  }

  show(all: readonly Activity[], outgoing: readonly Outgoing<File>[]): void {
    const fresh = showRows(this.list, this.drawn, this.rows(all, outgoing));
    const first = fresh[0];
    if (!first) return;
    const isOwn = fresh.some((line) => line.classList.contains('from-me'));
    if (!isOwn) this.untyped();
    if (this.atEnd || isOwn) this.scrollTo(first);
    else this.down.hidden = false;
  }

  toEnd(): void {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.scrolled();
  }

  private scrolled(): void {
    this.atEnd = this.isNearEnd;
    if (this.atEnd) this.down.hidden = true;
  }

  typing({ from }: Activity): void {
    this.dots.setAttribute('aria-label', this.parts.texts('typing', { who: from?.name ?? this.botName }));
    this.dots.hidden = false;
    if (this.atEnd) this.toEnd();
    clearTimeout(this.typingEnds);
    this.typingEnds = setTimeout(() => this.untyped(), TYPING_FOR);
  }

  /** A remark of the widget itself, above what follows. */
  note(text: string): void {
    this.notes.push(text);
  }

  private untyped(): void {
    clearTimeout(this.typingEnds);
    this.dots.hidden = true;
  }

  private get isNearEnd(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR_END;
  }

  private get botName(): string {
    return this.parts.frame.settings.botName;
  }

  /** To the end, but not past the beginning of what is new: a long answer is read from its first line. */
  private scrollTo(first: HTMLElement): void {
    const end = this.scroller.scrollHeight - this.scroller.clientHeight;
    const top = first.offsetTop - this.scroller.offsetTop - 12;
    this.scroller.scrollTop = Math.min(end, Math.max(0, top));
    this.atEnd = this.isNearEnd;
    this.down.hidden = this.atEnd;
  }

  private rows(all: readonly Activity[], outgoing: readonly Outgoing<File>[]): Row[] {
    const rows: Row[] = this.notes.map((text) => ({
      key: `note ${text}`,
      draw: () => element('li', { class: 'line system' }, element('p', { class: 'bubble' }, text)),
    }));
    let before: Activity | undefined;
    for (const activity of all) {
      const day = dayOf(activity, before, this.parts.frame.language);
      if (day) rows.push({ key: `day ${day}`, draw: () => element('li', { class: 'day' }, day) });
      rows.push(this.spoken(activity, before));
      before = activity;
    }
    for (const sent of outgoing) rows.push(this.outgoing(sent, before && isFromVisitor(before)));
    return rows;
  }

  private spoken(activity: Activity, before: Activity | undefined): Row {
    const { clientActivityID } = activity.channelData ?? {};
    const follows = before !== undefined && authorOf(before) === authorOf(activity);
    return {
      key: isFromVisitor(activity) ? `own ${clientActivityID ?? activity.id}` : `of ${activity.id}`,
      draw: () => bubble(activity, this.parts),
      update: (line) => {
        line.classList.toggle('follows', follows);
        deliveryLine(line, undefined, activity, this.parts);
      },
    };
  }

  private outgoing(sent: Outgoing<File>, follows = false): Row {
    const activity: Activity = { ...sent.activity, from: { id: '', role: 'user' } };
    const names = (sent.fileNames ?? []).map((name) => ({ contentType: 'application/octet-stream', name }));
    return {
      // With files it is drawn anew when it comes back: then they have addresses.
      key: names.length > 0 ? `files ${sent.id}` : `own ${sent.id}`,
      draw: () => bubble({ ...activity, attachments: names }, this.parts),
      update: (line) => {
        line.classList.toggle('follows', follows);
        deliveryLine(line, sent, activity, this.parts);
      },
    };
  }
}
