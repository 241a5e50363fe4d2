import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bot, createBot } from '../bot/assembly/bot';
import { readConfig } from '../bot/settings/config';
import { type TurnInput } from '../domain/conversation/turn-input';
import { setLogLevel } from '../bot/settings/logger';

/** A line of `questions.jsonl`: any of the products, or of the frequent questions, is a right answer. */
interface Question {
  id: string;
  text: string;
  products?: string[];
  faq?: string[];
}

const QUESTIONS = join('test', 'data', 'understanding', 'questions.jsonl');
const NOW = '2026-11-23T03:00:00.000Z';

/**
 * `npm run bench:replies`: each question of `questions.jsonl` as the first message of a conversation, and how often the
 * reply leads with a right product, or with the approved answer. The recognizer may know and the dialog still ask.
 */
async function main(): Promise<void> {
  setLogLevel('silent');
  const folder = mkdtempSync(join(tmpdir(), 'tangga-replies-'));
  const config = { ...readConfig({}), databaseUrl: `sqlite:${join(folder, 'replies.sqlite')}` };
  const bot = await createBot(config, { clock: () => NOW });
  try {
    await bot.runner.start();
    await examine(bot);
  } finally {
    await bot.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function examine(bot: Bot): Promise<void> {
  const lines = readFileSync(QUESTIONS, 'utf8').trim().split('\n');
  const questions = lines.map((line) => JSON.parse(line) as Question);
  const about = {
    'right product first in the reply': questions.filter(({ products }) => products),
    'approved answer in the reply': questions.filter(({ faq }) => faq),
  };
  for (const [what, asked] of Object.entries(about)) {
    let right = 0;
    const wrong: string[] = [];
    for (const question of asked) {
      const reply = await replyTo(bot, question);
      if (isRight(bot, question, reply)) right++;
      else wrong.push(`  ${question.id} ${question.text} → ${reply.slice(0, 90).replaceAll('\n', ' | ')}`);
    }
    console.log(`${what}: ${(right / asked.length).toFixed(3)} of ${asked.length}`);
    if (process.argv.includes('--verbose')) console.log(wrong.join('\n'));
  }
}

/** All that is said to a first message, on a line each. */
async function replyTo({ intake, store }: Bot, { id, text }: Question): Promise<string> {
  const conversationId = `reply-${id}`;
  const send = async (input: TurnInput): Promise<void> => {
    const channelKey = `${conversationId}:${input.kind}`;
    const accepted = await intake.accept({
      conversationId,
      channelKey,
      input,
      receivedAt: NOW,
      echo: undefined,
    });
    if (accepted.status === 'accepted') await intake.settled(accepted.messageId);
  };
  await intake.enter({
    conversationId,
    channel: 'webchat',
    channelUserId: `dl_${id}`,
    language: 'id',
    source: 'website_direct',
    campaign: undefined,
  });
  await send({ kind: 'joined' });
  const before = (await store.activitiesAfter(conversationId, 0)).at(-1)?.seq ?? 0;
  await send({ kind: 'message', text, button: undefined, attachments: [] });
  const replies = await store.activitiesAfter(conversationId, before);
  return replies.map(({ activity }) => (activity as { text?: string }).text ?? '').join('\n');
}

/** Of products the one named first must be right; of approved answers any bubble may be it. */
function isRight(bot: Bot, { products, faq }: Question, reply: string): boolean {
  if (faq) return faq.some((id) => answersOf(bot, id).some((answer) => reply.includes(answer.slice(0, 30))));
  const named = [...bot.views().productWords]
    .flatMap(([sku, { name }]) => [name.id, name.en].map((text) => ({ sku, at: placeOf(reply, text) })))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  return named[0] !== undefined && (products ?? []).includes(named[0].sku);
}

function placeOf(reply: string, name: string): number {
  return reply.replaceAll('\u00a0', ' ').indexOf(name);
}

function answersOf(bot: Bot, id: string): string[] {
  return [...bot.views().catalogue.faq.values()]
    .filter((entry) => entry.id === id)
    .map(({ answer }) => answer);
}

void main();
