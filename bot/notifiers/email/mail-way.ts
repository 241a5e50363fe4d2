import { type Transporter, createTransport } from 'nodemailer';
import { type Text } from '../../../dialogs/contract/texts';
import { type Instant, type Language } from '../../../domain/time/instant';
import { html } from '../../http/html';
import { type Phrasing } from '../../pipeline/phrasing';
import { type Rep } from '../rep-acts';
import { noticeText, together } from '../notice-text';
import { type RepParcel, type RepSent, type RepWay } from '../way';
import { LINK_LIVES_S, signLink } from './claim-links';

const MINUTE = 60_000;
const WAITS = [5_000, MINUTE, 5 * MINUTE, 30 * MINUTE];
/** A call that comes hours late calls nobody. */
const GIVE_UP_MS = 120 * MINUTE;
const TIMEOUT_MS = 20_000;

export interface MailWayDeps {
  smtpUrl: string;
  mailFrom: string;
  publicUrl: string;
  signingKey: string;
  reps: readonly Rep[];
  phrasing: Phrasing;
  clock: () => Instant;
}

/** Mails to the reps who have an address in `reps.yaml`. A mail cannot be changed: its link shows who claimed. */
export function mailWay(deps: MailWayDeps): RepWay {
  const { smtpUrl, reps } = deps;
  const limits = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS };
  const transport = createTransport({ url: smtpUrl, ...limits });
  return {
    name: 'email',
    waits: WAITS,
    giveUpMs: GIVE_UP_MS,
    // A conversation is not led by mail: lines stay where they can be answered.
    places: ({ kind, reps: wanted }) =>
      Promise.resolve(
        kind === 'line'
          ? []
          : reps.flatMap(({ id, email }) =>
              wanted.includes(id) && email !== undefined ? [{ place: email, repId: id }] : [],
            ),
      ),
    send: async (parcel) => {
      if (parcel.notice.kind === 'call' && parcel.standing.kind !== 'open')
        return { status: 'refused', reason: 'overtaken' };
      return mailed(transport, mailOf(parcel, deps));
    },
    sendTogether: (parcels) => {
      const [first] = parcels;
      const text = together(parcels, deps.phrasing);
      const [subject = ''] = text.split('\n');
      return mailed(transport, { ...envelopeOf(first, deps), subject, text });
    },
  };
}

async function mailed(transport: Pick<Transporter, 'sendMail'>, mail: object): Promise<RepSent> {
  try {
    const sent = (await transport.sendMail(mail)) as { messageId: string };
    return { status: 'sent', messageId: sent.messageId };
  } catch (error) {
    return failureOf(error);
  }
}

function envelopeOf({ notice, delivery }: RepParcel, { mailFrom }: MailWayDeps): object {
  return {
    from: mailFrom,
    to: delivery.place,
    // The same mail sent twice, after a crash, is one in the reader's box.
    messageId: `<${notice.id}.${delivery.repId ?? ''}@tangga>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}

function mailOf(parcel: RepParcel, deps: MailWayDeps): object {
  const { notice, customer, language } = parcel;
  const phrase = (text: Text): string => deps.phrasing.phrase(text, language);
  const envelope = envelopeOf(parcel, deps);
  if (notice.kind !== 'call' && notice.kind !== 'line') {
    const text = phrase(noticeText(notice.kind, parcel));
    return { ...envelope, subject: text, text };
  }
  const { name, why } = customer;
  const head = phrase({ text: 'rep.card', values: { name, why } });
  const url = linkOf(parcel, deps);
  const hint = phrase({ text: 'rep.mail-hint' });
  return {
    ...envelope,
    subject: phrase({ text: 'rep.mail-subject', values: { name, why } }),
    text: [head, ...customer.lines, '', url, '', hint].join('\n'),
    html: page(language, [head, ...customer.lines], { url, open: phrase({ text: 'rep.mail-open' }), hint }),
  };
}

function page(
  language: Language,
  lines: readonly string[],
  { url, open, hint }: { url: string; open: string; hint: string },
): string {
  return html`<!doctype html>
    <html lang="${language}">
      <body style="font-family:sans-serif">
        ${lines.map((line) => html`<p>${line}</p>`)}
        <p><a href="${url}">${open}</a></p>
        <p style="color:#555">${hint}</p>
      </body>
    </html>`.text;
}

function linkOf({ notice, delivery }: RepParcel, { publicUrl, signingKey, clock }: MailWayDeps): string {
  const until = Math.floor(Date.parse(clock()) / 1000) + LINK_LIVES_S;
  const link = { noticeId: notice.id, repId: delivery.repId ?? '', until };
  return `${publicUrl}/desk/claim?link=${signLink(link, signingKey)}`;
}

/** What the server refuses for good (5xx) is not sent again; anything else is. */
function failureOf(error: unknown): RepSent {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  const isFinal = responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH';
  const reason = `smtp_${responseCode ?? code ?? 'error'}`;
  return isFinal ? { status: 'refused', reason } : { status: 'later', reason };
}
