import { type Notice } from '../../models/database/notices';
import { conversationsBeyond } from '../../models/turns/progress';
import { type Bot } from './bot';
import { type Desk } from '../desk/desk';
import { databaseLog, errorFields } from '../settings/logger';

/** How often conversations that are followed here are checked, in case a notice of another process was lost. */
const LOOK_MS = 2_000;

/** What is done here about what the other processes on this database do. */
export interface Fellows {
  stop: () => Promise<void>;
}

/** Hears the other processes and passes on what they tell to the sockets of this one. */
export function followFellows(bot: Bot, desk: Desk): Fellows {
  const { database, hub, store, runner, channels, changes } = bot;
  const reached = new Map<string, number>();
  const written = (conversationId: string): void => {
    store.forget(conversationId);
    hub.look(conversationId);
    changes.heard(conversationId);
    void runner.heardOf();
  };
  const look = async (): Promise<void> => {
    const followed = hub.heard();
    for (const id of reached.keys()) if (!hub.isHeard(id)) reached.delete(id);
    for (const { id, lastSeq } of await conversationsBeyond(database, followed, reached)) {
      // Who has just begun to follow has read up to the end by itself.
      if (reached.has(id)) written(id);
      reached.set(id, lastSeq);
    }
  };
  const heard = (notice: Notice): void => {
    switch (notice.kind) {
      case 'written':
        return written(notice.conversationId);
      case 'customer_types':
        return desk.customerTyped(notice.conversationId);
      case 'team_types':
        // Only where somebody watches by a socket of this process: other channels are called once, by one of us.
        if (hub.isHeard(notice.conversationId)) channels.sendTyping(notice.conversationId);
        return;
      case 'seats':
      case 'sessions':
        return desk.heard(notice.kind);
      case 'missed':
        hub.heard().forEach(written);
        desk.heard('seats');
        desk.heard('sessions');
        return;
    }
  };
  if (database.kind === 'sqlite') return { stop: () => Promise.resolve() };
  const deafen = database.notices.hear(heard);
  let looking: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking.then(look).catch((error: unknown) => {
      databaseLog.warn(errorFields(error), 'what other processes have written could not be looked for');
    });
  }, LOOK_MS);
  timer.unref();
  return {
    stop: async () => {
      deafen();
      clearInterval(timer);
      await looking;
    },
  };
}
