import { createReadStream } from 'node:fs';
import { type Next, type Request, type RequestHandler, type Response } from 'restify';
import { surviveErrors } from '../../../bot/http/last-resort';
import { createServer } from '../../../bot/http/server';

/** A program whose handlers throw wherever nobody catches it. Started by `last-resort.test.ts`. */
const web = createServer({ publicUrl: undefined, trustProxy: false, ready: () => true });

const mistakes: Record<string, (response: Response) => void> = {
  'at-once': () => {
    throw new TypeError('at once');
  },
  'no-error': () => {
    throw null as unknown as Error;
  },
  later: () => {
    setTimeout(() => {
      throw new Error('later');
    }, 5);
  },
  stream: () => void createReadStream('/nowhere'),
  rejected: () => {
    setTimeout(() => void Promise.reject(new Error('rejected')), 5);
  },
  'half-said': (response) => {
    response.writeHead(200, { 'Content-Length': '100' });
    response.write('half');
    setTimeout(() => {
      throw new Error('half said');
    }, 50);
  },
};

for (const [name, mistake] of Object.entries(mistakes)) {
  web.server.get(`/${name}`, (_request: Request, response: Response, _next: Next) => mistake(response));
}
// As PostgreSQL's errors are called, and like an event of the server.
const calledError = async (_request: Request, _response: Response): Promise<void> => {
  await Promise.reject(Object.assign(new Error('called error'), { name: 'error' }));
};
web.server.get('/called-error', calledError as RequestHandler);
web.upgrades.on(/^\/stream$/, ({ socket, head }) => {
  socket.unshift(head);
  socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n');
  socket.on('data', () => {
    throw new Error('in a socket');
  });
});
surviveErrors();
web.server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`Shop http://127.0.0.1:${web.server.address().port}/\n`);
});
