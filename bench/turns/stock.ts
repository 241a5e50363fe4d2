import { NumberBook } from '../../bot/pipeline/drawn-numbers';
import {
  ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConversationState,
  MemoryStorage,
} from 'botbuilder';
import restify from 'restify';
import { CHANNEL_BOOK } from '../../bot/channels';
import { loadContent } from '../../bot/content/load-content';
import { DialogHost } from '../../bot/pipeline/dialog-host';
import { makeRecognizer } from '../../bot/knowledge/make-recognizer';
import { Phrasing } from '../../bot/pipeline/phrasing';
import { companyFolder } from '../../bot/settings/root';
import { recognize } from '../../bot/pipeline/recognize';
import { renderRun } from '../../bot/pipeline/render-run';
import { type TurnDeps, runDialogs, toTurn } from '../../bot/pipeline/turn';
import { viewsOf } from '../../bot/knowledge/views';
import { DIALOGS } from '../../dialogs';
import { firstContact, newConversation } from '../../domain/contact/first-contact';
import { type Snapshot } from '../../domain/contact/snapshot';
import { announce } from './serve';

/**
 * The same recognizer and dialogs the way the SDK's samples are built: CloudAdapter, ConversationState over
 * MemoryStorage, replies sent through the connector while the turn runs. It keeps nothing.
 */
async function main(): Promise<void> {
  const content = loadContent(companyFolder('nusa-seduh'));
  const recognizer = await makeRecognizer(
    { luis: undefined, mind: undefined, secrets: { luisKey: undefined, mindKey: undefined } },
    content,
    content.products,
  );
  const views = viewsOf(content, content.products);
  let serial = 0;
  // The pipeline's own steps between load and commit; what stands around them is the SDK's here.
  const deps = {
    recognizer,
    serials: { ready: () => Promise.resolve(), next: () => (serial += 1) },
    numbers: new NumberBook(),
    host: new DialogHost(DIALOGS),
    channels: CHANNEL_BOOK,
    phrasing: new Phrasing(content.locales, content.company.timeZone),
    views: () => views,
    clock: () => new Date().toISOString(),
    newId: (kind: string) => `${kind}-${(serial += 1)}`,
  } as unknown as TurnDeps;
  serve(deps);
}

function serve(deps: TurnDeps): void {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  const state = new ConversationState(new MemoryStorage());
  const snapshots = state.createProperty<Snapshot>('snapshot');
  const bot = new ActivityHandler();
  bot.onMessage(async (context, next) => {
    const snapshot = await snapshots.get(context, fresh(deps, context.activity.conversation.id));
    const input = {
      kind: 'message' as const,
      text: context.activity.text,
      button: undefined,
      attachments: [],
    };
    const recognition = await recognize(deps, input, snapshot);
    const run = toTurn(
      deps,
      { messages: [], input, messageId: deps.newId('message') },
      { recognition, snapshot, codeHolder: undefined, namedVoucher: undefined },
    );
    await runDialogs(deps, run);
    for (const { activity } of renderRun(deps, run).bubbles) {
      await context.sendActivity({ ...activity, timestamp: undefined });
    }
    await snapshots.set(context, run.snapshot);
    await next();
  });
  const server = restify.createServer();
  server.use(restify.plugins.jsonBodyParser({ mapParams: false }));
  server.post('/api/messages', async (request, response) => {
    await adapter.process(request, response, async (context) => {
      await bot.run(context);
      await state.saveChanges(context);
    });
  });
  server.listen(0, '127.0.0.1', () => announce(server.address().port));
}

function fresh(deps: TurnDeps, id: string): Snapshot {
  const at = deps.clock();
  const ids = { contactId: deps.newId('contact'), eventId: deps.newId('event') };
  const { contact } = firstContact(ids, { at, source: 'unknown', campaign: undefined, channel: 'bench' });
  const identity = { id, channel: 'bench', channelUserId: id, contactId: contact.id };
  return { contact, conversation: newConversation(identity, at, 'id'), handoff: undefined };
}

void main();
