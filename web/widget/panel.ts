import { type Activity, type ActivitySet } from './client/activity';
import { ActivityLog } from './client/activity-log';
import { Line } from './client/line';
import { SendQueue } from './client/send-queue';
import { followStorageSignal } from './client/visitor-key';
import { call } from './client/wire';
import { postedBy } from './posting';
import { type Frame, type Panel } from './panel-contract';
import { adopt } from './style-sheet';
import panelCss from './styles/panel.css';
import cardsCss from './styles/cards.css';
import messagesCss from './styles/messages.css';
import composerCss from './styles/composer.css';
import { textsIn } from './texts';
import { Unread } from './unread';
import { Chime } from './view/chime';
import { Room } from './view/room';
import { type RoomParts } from './view/room-parts';

/** Milliseconds a page must have been hidden for its connection to be doubted. */
const SLEPT = 30_000;

/** Milliseconds in which a line that is open brings what was said before. */
const ECHO_WITHIN = 4000;

/** The chat itself: connects what the server says with what the visitor sees. */
export function mount(frame: Frame): Panel {
  adopt(frame.root, panelCss + messagesCss + cardsCss + composerCss);
  const { settings, memory, session, wire } = frame;
  const texts = textsIn(frame.language, { bot: settings.botName, name: settings.name });
  const log = new ActivityLog(memory);
  const chime = new Chime();
  const unread = new Unread(memory, frame.unread);
  const posting = postedBy(session, wire);
  const queue: SendQueue<File> = new SendQueue(memory, posting.post, () => redraw());
  const room = new Room({ frame, texts, chime, ...writing(queue, posting), close: () => hide() });
  const comeBack = (): void => {
    posting.ready();
    queue.retry();
    setTimeout(() => queue.lose(), ECHO_WITHIN);
  };
  const redraw = (): void => room.messages(log.all, queue.all);
  const hide = (): void => {
    room.hide();
    unread.watching(false, log.all);
    frame.closed();
  };

  const line = new Line(session, log, (url) => new WebSocket(url), pollerOf(frame, log), {
    status: (status) => {
      room.status(status);
      if (status === 'online') comeBack();
    },
    another: () => room.another(),
    typing: (activity) => room.typing(activity),
    news: (news) => {
      queue.arrived(ownIn(news));
      for (const { channelData } of news) followStorageSignal(channelData?.tangga?.signal);
      redraw();
      unread.came(log.all);
      const heard = news.filter((activity) => activity.from?.role !== 'user');
      if (heard.length > 0 && !room.isBeingRead) chime.ring();
      heard.forEach(frame.message);
    },
  });

  queue.arrived(ownIn(log.all));
  unread.came(log.all);
  redraw();
  void line.run(frame.first);
  if (queue.all.length > 0) queue.retry();
  wakeOn(() => {
    line.wake();
    queue.retry();
  });
  return {
    show: (question, quietly) => {
      room.show(question, quietly);
      unread.watching(true, log.all);
    },
    hide,
    sendContext: (context) => posting.context(context),
  };
}

/** What the visitor writes, and does with what they wrote. */
function writing(
  queue: SendQueue<File>,
  posting: ReturnType<typeof postedBy>,
): Pick<RoomParts, 'send' | 'typing' | 'retry' | 'discard'> {
  return {
    send: (activity, files = []) =>
      queue.add({ id: newId(), activity, ...(files.length > 0 && { files, fileNames: namesOf(files) }) }),
    typing: () => posting.typing(),
    retry: (id) => queue.retry(id),
    discard: (id) => queue.drop(id),
  };
}

/** Reads what is new over HTTP, where no WebSocket comes through. */
function pollerOf({ session, wire }: Frame, log: ActivityLog): () => Promise<ActivitySet> {
  return () =>
    session.speak(({ conversationId, token }) => {
      const path = `/v3/directline/conversations/${conversationId}/activities`;
      const watermark = log.watermarkOf(conversationId);
      return call<ActivitySet>(wire, 'GET', `${path}?watermark=${watermark}`, { token });
    });
}

function namesOf(files: readonly File[]): string[] {
  return files.map(({ name }) => name);
}

function ownIn(activities: readonly Activity[]): ReadonlySet<string> {
  return new Set(activities.map(({ channelData }) => channelData?.clientActivityID ?? ''));
}

/** A phone that was put away, or had no network: its connection may be dead without having been told. */
function wakeOn(wake: () => void): void {
  let hiddenAt = 0;
  addEventListener('online', wake);
  // Nothing tells an open socket that its network is gone.
  addEventListener('offline', wake);
  // A page that comes back from the browser's back-forward cache had its socket closed.
  addEventListener('pageshow', ({ persisted }) => persisted && wake());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') hiddenAt = Date.now();
    else if (Date.now() - hiddenAt > SLEPT) wake();
  });
}

/** `crypto.randomUUID` exists on https only. */
function newId(): string {
  const parts = crypto.getRandomValues(new Uint32Array(4));
  return Array.from(parts, (part) => part.toString(36)).join('');
}
