import { expect } from 'chai';
import { CHANNEL_BOOK } from '../../../../bot/channels';
import { viewsOf } from '../../../../bot/knowledge/views';
import { DialogHost } from '../../../../bot/pipeline/dialog-host';
import { NumberBook } from '../../../../bot/pipeline/drawn-numbers';
import { Hub } from '../../../../bot/pipeline/hub';
import { Phrasing } from '../../../../bot/pipeline/phrasing';
import { type TurnDeps, runTurn } from '../../../../bot/pipeline/turn';
import { complete, defineDialog } from '../../../../dialogs/contract/dialog';
import { record, say } from '../../../../dialogs/contract/outputs';
import { type TurnCommit } from '../../../../models/turns/commit';
import { NOTHING_RECOGNIZED } from '../../../../domain/recognition/recognition';
import { NOW, snapshotOf } from '../../dialogs/complaints/complaint-turn';
import { shippedContent } from '../../../shipped-content';

const CONTENT = shippedContent();

/** Draws a number and an id, and writes both down. */
const drawing = defineDialog({
  id: 'drawing',
  version: 1,
  startsOn: ['buy'],
  begin: (turn) =>
    complete(
      record({ type: 'answer_wanted', questionId: turn.newId('question') }),
      say('order.call-off-ask', { number: `NS-${turn.newSerial('order')}` }),
    ),
});

interface Tries {
  commits: TurnCommit[];
  drawn: number;
  deps: TurnDeps;
}

type End = 'conflict' | 'lost' | 'committed';

/** A turn whose commits come to these ends, one after the other. */
function tries(...ends: readonly End[]): Tries {
  const commits: TurnCommit[] = [];
  const found: Tries = { commits, drawn: 0, deps: undefined as unknown as TurnDeps };
  const next = (): number => (found.drawn += 1);
  found.deps = {
    store: storeOf(commits, ends),
    recognizer: { recognize: () => Promise.resolve({ ...NOTHING_RECOGNIZED, acts: ['buy'] }) },
    serials: { ready: () => Promise.resolve(), next },
    numbers: new NumberBook(),
    proofs: { ways: () => [], exportLink: () => undefined },
    host: new DialogHost([drawing]),
    hub: new Hub(),
    outbox: { wake: () => undefined },
    channels: CHANNEL_BOOK,
    phrasing: new Phrasing(CONTENT.locales, 'Asia/Jakarta'),
    views: () => viewsOf(CONTENT, CONTENT.products),
    clock: () => NOW,
    newId: (kind: string) => `${kind}-${next()}`,
  } as unknown as TurnDeps;
  return found;
}

function storeOf(commits: TurnCommit[], ends: readonly End[]): object {
  const { conversation, ...rest } = snapshotOf({});
  const snapshot = { ...rest, conversation: { ...conversation, greetedAt: NOW } };
  const input = { kind: 'message', text: 'beli', button: undefined, attachments: [] };
  return {
    pending: () => Promise.resolve([{ messageId: 'message-1', seq: 1, receivedAt: NOW, input }]),
    load: () => Promise.resolve({ snapshot, conversationVersion: 1, contactVersion: 1 }),
    commit: (commit: TurnCommit) => {
      commits.push(commit);
      const end = ends[commits.length - 1];
      if (end === 'lost') return Promise.reject(new Error('the database does not answer'));
      return Promise.resolve({ status: end, lastSeq: commit.activities.length });
    },
  };
}

const wanted = (commit: TurnCommit | undefined): unknown =>
  commit?.events.find(({ type }) => type === 'answer_wanted');
const said = (commit: TurnCommit | undefined): string[] =>
  commit?.messages.filter(({ author }) => author === 'bot').map(({ text }) => text) ?? [];

describe('a turn that is run again', () => {
  it('says and writes the same numbers when somebody else committed first', async () => {
    const { deps, commits } = tries('conflict', 'conflict', 'committed');
    await runTurn(deps, 'conversation');
    expect(commits).to.have.length(3);
    expect(new Set(commits.map((commit) => JSON.stringify(wanted(commit)))).size).to.equal(1);
    expect(new Set(commits.map((commit) => said(commit).join())).size).to.equal(1);
    expect(said(commits[0])[0]).to.include('NS-');
  });

  it('and when a try failed', async () => {
    const { deps, commits } = tries('lost', 'committed');
    await runTurn(deps, 'conversation').catch(() => undefined);
    await runTurn(deps, 'conversation');
    expect(said(commits[1])).to.deep.equal(said(commits[0]));
    expect(wanted(commits[1])).to.deep.equal(wanted(commits[0]));
  });

  it('and draws others once it is committed', async () => {
    const { deps, commits } = tries('committed', 'committed');
    await runTurn(deps, 'conversation');
    await runTurn(deps, 'conversation');
    expect(said(commits[1])).to.not.deep.equal(said(commits[0]));
  });
});
