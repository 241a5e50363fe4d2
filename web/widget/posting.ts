import { type Pass, type Session } from './client/session';
import { type Outgoing } from './client/send-queue';
import { Refusal, type Wire, call } from './client/wire';

/** Characters of a page context as JSON. */
const MAX_CONTEXT = 2000;

/** Milliseconds for files: a photo takes a while on a poor network. */
const UPLOAD_TIMEOUT = 120_000;

/** Milliseconds between two signs that the visitor writes. */
const TYPING_EVERY = 3000;

/** How messages get to the server. */
export interface Posting {
  post: (outgoing: Outgoing<File>) => Promise<void>;
  /** Sends what the visitor looks at, as an event. It is a hint: lost, it is not repeated. */
  context: (context: unknown) => void;
  /** The visitor types: sent now and then, not stored. */
  typing: () => void;
  /** There is a conversation to post to. */
  ready: () => void;
}

export function postedBy(session: Session, wire: Wire): Posting {
  let ready: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (ready = resolve));
  let typedAt = 0;
  const hint = (activity: object): void =>
    void begun.then(() => session.speak((pass) => say(wire, pass, activity))).catch(() => undefined);
  return {
    ready,
    post: async (outgoing) => {
      await begun;
      const { conversationId } = session;
      outgoing.conversationId ??= conversationId;
      // The conversation it belonged to is over; the visitor decides whether to say it in the new one.
      if (outgoing.conversationId !== conversationId) throw new Refusal(404, undefined);
      await session.speak((pass) => send(wire, pass, outgoing));
    },
    context: (context) => {
      const value: unknown = JSON.stringify(context);
      if (typeof value !== 'string' || value.length > MAX_CONTEXT) return;
      hint({ type: 'event', name: 'tangga/context', value: context });
    },
    typing: () => {
      if (Date.now() - typedAt < TYPING_EVERY) return;
      typedAt = Date.now();
      hint({ type: 'typing' });
    },
  };
}

function send(wire: Wire, pass: Pass, { id, activity, files = [] }: Outgoing<File>): Promise<unknown> {
  const identified = { ...activity, channelData: { ...activity.channelData, clientActivityID: id } };
  if (files.length === 0) return say(wire, pass, identified);
  const form = new FormData();
  const type = 'application/vnd.microsoft.activity';
  form.append('activity', new Blob([JSON.stringify(identified)], { type }), 'blob');
  for (const file of files) form.append('file', file, file.name);
  return call(wire, 'POST', pathOf(pass, 'upload'), {
    token: pass.token,
    body: form,
    timeout: UPLOAD_TIMEOUT,
  });
}

function say(wire: Wire, pass: Pass, activity: object): Promise<unknown> {
  return call(wire, 'POST', pathOf(pass, 'activities'), { token: pass.token, body: activity });
}

function pathOf({ conversationId }: Pass, what: string): string {
  return `/v3/directline/conversations/${encodeURIComponent(conversationId)}/${what}`;
}
