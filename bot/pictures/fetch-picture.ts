import dns from 'node:dns';
import { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { type LookupFunction, isIP } from 'node:net';
import { IMAGE_BYTES, imageType, isImageAddress } from '../content/product-image';
import { isPublicAddress } from './public-address';

/** Why there is no picture at an address. */
export type FetchFault =
  'not_https' | 'inside_network' | 'not_found' | 'wrong_kind' | 'too_large' | 'too_many_hops' | 'unreachable';

export type Fetched = { ok: true; body: Buffer } | { ok: false; fault: FetchFault };

/** What a test puts in the place of the internet. */
export interface Internet {
  /** All addresses of a host. */
  addressesOf: (host: string) => Promise<ReadonlyArray<{ address: string; family: number }>>;
  get: (
    url: URL,
    options: https.RequestOptions,
    answer: (response: IncomingMessage) => void,
  ) => ReturnType<typeof https.get>;
  isPublic: (address: string) => boolean;
}

const INTERNET: Internet = {
  addressesOf: (host) => dns.promises.lookup(host, { all: true }),
  get: (url, options, answer) => https.get(url, options, answer),
  isPublic: isPublicAddress,
};

/** From the first byte sent to the last received, over all hops. */
const PATIENCE_MS = 10_000;
const MOST_HOPS = 3;

/**
 * A picture from the web. The host's addresses are looked up here, checked, and the connection goes to one of those
 * that were checked: a name that means another machine a moment later leads nowhere. Every hop is checked alike.
 */
export async function fetchPicture(address: string, internet: Internet = INTERNET): Promise<Fetched> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  let place = address;
  for (let hop = 0; hop <= MOST_HOPS; hop++) {
    if (!isImageAddress(place)) return { ok: false, fault: 'not_https' };
    const answer = await answerOf(new URL(place), internet, signal);
    if (!('movedTo' in answer)) return answer;
    place = answer.movedTo;
  }
  return { ok: false, fault: 'too_many_hops' };
}

type Answer = Fetched | { movedTo: string };

async function answerOf(url: URL, internet: Internet, signal: AbortSignal): Promise<Answer> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  try {
    const found =
      isIP(host) === 0 ? await internet.addressesOf(host) : [{ address: host, family: isIP(host) }];
    if (found.length === 0) return { ok: false, fault: 'unreachable' };
    if (!found.every(({ address }) => internet.isPublic(address)))
      return { ok: false, fault: 'inside_network' };
    return await read(await open(url, internet, { signal, lookup: fixedTo(found) }), url);
  } catch {
    // Whatever it was, name, line, certificate or time: there is no picture to be had now, and the caller says so.
    return { ok: false, fault: 'unreachable' };
  }
}

/** Answers every look-up with what was checked. */
function fixedTo(found: ReadonlyArray<{ address: string; family: number }>): LookupFunction {
  return (_host, { all }, done) => {
    const [first] = found;
    if (all === true) done(null, [...found]);
    else done(null, first?.address ?? '', first?.family);
  };
}

function open(
  url: URL,
  internet: Internet,
  options: Pick<https.RequestOptions, 'signal' | 'lookup'>,
): Promise<IncomingMessage> {
  const headers = { accept: 'image/webp,image/png,image/jpeg', 'user-agent': 'Tangga' };
  return new Promise((resolve, reject) => {
    internet.get(url, { ...options, headers, agent: false }, resolve).on('error', reject);
  });
}

async function read(response: IncomingMessage, url: URL): Promise<Answer> {
  const { statusCode = 0, headers } = response;
  if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
    response.destroy();
    return { movedTo: new URL(headers.location, url).href };
  }
  if (statusCode !== 200) {
    response.destroy();
    return { ok: false, fault: 'not_found' };
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > IMAGE_BYTES) return { ok: false, fault: 'too_large' };
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  return imageType(body) === undefined ? { ok: false, fault: 'wrong_kind' } : { ok: true, body };
}
