import { createTransport } from 'nodemailer';
import { type Text } from '../../../dialogs/contract/texts';
import { type Instant, type Language } from '../../../domain/time/instant';
import { type WebhookTarget, postSigned } from '../webhook/post';
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
export function codeWebhookCarrier(target: WebhookTarget, clock: () => Instant, phrase: Phrase): CodeCarrier {
  return async (parcel) => {
    const { id, to, digits: code, language, minutes } = parcel;
    const data = { version: 1, to: to.value, code, text: codeText(parcel, phrase), language, minutes };
    const now = clock();
    const message = { type: 'code.send', timestamp: now, data };
    const response = await postSigned(target, { id, now, message });
    if (!response.ok) throw new Error(`the code gateway answered ${response.status}`);
  };
}
