import { createTransport } from 'nodemailer';
import { type Text } from '../../../dialogs/contract/texts';
import { type Instant, type Language } from '../../../domain/time/instant';
import { webhookHeaders } from '../webhook/sign';
import { type CodeCarrier, type CodeParcel } from './code-sender';

const PATIENCE_MS = 15_000;

type Phrase = (text: Text, language: Language) => string;

/** The one sentence that carries a code, whatever carries it. */
export function codeText(
  parcel: Pick<CodeParcel, 'digits' | 'minutes' | 'language'>,
  phrase: Phrase,
): string {
  const { digits, minutes, language } = parcel;
  return phrase({ text: 'prove.code', values: { code: digits, minutes } }, language);
}

export function codeMail(smtpUrl: string, from: string, company: string, phrase: Phrase): CodeCarrier {
  const limits = {
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  };
  const transport = createTransport({ url: smtpUrl, ...limits });
  return async (parcel) => {
    await transport.sendMail({
      from,
      to: { name: '', address: parcel.to.value },
      messageId: `<${parcel.id}@tangga>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
      subject: phrase({ text: 'prove.mail-subject', values: { company } }, parcel.language),
      text: codeText(parcel, phrase),
    });
  };
}

/** @throws Error when the gateway does not answer, or not with 2xx */
export function codeWebhookCarrier(
  { url, secrets }: { url: string; secrets: readonly string[] },
  clock: () => Instant,
  phrase: Phrase,
): CodeCarrier {
  return async (parcel) => {
    const { id, to, digits: code, language, minutes } = parcel;
    const data = { version: 1, to: to.value, code, text: codeText(parcel, phrase), language, minutes };
    const body = JSON.stringify({ type: 'code.send', timestamp: clock(), data });
    const seconds = Math.floor(Date.parse(clock()) / 1000);
    const response = await fetch(url, {
      method: 'POST',
      headers: webhookHeaders(secrets, { id, seconds, body }),
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`the code gateway answered ${response.status}`);
  };
}
