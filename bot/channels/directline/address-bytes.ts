import { type IncomingMessage } from 'node:http';
import { rateLimit } from '../../http/rate-limit';
import { addressOf } from '../../http/site';
import { DEFAULT_UPLOAD_LIMITS } from '../../files/upload-limits';
import { type DirectLineDeps } from './deps';

const WINDOW_S = 600;
const KILOBYTE = 1024;

/** Counts what one address sends up, over all processes; what does not say how large it is counts as the largest it may be. */
export function addressBytes({
  uploads,
  reach,
  shares,
}: DirectLineDeps): (request: IncomingMessage) => Promise<void> {
  const limits = uploads?.limits ?? DEFAULT_UPLOAD_LIMITS;
  const largest = limits.files * limits.bytes;
  const rate = { requests: Math.ceil(limits.addressBytes / KILOBYTE), perS: WINDOW_S };
  const take = rateLimit('bytes', rate, shares);
  return async (request) => {
    const announced = Number(request.headers['content-length']);
    const bytes = Number.isFinite(announced) && announced > 0 ? announced : largest;
    await take(addressOf(request, reach.trustProxy), Math.ceil(bytes / KILOBYTE));
  };
}
