import { expect } from 'chai';
import { type SentActivity, wordsOf } from './fake-connector';
import { type RunningAzure, runAzure } from './running-azure';
import { TeamsChat } from './teams-chat';

/** What is offered: the labels of buttons, or the lines that are picked by number. */
function offered({ text = '', suggestedActions, attachments = [] }: SentActivity): string[] {
  const hero = attachments.flatMap(({ content }) => content?.buttons ?? []);
  const buttons = [...(suggestedActions?.actions ?? []), ...hero].map(({ title }) => title);
  return buttons.length > 0 ? buttons : text.split('\n').filter((line) => /^\d\. /.test(line));
}

describe('Every channel of Azure has text and buttons', function () {
  this.timeout(30_000);
  let running: RunningAzure;

  before(async () => {
    running = await runAzure();
  });
  after(() => running.stop());
  beforeEach(() => {
    running.connector.calls.length = 0;
  });

  const CHANNELS = [
    'slack',
    'facebook',
    'line',
    'email',
    'sms',
    'groupme',
    'telegram',
    'webchat',
    'something-new',
  ];

  for (const channelId of CHANNELS) {
    it(channelId, async () => {
      const person = { id: `person-on-${channelId}`, name: 'Sari', aadObjectId: '' };
      const chat = new TeamsChat(running, { id: `chat-on-${channelId}` }, person, channelId);
      await chat.say('halo');
      const [notice, offer] = await running.connector.hear(2);
      expect(wordsOf(notice ?? {})).to.match(/asisten otomatis/);
      const choices = offered(offer ?? {});
      expect(choices, JSON.stringify(offer)).to.have.length(3);
      const [second = ''] = choices.slice(1);
      await chat.say(/^\d\. /.test(second) ? '2' : second);
      const answered = wordsOf((await running.connector.hear(3))[2] ?? {});
      expect(answered).to.match(/penggiling/i);
    });
  }
});
