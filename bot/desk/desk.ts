import { type IncomingMessage } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type Duplex } from 'node:stream';
import { type Request, type Server } from 'restify';
import * as acts from './acts';
import { type Answer, type Handler, route } from './answers';
import { conversation, earlierLines } from './conversation';
import { type DeskDeps } from './deps';
import { repsWithPassword } from '../../models/desk/access';
import { administers } from './roles';
import { addressOf } from '../http/site';
import { changePassword } from './own-password';
import { type DeskContext, type SignedIn, deskContext, signedInOf } from './desk-context';
import { openFile, takeFile } from './files';
import { changing, fromOurPage, reading, uploading } from './guard';
import { changeOne, goods, undoOne } from './goods';
import { linkCode } from './link-code';
import { LiveDesk } from './live';
import { payOrder, recordOrder } from './orders';
import { overrideRung } from './ladder';
import { giveVoucher, voidVoucher } from './vouchers';
import { closeConversation, nameOutcome } from './outcomes';
import { asset, page } from './pages';
import { queue } from './queue';
import { search } from './search';
import { deskHeaders } from './desk-headers';
import { customerTyped, typing } from './typing';
import { setStatus } from './rep-status';
import { sendAgain } from './undelivered';
import { attemptTask, tasks } from './tasks';
import { timeline } from './timeline';
import * as work from './work';
import * as lists from './work-lists';
import { me, signInView, signInWithLink, signInWithPassword, signOut } from './sign-in';

/** The desk as `main.ts` holds it. */
export interface Desk {
  /** Makes a link that opens the desk once within a day. Print it to the terminal; it is a secret. */
  createEntryLink: () => Promise<string>;
  /** Whether an admin can come in as one: by a password of their own. */
  hasAdmin: () => Promise<boolean>;
  /** For the server's `upgrade` event. @returns whether the socket was the desk's */
  handleUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<boolean>;
  /** A customer writes in a conversation; reps who wait for it see that, and nothing keeps it. */
  customerTyped: (conversationId: string) => void;
  /** At the desk of another process somebody has come, gone, or signed out. */
  heard: (kind: 'seats' | 'sessions') => void;
  close: () => Promise<void>;
}

/** Puts the reps' side on the server: pages, `/desk/api/*` and, through `handleUpgrade`, `/desk/live`. */
export function mountDesk(server: Server, deps: DeskDeps): Desk {
  const desk = deskContext(deps);
  const live = new LiveDesk(desk);
  const border = { log: desk.log, headers: deskHeaders(desk.config.publicUrl) };
  const get = (path: string, handler: Handler): void => void server.get(path, route(border, handler));
  const post = (path: string, handler: Handler): void => void server.post(path, route(border, handler));
  mountPages(desk, get);
  mountSigningIn(desk, live, get, post);
  mountConversations(desk, get, post);
  mountFinding(desk, get);
  mountWork(desk, get, post);
  return {
    hasAdmin: async () => {
      const own = await repsWithPassword(desk.database);
      return desk.reps.some((rep) => administers(rep) && own.has(rep.id));
    },
    createEntryLink: async () =>
      `${originOf(server, desk)}/desk/enter?key=${await desk.entryLinks.createKey()}`,
    handleUpgrade: (request, socket, head) => live.handleUpgrade(request, socket, head),
    customerTyped: (conversationId) => void customerTyped(desk, live, conversationId),
    heard: (kind) => live.heard(kind),
    close: () => live.close(),
  };
}

type Mount = (path: string, handler: Handler) => void;

function mountPages(desk: DeskContext, get: Mount): void {
  const { webFolder } = desk;
  get('/desk', async (request) =>
    (await signedInOf(desk, request))
      ? page(webFolder, 'index.html')
      : { status: 302, headers: { location: '/desk/sign-in' } },
  );
  get('/desk/sign-in', () => page(webFolder, 'sign-in.html'));
  // The key is read by the page and used up only when somebody signs in: a preview of the link costs nothing.
  get('/desk/enter', () => page(webFolder, 'sign-in.html'));
  get('/desk/assets/:name', (request) => asset(webFolder, param(request, 'name')));
}

