import { type Authorizer } from './authorize';
import { type DirectLineDeps, type Limits } from './deps';
import { type Streams } from './streams';

/** What the handlers of the routes share. */
export interface DirectLine {
  deps: DirectLineDeps;
  authorizer: Authorizer;
  streams: Streams;
  /** Each counts a request, or throws a 429. */
  limits: Record<keyof Limits, (key: string) => Promise<void>>;
}
