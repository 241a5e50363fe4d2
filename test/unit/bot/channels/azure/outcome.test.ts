import { expect } from 'chai';
import { type Delivery } from '../../../../../bot/channels/channel';
import { ConnectorRefusal } from '../../../../../bot/channels/azure/connector-client';
import { ExpectedReplies } from '../../../../../bot/channels/azure/expected-replies';
import { remoteFiles, trustOf } from '../../../../../bot/channels/azure/files';
import { outcomeOf } from '../../../../../bot/channels/azure/outcome';
import { activitySchema } from '../../../../../bot/channels/azure/activity';

const OUTCOMES: ReadonlyArray<[status: number, outcome: Delivery['status']]> = [
  [400, 'refused'],
  [401, 'later'],
  [403, 'unreachable'],
  [404, 'refused'],
  [408, 'later'],
  [412, 'later'],
  [413, 'refused'],
  [429, 'later'],
  [500, 'later'],
  [502, 'later'],
  [503, 'later'],
  [504, 'later'],
];

describe('What a channel’s refusal means', () => {
  for (const [status, outcome] of OUTCOMES) {
    it(`${status}: ${outcome}`, () => {
      expect(outcomeOf(new ConnectorRefusal(status, 'Code', undefined))).to.include({
        status: outcome,
        reason: `${status} Code`,
      });
    });
  }

  it('waits as long as it is told', () => {
    expect(outcomeOf(new ConnectorRefusal(429, undefined, 7_000))).to.deep.equal({
      status: 'later',
      afterMs: 7_000,
      reason: '429',
    });
  });

  it('not reached at all: later, and no word of the error', () => {
    expect(outcomeOf(new Error('secret words'))).to.deep.equal({ status: 'later', reason: 'not reached' });
  });
});

describe('Expected replies', () => {
  it('what was answered with is not sent; what is not waits and is', async () => {
    const expected = new ExpectedReplies();
    const close = expected.expect('c');
    const first = expected.hasTaken('c', 1);
    expect(expected.free('c', [1, 2])).to.deep.equal([1, 2]);
    close([1, 2]);
    expect(await first).to.equal(true);
    expect(await expected.hasTaken('c', 3)).to.equal(false);
    expect(await expected.hasTaken('c', 2)).to.equal(true);
    expect(await expected.hasTaken('c', 2), 'asked once').to.equal(false);
    expect(await expected.hasTaken('d', 1), 'another conversation').to.equal(false);
  });

  it('two requests do not answer with the same', () => {
    const expected = new ExpectedReplies();
    const first = expected.expect('c');
    const second = expected.expect('c');
    first([1]);
    expect(expected.free('c', [1, 2])).to.deep.equal([2]);
    second([2]);
  });
});

describe('Files of a message', () => {
  const SERVICE = 'https://smba.trafficmanager.net/amer/';

  const TRUSTS: ReadonlyArray<[url: string, trust: ReturnType<typeof trustOf>]> = [
    ['https://smba.trafficmanager.net/amer/v3/attachments/1/views/original', 'ours'],
    ['https://nusaseduh.sharepoint.com/x?tempauth=1', 'public'],
    ['https://slack.botframework.com/api/attachments/1', 'public'],
    ['http://nusaseduh.sharepoint.com/x', 'none'],
    ['https://sharepoint.com.evil.example/x', 'none'],
    ['https://evilsharepoint.com/x', 'none'],
    ['http://169.254.169.254/latest/meta-data', 'none'],
    ['http://localhost:5432/', 'none'],
    ['file:///etc/passwd', 'none'],
    ['data:image/png;base64,AA==', 'none'],
    ['not a url', 'none'],
  ];

  for (const [url, trust] of TRUSTS) {
    it(`${url}: ${trust}`, () => expect(trustOf(url, SERVICE)).to.equal(trust));
  }

  it('are what is neither a card nor the twin of the text', () => {
    const activity = activitySchema.parse({
      type: 'message',
      channelId: 'msteams',
      serviceUrl: SERVICE,
      conversation: { id: 'a' },
      recipient: { id: 'b' },
      attachments: [
        { contentType: 'text/html', content: '<p>halo</p>' },
        { contentType: 'application/vnd.microsoft.card.hero', content: {} },
        { contentType: 'image/png', contentUrl: `${SERVICE}v3/attachments/1`, name: 'a.png' },
        {
          contentType: 'application/vnd.microsoft.teams.file.download.info',
          name: 'b.pdf',
          content: { downloadUrl: 'https://x.sharepoint.com/b', fileType: 'pdf' },
        },
        { contentType: 'image/png' },
        'nonsense',
      ],
    });
    expect(remoteFiles(activity)).to.deep.equal([
      { name: 'a.png', contentType: 'image/png', url: `${SERVICE}v3/attachments/1` },
      { name: 'b.pdf', contentType: 'application/octet-stream', url: 'https://x.sharepoint.com/b' },
    ]);
  });
});