function mountSigningIn(desk: DeskContext, live: LiveDesk, get: Mount, post: Mount): void {
  const { trustProxy } = desk.config;
  get('/desk/api/sign-in', (request) => signInView(desk, request));
  post(
    '/desk/api/sign-in',
    fromOurPage(desk, (request, body) => signInWithPassword(desk, request, body)),
  );
  post(
    '/desk/api/enter',
    fromOurPage(desk, (request, body) => signInWithLink(desk, request, body)),
  );
  post(
    '/desk/api/sign-out',
    changing(desk, async (request, who) => {
      const answer = await signOut(desk, request, who);
      await live.sessionsEnded();
      return answer;
    }),
  );
  post(
    '/desk/api/password',
    changing(desk, async (request, who, body) => {
      const answer = await changePassword(desk, { who, body, address: addressOf(request, trustProxy) });
      await live.sessionsEnded();
      return answer;
    }),
  );
  post(
    '/desk/api/link-code',
    changing(desk, (_request, who) => linkCode(desk, who)),
  );
  post(
    '/desk/api/status',
    changing(desk, (_request, who, body) => setStatus(desk, live, who, body)),
  );
  get(
    '/desk/api/me',
    reading(desk, (_request, who) => me(desk, who)),
  );
}

function mountConversations(desk: DeskContext, get: Mount, post: Mount): void {
  get(
    '/desk/api/queue',
    reading(desk, (_request, who) => queue(desk, who)),
  );
  get(
    '/desk/api/conversations/:id',
    reading(desk, (request, who) => conversation(desk, who, param(request, 'id'))),
  );
  get(
    '/desk/api/conversations/:id/lines',
    reading(desk, (request, who) => earlierLines(desk, who, param(request, 'id'), request)),
  );
  get(
    '/desk/api/conversations/:id/files/:file',
    reading(desk, (request, who) =>
      openFile(desk, { conversationId: param(request, 'id'), who, request }, param(request, 'file')),
    ),
  );
  post(
    '/desk/api/conversations/:id/upload',
    uploading(desk, (request, who) => takeFile(desk, { conversationId: param(request, 'id'), who, request })),
  );
  const act = (name: string, perform: (desk: DeskContext, asked: acts.Asked) => Promise<Answer>): void =>
    post(
      `/desk/api/conversations/:id/${name}`,
      changing(desk, (request, who: SignedIn, body) =>
        perform(desk, { conversationId: param(request, 'id'), who, body }),
      ),
    );
  act('claim', acts.claim);
  act('decline', acts.decline);
  act('reply', acts.reply);
  act('return', acts.giveBack);
  act('take-over', acts.takeOver);
  act('typing', typing);
  act('send-again', sendAgain);
  act('close', closeConversation);
  act('outcome', nameOutcome);
  act('orders', recordOrder);
  act('orders/paid', payOrder);
  act('vouchers', giveVoucher);
  act('vouchers/void', voidVoucher);
  act('rung', overrideRung);
}

/** How people and what happened with them are found. */
function mountFinding(desk: DeskContext, get: Mount): void {
  get(
    '/desk/api/search',
    reading(desk, (request, who) => search(desk, who, request)),
  );
  get(
    '/desk/api/conversations/:id/timeline',
    reading(desk, (request, who) => timeline(desk, who, param(request, 'id'))),
  );
}

/** What is done beside the conversations: questions, requests, complaints. */
function mountWork(desk: DeskContext, get: Mount, post: Mount): void {
  get(
    '/desk/api/questions',
    reading(desk, () => lists.questions(desk)),
  );
  get(
    '/desk/api/requests',
    reading(desk, (_request, who) => lists.requests(desk, who)),
  );
  get(
    '/desk/api/tasks',
    reading(desk, (_request, who) => tasks(desk, who)),
  );
  get(
    '/desk/api/complaints',
    reading(desk, (_request, who) => lists.complaints(desk, who)),
  );
  get(
    '/desk/api/goods',
    reading(desk, (_request, who) => goods(desk, who)),
  );
  get(
    '/desk/api/products',
    reading(desk, () => lists.products(desk)),
  );
  const act = (path: string, perform: (desk: DeskContext, wanted: work.Wanted) => Promise<Answer>): void =>
    post(
      `/desk/api/${path}`,
      changing(desk, (request, who, body) => perform(desk, { id: param(request, 'id'), who, body })),
    );
  act('goods/:id/change', changeOne);
  act('goods/changes/:id/undo', undoOne);
  act('questions/:id/answer', work.answerQuestion);
  act('questions/:id/dismiss', work.dismissQuestion);
  act('tasks/:id/attempt', attemptTask);
  act('requests/:id/settle', work.settleRequest);
  act('complaints/:id/move', work.moveComplaint);
}

function param(request: Request, name: string): string {
  return (request.params as Record<string, string | undefined>)[name] ?? '';
}

/** Where the reps find us: the configured address, or this machine's. */
function originOf(server: Server, { config }: DeskContext): string {
  if (config.publicUrl) return config.publicUrl;
  const bound = server.address() as AddressInfo | null;
  const host = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host;
  return `http://${host.includes(':') ? `[${host}]` : host}:${bound?.port ?? config.port}`;
}
