import { type Next, type Request, type RequestHandler, type Response, type Server } from 'restify';
import { unknownConversation } from '../channels/directline/answers';
import { HttpProblem } from '../http/problem';
import { type Conversations } from './bot-conversations';
import { requireBot } from './connector-guard';
import { type Member } from './members';

type Handler = (conversations: Conversations, request: Request, response: Response) => Promise<void>;

/**
 * What a bot calls at its `serviceUrl`: the Bot Connector's routes, as far as a channel of one person and one bot
 * has them.
 * @param secret what the bot must show; undefined: it must be on this machine
 */
export function mountConnector(
  server: Server,
  conversations: Conversations,
  secret: string | undefined,
): void {
  const forBot = (handler: Handler): RequestHandler => {
    const answer = async (request: Request, response: Response): Promise<void> => {
      requireBot(request, secret);
      await handler(conversations, request, response);
    };
    return answer as (request: Request, response: Response, next: Next) => Promise<void>;
  };
  const all = '/v3/conversations';
  const one = `${all}/:conversationId`;
  server.post(all, forBot(create));
  server.post(`${one}/activities`, forBot(send));
  server.post(`${one}/activities/:activityId`, forBot(send));
  server.put(`${one}/activities/:activityId`, forBot(update));
  server.del(`${one}/activities/:activityId`, forBot(remove));
  server.get(`${one}/activities/:activityId/members`, forBot(members));
  server.get(`${one}/members`, forBot(members));
  server.get(`${one}/members/:memberId`, forBot(member));
  server.get(`${one}/pagedmembers`, forBot(pagedMembers));
}

interface Names {
  conversationId?: string;
  activityId?: string;
  memberId?: string;
}

function names(request: Request): Required<Names> {
  return { conversationId: '', activityId: '', memberId: '', ...(request.params as Names) };
}

async function create(conversations: Conversations, request: Request, response: Response): Promise<void> {
  response.json(201, await conversations.create(request.body));
}

/** With an activity's id in the address it is an answer to that one. */
async function send(conversations: Conversations, request: Request, response: Response): Promise<void> {
  const { conversationId, activityId } = names(request);
  const replyToId = activityId === '' ? undefined : activityId;
  response.json(200, { id: await conversations.say(conversationId, request.body, replyToId) });
}

async function update(conversations: Conversations, request: Request, response: Response): Promise<void> {
  const { conversationId, activityId } = names(request);
  await conversations.replace(conversationId, activityId, request.body);
  response.json(200, { id: activityId });
}

async function remove(conversations: Conversations, request: Request, response: Response): Promise<void> {
  const { conversationId, activityId } = names(request);
  await conversations.replace(conversationId, activityId, { type: 'messageDelete' });
  response.send(200);
}

async function members(conversations: Conversations, request: Request, response: Response): Promise<void> {
  response.json(200, await inside(conversations, request));
}

async function member(conversations: Conversations, request: Request, response: Response): Promise<void> {
  const { memberId } = names(request);
  const found = (await inside(conversations, request)).find(({ id }) => id === memberId);
  if (!found) throw new HttpProblem(404, 'MemberNotFound', 'Nobody of that id is in this conversation.');
  response.json(200, found);
}

/** All on one page: there are never many. */
async function pagedMembers(
  conversations: Conversations,
  request: Request,
  response: Response,
): Promise<void> {
  response.json(200, { members: await inside(conversations, request) });
}

async function inside(conversations: Conversations, request: Request): Promise<Member[]> {
  const found = await conversations.members(names(request).conversationId);
  if (!found) throw unknownConversation();
  return found;
}
