import { request } from 'node:http';
import { expect } from 'chai';
import { readArguments } from '../../../bot/direct-line-server/arguments';
import { type StandAlone, startStandAlone } from '../../../bot/direct-line-server/stand-alone';
import { type Answer, type SetBody, type TokenBody, get, post } from '../channels/directline/requests';
import { readSpecification } from '../channels/directline/specification';
import { type StockBot, runStockBot } from './stock-bot';

const SECRET = 'what-the-bot-shows-when-it-calls';

describe('the connector of our Direct Line server', () => {
  const faults = readSpecification('Bot Connector');
  let bot: StockBot;
  let server: StandAlone;
  let guarded: StandAlone;
  let of: TokenBody;

  before(async () => {
    bot = await runStockBot();
    server = await start();
    guarded = await start('--connector-secret', SECRET, '--host', '0.0.0.0');
    of = await begin(server, { id: 'dl_ani' });
  });
  after(async () => {
    await Promise.all([server.close(), guarded.close()]);
    await bot.stop();
  });

  const start = (...more: string[]): Promise<StandAlone> => {
    const options = readArguments(['--bot', bot.url, '--port', '0', ...more]);
    if (typeof options === 'string') throw new Error(options);
    return startStandAlone(options);
  };
  const begin = async (at: StandAlone, user?: { id: string }): Promise<TokenBody> => {
    const directLine = `${at.url}/v3/directline`;
    const made = await post<TokenBody>(`${directLine}/tokens/generate`, { user }, { token: at.secret });
    await post(`${directLine}/conversations`, {}, { token: made.body.token });
    return made.body;
  };
  const address = (rest: string): string => `${server.url}/v3/conversations/${of.conversationId}/${rest}`;
  const meets = (kind: string, { body, status }: Answer<object>, expected: number): void => {
    expect(status).to.equal(expected);
    expect(faults(kind, body), JSON.stringify(body)).to.deep.equal([]);
  };
  const call = async (method: string, url: string, body?: object): Promise<Answer<object>> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(url, { method, headers, body: body ? JSON.stringify(body) : null });
    const text = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      body: text ? (JSON.parse(text) as object) : {},
    };
  };
  const log = async (conversationId: string): Promise<SetBody['activities']> => {
    const url = `${server.url}/v3/directline/conversations/${conversationId}/activities`;
    return (await get<SetBody>(url, { token: server.secret })).body.activities;
  };

  it('answers as its specification describes', async () => {
    const said = await post<{ id: string }>(address('activities'), { type: 'message', text: 'a' });
    meets('ResourceResponse', said, 200);
    const one = address(`activities/${encodeURIComponent(said.body.id)}`);
    meets('ResourceResponse', await post(one, { type: 'message', text: 'b' }), 200);
    meets('ResourceResponse', await call('PUT', one, { type: 'message', text: 'c' }), 200);
    for (const who of await everybody('members')) meets('ChannelAccount', found(who), 200);
    expect((await everybody('members')).map(({ id }) => id)).to.deep.equal(['bot', 'dl_ani']);
    expect(await everybody(`activities/${encodeURIComponent(said.body.id)}/members`)).to.have.length(2);
    meets('ChannelAccount', await get(address('members/dl_ani')), 200);
    meets('PagedMembersResult', await get(address('pagedmembers?pageSize=1')), 200);
    expect((await call('DELETE', one)).status).to.equal(200);
    expect((await log(of.conversationId)).map(({ text }) => text)).to.deep.equal([
      ...['Welcome dl_ani', undefined, 'b'],
    ]);
  });

  it('refuses what it cannot do', async () => {
    const message = { type: 'message', text: 'x' };
    meets('ErrorResponse', await post(`${server.url}/v3/conversations/none/activities`, message), 404);
    meets('ErrorResponse', await post(address('activities'), { text: 'no type' }), 400);
    meets('ErrorResponse', await post(`${server.url}/v3/conversations`, '[]'), 400);
    meets('ErrorResponse', await get(address('members/nobody')), 404);
    meets('ErrorResponse', await get(`${server.url}/v3/conversations/none/members`), 404);
    const userLine = await post<{ id: string }>(
      `${server.url}/v3/directline/conversations/${of.conversationId}/activities`,
      message,
      { token: of.token },
    );
    const theirs = address(`activities/${encodeURIComponent(userLine.body.id)}`);
    meets('ErrorResponse', await call('PUT', theirs, message), 404);
    meets('ErrorResponse', await call('DELETE', address('activities/other%7C0000001')), 404);
  });

  it('lets the bot begin a conversation', async () => {
    const activity = { type: 'message', text: 'Good morning' };
    const parameters = { isGroup: false, members: [{ id: 'dl_siti' }], activity };
    const begun = await post<{ id: string; serviceUrl: string }>(
      `${server.url}/v3/conversations`,
      parameters,
    );
    meets('ConversationResourceResponse', begun, 201);
    expect((await log(begun.body.id)).map(({ text }) => text)).to.deep.equal(['Good morning']);
  });

  it('begins none with another bot, without members, or with the bot alone', async () => {
    for (const parameters of [
      { bot: { id: 'somebody-else' }, members: [{ id: 'dl_siti' }] },
      { bot: { id: 'bot' } },
      { members: [] },
      { members: [{ id: 'bot' }] },
      {},
    ]) {
      const answer = await post<object>(`${server.url}/v3/conversations`, parameters);
      meets('ErrorResponse', answer, 400);
    }
    const right = { bot: { id: 'bot' }, members: [{ id: 'bot' }, { id: 'dl_siti' }] };
    expect((await post(`${server.url}/v3/conversations`, right)).status).to.equal(201);
  });

  it('is for programs of this machine: no page, no proxy, no other name', async () => {
    const activities = address('activities');
    const message = { type: 'message', text: 'injected' };
    for (const name of ['origin', 'x-forwarded-for', 'via']) {
      const answer = await post(activities, message, { headers: { [name]: 'http://evil.example' } });
      expect(answer.status, name).to.equal(403);
    }
    expect(await statusAs('rebound.example', activities)).to.equal(403);
    expect((await log(of.conversationId)).map(({ text }) => text)).not.to.include('injected');
  });

  it('with a secret is for its holder alone', async () => {
    // Nobody to greet: this bot does not know the secret.
    const there = await begin(guarded);
    const activities = `${guarded.url}/v3/conversations/${there.conversationId}/activities`;
    const message = { type: 'message', text: 'x' };
    meets('ErrorResponse', await post(activities, message), 401);
    meets('ErrorResponse', await post(activities, message, { token: there.token }), 403);
    meets('ErrorResponse', await post(activities, message, { token: guarded.secret }), 403);
    expect((await post(activities, message, { token: SECRET })).status).to.equal(200);
  });

  it('is not opened to a network without a secret', () => {
    expect(readArguments(['--bot', bot.url, '--host', '0.0.0.0'])).to.include('--connector-secret');
    expect(readArguments([])).to.include('--bot');
    expect(readArguments(['--bot', bot.url, '--port', '99999'])).to.include('--port');
    expect(readArguments(['--bot', bot.url, '--secret', 'short'])).to.include('16 characters');
    expect(readArguments(['--bot', bot.url, '--nonsense'])).to.include('--nonsense');
    expect(readArguments(['--bot', bot.url])).to.include({ bot: `${bot.url}/api/messages`, port: 3979 });
  });

  const everybody = async (rest: string): Promise<Array<{ id: string }>> => {
    const answer = await get<Array<{ id: string }>>(address(rest));
    expect(answer.status).to.equal(200);
    return answer.body;
  };
});

function found(body: object): Answer<object> {
  return { status: 200, headers: new Headers(), body };
}

/** The status for a request that calls us by another name; `fetch` does not let one choose it. */
function statusAs(host: string, url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: 'POST', headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('error', reject);
    asked.end();
  });
}
