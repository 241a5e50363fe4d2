import { createHmac, randomBytes } from 'node:crypto';
import { type IncomingMessage } from 'node:http';
import { type DeskDeps } from './deps';
import { cookieOf, setCookie } from './cookies';
import { sameText } from './sessions';

const NAME = 'desk_device';
const DAYS = 180;
/** So many reps may share a machine. */
const MOST_REPS = 8;

/** A browser in which reps have signed in before, and whom it can name. */
export interface Device {
  id: string;
  repIds: readonly string[];
}

type Keys = Pick<DeskDeps, 'signingKey' | 'reps' | 'config'>;

/** The device id of a request; undefined for a browser in which no rep has signed in yet. */
export function deviceOf(request: IncomingMessage, { signingKey, reps, config }: Keys): Device | undefined {
  const [id = '', ...proofs] =
    cookieOf(request, NAME, config)
      ?.split('.')
      .slice(0, MOST_REPS + 1) ?? [];
  const known = reps.filter((rep) => {
    const wanted = proofOf(id, rep.id, signingKey);
    return proofs.some((proof) => sameText(proof, wanted));
  });
  return known.length > 0 ? { id, repIds: known.map((rep) => rep.id) } : undefined;
}

/** The `Set-Cookie` by which a browser is known as one in which this rep has signed in; the last one first. */
export function setDeviceCookie(
  device: Device | undefined,
  repId: string,
  { signingKey }: Keys,
  secure: boolean,
): string {
  const id = device?.id ?? randomBytes(16).toString('base64url');
  const repIds = [repId, ...(device?.repIds ?? []).filter((known) => known !== repId)].slice(0, MOST_REPS);
  const value = [id, ...repIds.map((known) => proofOf(id, known, signingKey))].join('.');
  return setCookie(NAME, value, DAYS * 24 * 3600, secure);
}

function proofOf(deviceId: string, repId: string, signingKey: string): string {
  return createHmac('sha256', signingKey).update(`desk-device:${deviceId}:${repId}`).digest('base64url');
}
