import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { type Bubble, type ConsoleConversation } from '../../../../bot/commands/console-channel';
import { runTerminal } from '../../../../bot/commands/terminal';

const PRESS = { promptId: 'prompt-1', choice: 'beans' };
const BUBBLE: Bubble = { text: '', by: undefined, buttons: [], files: [] };

/** Lines through a pipe. @returns what was written, and what was said */
async function play(lines: string, greeting: Bubble[]): Promise<{ written: string; said: unknown[] }> {
  const said: unknown[] = [];
  const conversation: ConsoleConversation = {
    join: () => Promise.resolve(greeting),
    say: (...words) => Promise.resolve(void said.push(words)).then(() => [{ ...BUBBLE, text: 'Baik.' }]),
    news: () => Promise.resolve([]),
  };
  const output = new PassThrough();
  const input = new PassThrough();
  input.end(lines);
  await runTerminal(conversation, input, output);
  output.end();
  return { written: await text(output), said };
}

describe('The terminal', () => {
  it('says whose words they are, and where a file lies', async () => {
    const files = [{ name: 'nota.pdf', url: 'file:///data/uploads/room/file-1' }];
    const { written } = await play('', [{ ...BUBBLE, text: 'Ini ya', by: 'Dewi', files }]);
    expect(written).to.equal('Dewi: Ini ya\nnota.pdf file:///data/uploads/room/file-1\n');
  });

  it('numbers the buttons; a number presses the one that is offered', async () => {
    const offer = { ...BUBBLE, text: 'Mau apa?', buttons: [{ title: 'Biji', press: PRESS }] };
    const { written, said } = await play('1\n1\n', [offer]);
    expect(written).to.equal('Mau apa?\n[1] Biji\n> 1\nBaik.\n> 1\nBaik.\n');
    expect(said).to.deep.equal([
      ['Biji', PRESS],
      ['1', undefined],
    ]);
  });
});
