import { createInterface } from 'node:readline';
import { type Bubble, type ConsoleConversation } from './console-channel';

const PROMPT = '> ';
/** How often a terminal looks whether a rep has written. */
const NEWS_MS = 1_000;

type Buttons = Bubble['buttons'];

/**
 * Plays a conversation on a terminal, or from a pipe: lines in, bubbles out, until the input ends. A number
 * presses the button of that number, as long as the last answer offered it.
 */
export async function runTerminal(
  conversation: ConsoleConversation,
  input: NodeJS.ReadableStream & { isTTY?: boolean },
  output: NodeJS.WritableStream,
): Promise<void> {
  const interactive = input.isTTY === true;
  let buttons: Buttons = show(await conversation.join(), output);
  const lines = createInterface({ input, output: interactive ? output : undefined, prompt: PROMPT });
  const stopNews = interactive ? watchNews(conversation, output, () => lines.prompt(true)) : () => undefined;
  if (interactive) lines.prompt();
  for await (const line of lines) {
    const text = line.trim();
    if (text !== '') {
      // From a pipe nothing echoes what was typed, and an answer without its question is hard to read.
      if (!interactive) output.write(`${PROMPT}${text}\n`);
      const button = /^\d+$/u.test(text) ? buttons[Number(text) - 1] : undefined;
      buttons = show(await conversation.say(button?.title ?? text, button?.press), output);
    }
    if (interactive) lines.prompt();
  }
  stopNews();
}

/** Writes bubbles as they are, and the numbers of their buttons. @returns the buttons that can be chosen now */
function show(bubbles: readonly Bubble[], output: NodeJS.WritableStream): Buttons {
  let offered: Buttons = [];
  for (const { text, by, buttons, files } of bubbles) {
    output.write(by === undefined ? `${text}\n` : `${by}: ${text}\n`);
    for (const { name, url } of files) output.write(`${name} ${url}\n`);
    if (buttons.length === 0) continue;
    offered = buttons;
    output.write(`${buttons.map(({ title }, index) => `[${index + 1}] ${title}`).join('  ')}\n`);
  }
  return offered;
}

function watchNews(
  conversation: ConsoleConversation,
  output: NodeJS.WritableStream,
  prompt: () => void,
): () => void {
  let looking = false;
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    const bubbles = await conversation.news().catch(() => []);
    looking = false;
    if (bubbles.length === 0) return;
    output.write('\n');
    show(bubbles, output);
    prompt();
  };
  const timer = setInterval(() => void look(), NEWS_MS);
  return () => clearInterval(timer);
}
