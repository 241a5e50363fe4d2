import { type Request, type RequestHandler, type Response, type Server } from 'restify';
import { type Text } from '../../../dialogs/contract/texts';
import { type Language } from '../../../domain/time/instant';
import { handoffById } from '../../../models/turns/rep-deliveries';
import { noticeById } from '../../../models/turns/rep-notices';
import { loadSnapshot } from '../../../models/turns/load';
import { type Html, html } from '../../http/html';
import { type Phrasing } from '../../pipeline/phrasing';
import { errorFields, repsLog } from '../../settings/logger';
import { type Rep, type RepActDeps, actIn, claimResult } from '../rep-acts';
import { standingOf } from '../standing';
import { customerSummary } from '../customer-summary';
import { type ClaimLink, readLink } from './claim-links';

export interface ClaimPageDeps extends RepActDeps {
  server: Server;
  signingKey: string;
  phrasing: Phrasing;
  repById: ReadonlyMap<string, Rep>;
  company: { defaultLanguage: Language };
  wake: () => void;
}

/** What the page shows: one sentence, and a button while there is something to take. */
interface Shown {
  status: number;
  language: Language;
  text: Text;
  canClaim?: true;
}

/** `/desk/claim`: a GET shows, and only its button claims, so that whatever opens links in mails takes nothing. */
export function mountClaimPage(deps: ClaimPageDeps): void {
  const answer =
    (show: (token: string) => Promise<Shown>): RequestHandler =>
    (request, response, next) => {
      const query = new URL(request.url ?? '', 'http://localhost').searchParams;
      const token = tokenIn(request) ?? query.get('link') ?? '';
      void show(token)
        .catch((error: unknown): Shown => {
          repsLog.error(errorFields(error), 'a claim link could not be answered');
          return { status: 503, language: deps.company.defaultLanguage, text: { text: 'rep.claim-bad' } };
        })
        .then((shown) => write(response, shown, token, deps.phrasing))
        .finally(() => next(false));
    };
  deps.server.get(
    '/desk/claim',
    answer((token) => look(deps, token)),
  );
  deps.server.post(
    '/desk/claim',
    answer((token) => claim(deps, token)),
  );
}

/** The form's own field: a link in the address alone posts nothing. */
function tokenIn({ method, body }: Request): string | undefined {
  if (method !== 'POST') return undefined;
  const sent: unknown = body;
  const text = Buffer.isBuffer(sent) ? sent.toString() : sent;
  return typeof text === 'string' ? (new URLSearchParams(text).get('link') ?? '') : '';
}

async function found(deps: ClaimPageDeps, token: string): Promise<Shown | Call> {
  const { database, signingKey, clock, repById, company } = deps;
  const link = readLink(token, signingKey, clock());
  const language = company.defaultLanguage;
  if (link === 'bad') return { status: 404, language, text: { text: 'rep.claim-bad' } };
  if (link === 'old') return { status: 410, language, text: { text: 'rep.claim-old' } };
  const rep = repById.get(link.repId);
  const notice = await noticeById(database, link.noticeId);
  const handoff = notice && (await handoffById(database, notice.handoffId ?? ''));
  if (!rep || !handoff) return { status: 404, language, text: { text: 'rep.claim-bad' } };
  return { link, rep, handoff };
}

interface Call {
  link: ClaimLink;
  rep: Rep;
  handoff: NonNullable<Awaited<ReturnType<typeof handoffById>>>;
}

async function look(deps: ClaimPageDeps, token: string): Promise<Shown> {
  const call = await found(deps, token);
  if ('status' in call) return call;
  const { rep, handoff } = call;
  const language = rep.languages[0] ?? deps.company.defaultLanguage;
  if (standingOf(handoff).kind !== 'open') return late(call, language);
  const { name, why } = await toldIn(deps, call, language);
  const values = { name, why, rep: rep.name };
  return { status: 200, language, text: { text: 'rep.claim-ask', values }, canClaim: true };
}

/** Works once: the key of the act is the link's, whatever comes of it. */
async function claim(deps: ClaimPageDeps, token: string): Promise<Shown> {
  const call = await found(deps, token);
  if ('status' in call) return call;
  const { link, rep, handoff } = call;
  const language = rep.languages[0] ?? deps.company.defaultLanguage;
  const act = { act: 'claim', handoffId: handoff.id } as const;
  const done = await actIn(deps, handoff, rep, { act, key: `claim-link:${link.noticeId}:${rep.id}` });
  deps.wake();
  const result = claimResult(done.handoff, rep.id);
  if (result.kind !== 'yours') return late({ ...call, handoff: done.handoff ?? handoff }, language);
  const { name } = await toldIn(deps, call, language);
  return { status: 200, language, text: { text: 'rep.claim-done', values: { name } } };
}

function late({ rep, handoff }: Call, language: Language): Shown {
  const result = claimResult(handoff, rep.id);
  if (result.kind === 'too_late')
    return { status: 409, language, text: { text: 'rep.too-late', values: { rep: result.by } } };
  const text: Text = { text: result.kind === 'yours' ? 'rep.taken-by-you' : 'rep.not-waiting' };
  return { status: result.kind === 'yours' ? 200 : 409, language, text };
}

async function toldIn(
  { database, phrasing }: ClaimPageDeps,
  { handoff }: Call,
  language: Language,
): Promise<{ name: string; why: string }> {
  const loaded = await loadSnapshot(database, handoff.conversationId);
  if (!loaded) return { name: '', why: '' };
  const { contact, conversation } = loaded.snapshot;
  const customer = { contact, channel: conversation.channel, language: conversation.language };
  return customerSummary(customer, handoff, { language, isShared: true }, phrasing);
}

function write(response: Response, shown: Shown, token: string, phrasing: Phrasing): void {
  const { status, language, text, canClaim } = shown;
  const phrase = (key: Text): string => phrasing.phrase(key, language);
  const title = phrase({ text: 'rep.claim-title' });
  const button: Html = canClaim
    ? html`<form method="post" action="/desk/claim">
        <input type="hidden" name="link" value="${token}" />
        <button>${phrase({ text: 'rep.mail-open' })}</button>
      </form>`
    : html`<p><a href="/desk">${phrase({ text: 'rep.claim-desk' })}</a></p>`;
  const body = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          <p>${phrase(text)}</p>
          ${button}
        </main>
      </body>
    </html>`;
  const bytes = Buffer.from(body.text);
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': String(bytes.length),
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'content-security-policy': "default-src 'none'; form-action 'self'; frame-ancestors 'none'",
  });
  response.end(bytes);
}
