import { type IncomingMessage } from 'node:http';
import { siteOf } from '../../http/site';
import { type Authorizer } from './authorize';
import { type DirectLineDeps, type Limits } from './deps';
import { type ActivityReader } from './receive';
import { type Links } from './deliver';
import { type SecretGuesses } from './guesses';
import { type Streams } from './streams';

/** What the handlers of the routes share. */
export interface DirectLine {
  deps: DirectLineDeps;
  authorizer: Authorizer;
  streams: Streams;
  reader: ActivityReader;
  /** Throws a 429 when the secret is guessed at too often. */
  guesses: SecretGuesses;
  /** Counts the bytes of a request with files, or throws a 429 when its address has sent too many. */
  fromAddress: (request: IncomingMessage) => Promise<void>;
  /** Each counts a request, or throws a 429. */
  limits: Record<keyof Limits, (key: string) => Promise<void>>;
}

/** Where the sender of a request fetches files and pictures: under the origin by which they reach us. */
export function linksFor({ deps, authorizer }: DirectLine, request: IncomingMessage): Links {
  const site = siteOf(request, deps.reach);
  return {
    toFile: (id) => `${site}/attachments/${id}/${authorizer.credentials.attachmentProof(id)}`,
    toPath: (path) => `${site}${path}`,
  };
}
