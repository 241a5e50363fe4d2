import { type Request, type Response } from 'restify';
import { HttpProblem } from '../../http/problem';
import { NOT_CACHED, tokenAnswer } from './answers';
import { callerOf } from './authorize';
import { type DirectLine } from './direct-line';
import { startParameters } from './token-parameters';

/** `POST /tokens/generate`: for servers that hold the secret. The conversation is not started by it. */
export function generateToken({ deps, authorizer }: DirectLine, request: Request, response: Response): void {
  const caller = callerOf(request, authorizer);
  if (caller.kind !== 'secret') {
    throw new HttpProblem(403, 'BadArgument', 'Tokens are made for the holder of the secret only.');
  }
  const { user, origins } = startParameters(request.body);
  // The prefix tells an id that a token vouches for from one that a client made up.
  if (user && !user.id.startsWith('dl_')) {
    throw new HttpProblem(400, 'BadArgument', 'A user id in a token must start with "dl_".');
  }
  const claims = { bot: 'tangga', site: 'directline', conv: deps.newId(), user: user?.id, origins };
  response.json(200, tokenAnswer(authorizer.credentials, claims), NOT_CACHED);
}

/** `POST /tokens/refresh`: any number of times, but only before it expires. */
export function refreshToken({ authorizer }: DirectLine, request: Request, response: Response): void {
  const caller = callerOf(request, authorizer);
  if (caller.kind !== 'token') throw new HttpProblem(403, 'BadArgument', 'A secret cannot be refreshed.');
  response.json(200, tokenAnswer(authorizer.credentials, caller.claims), NOT_CACHED);
}
