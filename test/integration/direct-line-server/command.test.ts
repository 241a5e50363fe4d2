import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { type ErrorBody, type TokenBody, listen, post, until } from '../channels/directline/requests';
import { type StockBot, runStockBot } from './stock-bot';

const COMMAND = path.resolve(__dirname, '../../../bot/commands/directline.js');

interface Started {
  child: ChildProcess;
  said: () => string;
}

function start(args: readonly string[], folder = tmpdir()): Started {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: folder },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data: Buffer) => (said += data.toString()));
  }
  return { child, said: () => said };
}

describe('npm run directline', () => {
  let bot: StockBot;
  before(async () => {
    bot = await runStockBot();
  });
  after(() => bot.stop());

  it('listens, tells how to reach it, and stops on Ctrl-C with a client on the line', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'tangga-command-'));
    const { child, said } = start(['--bot', bot.url, '--port', '0'], folder);
    const told = async (pattern: RegExp): Promise<string> =>
      until(String(pattern), () => pattern.exec(said())?.[1], 15_000);
    const directLine = await told(/Direct Line +(\S+)/);
    const begun = await post<TokenBody>(
      `${directLine}/conversations`,
      {},
      { token: await told(/Secret +(\S+)/) },
    );
    expect(begun.status).to.equal(201);
    const { socket, frames } = listen(begun.body.streamUrl);
    await once(socket, 'open');
    socket.send('');
    await until('an empty frame', () => frames.includes('') || undefined);
    const ended = once(child, 'exit');
    child.kill('SIGINT');
    expect(await ended).to.deep.equal([0, null]);
    expect(readdirSync(folder), 'what it leaves behind').to.deep.equal([]);
    rmdirSync(folder);
  });

  it('explains itself when it cannot be used', async () => {
    for (const args of [[], ['--bot', 'nowhere'], ['--bot', bot.url, '--host', '0.0.0.0']]) {
      const { child, said } = start(args);
      expect(await once(child, 'exit')).to.deep.equal([2, null]);
      expect(said()).to.include('npm run directline -- --bot URL');
    }
  });

  it('says 502 when there is no bot, and completes the start when there is one', async () => {
    const gone = await runStockBot();
    const { child, said } = start(['--bot', gone.url, '--port', '0', '--secret', 'a-secret-of-the-test']);
    const url = await until('its address', () => /Direct Line +(\S+)/.exec(said())?.[1], 15_000);
    const made = await post<TokenBody>(`${url}/tokens/generate`, {}, { token: 'a-secret-of-the-test' });
    await gone.stop();
    const failed = await post<ErrorBody>(`${url}/conversations`, {}, { token: made.body.token });
    expect([failed.status, failed.body.error.code]).to.deep.equal([502, 'BotRejectedActivity']);
    const back = await runStockBot(Number(new URL(gone.url).port));
    const begun = await post(`${url}/conversations`, {}, { token: made.body.token });
    expect(begun.status).to.equal(200);
    expect(back.heard.map(({ type }) => type)).to.deep.equal(['conversationUpdate']);
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).to.deep.equal([0, null]);
    await back.stop();
  });
});
