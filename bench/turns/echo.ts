import restify from 'restify';
import { announce } from './serve';

/** The floor: restify reads a JSON body and writes it back. */
const server = restify.createServer();
server.use(restify.plugins.jsonBodyParser({ mapParams: false }));
server.post('/echo', (request, response, next) => {
  response.json(200, request.body);
  next();
});
server.listen(0, '127.0.0.1', () => announce(server.address().port));
