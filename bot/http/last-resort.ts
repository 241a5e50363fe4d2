import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { errorFields, serverLog } from '../settings/logger';

/** How the request that is being worked on is told that it has failed. */
type Fail = (error: unknown) => void;

const underWay = new AsyncLocalStorage<Fail>();

/** Does the work of a request, so that whatever it throws, however deep in callbacks, can be answered. */
export function answerable(fail: Fail, work: () => void): void {
  underWay.run(fail, work);
}

/**
 * From now on an uncaught error does not end the process: it is logged once, its request is answered with 500, and
 * other requests are served. Each such error is a bug to be fixed; the log says where.
 */
export function surviveErrors(): void {
  process.on('uncaughtException', (error, origin) => {
    const fail = underWay.getStore();
    // With a request it is logged where it is answered.
    if (!fail) {
      const fields = { ...errorFields(error), origin, id: randomUUID() };
      return serverLog.error(fields, 'an error was caught by nobody; the process goes on');
    }
    try {
      fail(error);
    } catch (unanswerable) {
      serverLog.error(
        { ...errorFields(unanswerable), id: randomUUID() },
        'a failed request could not be answered; its connection is lost',
      );
    }
  });
}
