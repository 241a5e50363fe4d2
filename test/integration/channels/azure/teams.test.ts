import { expect } from 'chai';
import { actionsOf, wordsOf } from './fake-connector';
import { describeTeams } from './describe-teams';
import { type RunningAzure } from './running-azure';
import { teamChannel } from './teams-chat';

describeTeams('Teams', (teams) => {
  it('greets once when it is installed, however often Teams says so', async () => {
    await teams.chat.install();
    await teams.chat.post({ type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] });
    const [notice, offer] = await teams.running.connector.hear(2);
    expect(wordsOf(notice ?? {})).to.match(/asisten otomatis/);
    expect(actionsOf(offer ?? {})).to.have.length.above(1);
    await teams.chat.say('brp harga penggiling m1?');
    const said = await teams.running.connector.hear(3);
    expect(wordsOf(said[2] ?? {})).to.include('450.000');
    expect(said.filter((activity) => /asisten otomatis/.test(wordsOf(activity)))).to.have.length(1);
  });

  it('answers to the conversation, as the bot, and tells nothing of the inside', async () => {
    await teams.chat.install();
    await teams.running.connector.hear(2);
    const [call] = teams.running.connector.calls;
    expect(call?.path).to.match(/^\/amer\/v3\/conversations\/a%3Asari\/activities/);
    expect(call?.authorization, 'nothing to prove without credentials').to.equal(undefined);
    expect(call?.body).to.deep.include({ from: { id: '28:bot', name: '' } });
    expect(JSON.stringify(teams.running.connector.calls.map(({ body }) => body))).to.not.include('tangga');
  });

  it('Action.Submit: a press is taken, and its card shows what was chosen', async () => {
    await teams.chat.install();
    const [, offer] = await teams.running.connector.hear(2);
    const [first] = actionsOf(offer ?? {});
    await teams.chat.submit(first as never);
    const [list] = (await teams.running.connector.hear(3)).slice(2);
    expect(wordsOf(list ?? {})).to.match(/\w/);
    const [changed] = await teams.running.connector.until(1, ({ method }) => method === 'PUT');
    expect(changed?.path).to.match(/activities\/card-1$/);
    expect(wordsOf(changed?.body ?? {})).to.include(`✓ ${first?.title}`);
    expect(actionsOf(changed?.body ?? {})).to.deep.equal([]);
  });

  it('Action.Execute: answered with the card as it is afterwards, and a second press acts no more', async () => {
    await teams.chat.install();
    const [, offer] = await teams.running.connector.hear(2);
    const [first] = actionsOf(offer ?? {});
    const response = await teams.chat.execute(first as never);
    const answer = (await response.json()) as { statusCode: number; type: string; value: object };
    expect(answer).to.include({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    const card = { attachments: [{ contentType: answer.type, content: answer.value as never }] };
    expect(wordsOf(card)).to.include(`✓ ${first?.title}`);
    expect(actionsOf(card)).to.deep.equal([]);
    const before = await spoken(teams.running);
    await teams.chat.execute(first as never);
    expect(before).to.be.above(2);
    expect(await spoken(teams.running)).to.equal(before);
  });

  it('an invoke we do not know is told so, without a turn', async () => {
    const response = await teams.running.post(
      teams.chat.activity({ type: 'invoke', name: 'composeExtension/query', value: {} }),
    );
    expect(response.status).to.equal(501);
    expect(teams.running.connector.calls).to.have.length(0);
  });

  it('a message that is sent again after fifteen seconds runs no second turn', async () => {
    const message = teams.chat.activity({ type: 'message', text: 'brp harga penggiling m1?' });
    for (let time = 0; time < 3; time += 1) expect((await teams.running.post(message)).status).to.equal(200);
    await teams.running.connector.until(1, ({ body }) => wordsOf(body).includes('450.000'));
    await teams.chat.say('terima kasih');
    await teams.running.connector.until(1, ({ body }) => /sama|terima/i.test(wordsOf(body)));
    expect(teams.running.connector.said.filter((said) => wordsOf(said).includes('450.000'))).to.have.length(
      1,
    );
  });

  it('in a channel it hears only what mentions it, and answers in the thread', async () => {
    const channel = teamChannel(teams.running);
    await channel.say('ada yang tahu harga penggiling m1?');
    await channel.mention('brp harga penggiling m1?');
    const [priced] = await teams.running.connector.until(1, ({ body }) => wordsOf(body).includes('450.000'));
    expect(decodeURIComponent(priced?.path ?? '')).to.include(';messageid=1700000000000/activities');
    expect(
      teams.running.connector.said.filter((said) => /asisten otomatis/.test(wordsOf(said))),
    ).to.have.length(1);
  });

  it('in a channel nobody is asked for what concerns them: they are invited to a private chat', async () => {
    const channel = teamChannel(teams.running);
    await channel.mention('mesin saya rusak, saya mau komplain. HP saya 0812-3456-7890');
    await teams.running.connector.until(1, ({ body }) => /bahas berdua/.test(wordsOf(body)));
    await channel.mention('pesan 2 penggiling M1');
    await teams.running.connector.until(2, ({ body }) => /bahas berdua/.test(wordsOf(body)));
    const [fact] = await teams.running.app.bot.database.read<{ n: number }>(
      'SELECT count(*) AS n FROM profile_fact',
    );
    expect(Number(fact?.n), 'nothing was taken down').to.equal(0);
  });

  it('what somebody said in private is not known in the channel, nor to a colleague there', async () => {
    await teams.chat.say('nama saya Sari');
    await teams.running.connector.hear(2);
    const people = await teams.running.app.bot.database.read<{ channel_user_id: string }>(
      'SELECT channel_user_id FROM channel_identity',
    );
    await teamChannel(teams.running).mention('halo');
    await teamChannel(teams.running, { id: '29:budi', name: 'Budi', aadObjectId: 'budi-in-entra' }).mention(
      'halo',
    );
    await teams.running.connector.hear(4);
    const after = await teams.running.app.bot.database.read<{ channel_user_id: string }>(
      'SELECT channel_user_id FROM channel_identity ORDER BY channel_user_id',
    );
    expect(people.map((row) => row.channel_user_id)).to.deep.equal(['sari-in-entra']);
    expect(after.map((row) => row.channel_user_id)).to.deep.equal([
      'group:19:kopi@thread.tacv2;messageid=1700000000000',
      'sari-in-entra',
    ]);
  });
});

/** Activities that were ever said: the turn of a press is over when it is answered. */
async function spoken({ app }: RunningAzure): Promise<number> {
  const [row] = await app.bot.database.read<{ n: number }>('SELECT count(*) AS n FROM outbox');
  return Number(row?.n);
}
