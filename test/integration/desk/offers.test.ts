import { expect } from 'chai';
import { type MeView } from '../../../bot/desk/views';
import { type DeskWorld, openDesk } from './desk-world';
import { openSocket, until } from './live-socket';
import { offerTo } from './offers';
import { RepClient } from './rep-client';

describe('What is offered at the desk', () => {
  let world: DeskWorld;
  let dewi: RepClient;
  let bayu: RepClient;

  beforeEach(async () => {
    world = await openDesk();
    dewi = await RepClient.signedIn(world.url, 'dewi');
    bayu = await RepClient.signedIn(world.url, 'bayu');
  });
  afterEach(() => world.close());

  it('says to whom and until when, to everybody; declined, it is the next one’s', async () => {
    const id = await world.customer('mau bicara dengan orang');
    await offerTo(world, id, 'dewi', 'bayu');
    const [mine] = (await dewi.queue()).waiting;
    expect(mine?.handoff).to.include({ status: 'offered', repId: 'dewi', repName: 'Dewi' });
    const left = Date.parse(mine?.handoff?.offeredUntil ?? '') - world.clock.now;
    expect(left, 'a minute').to.be.within(55_000, 60_000);
    expect((await bayu.queue()).waiting[0]?.handoff?.repName).to.equal('Dewi');

    expect((await bayu.act(id, 'decline')).status, 'it is not theirs to decline').to.equal(409);
    expect((await dewi.act(id, 'decline', { reason: 'rapat' })).status).to.equal(200);
    await offerTo(world, id, 'dewi', 'bayu');
    expect((await bayu.queue()).waiting[0]?.handoff?.repId).to.equal('bayu');
    expect((await bayu.act(id, 'claim')).status).to.equal(200);
  });

  it('a rep’s status is kept and shown to who is there; nobody sets another’s or one that does not exist', async () => {
    const headers = { origin: world.url };
    const [theirs, own] = await Promise.all(
      [bayu, dewi].map(({ cookie }) => openSocket(world.url, { ...headers, cookie })),
    );
    expect((await dewi.get<MeView>('me')).body.status).to.equal('ready');
    expect((await dewi.post('status', { status: 'busy' })).status).to.equal(200);
    await until(() => JSON.stringify(theirs?.hints).includes('"id":"dewi","name":"Dewi","status":"busy"'));
    expect((await dewi.get<MeView>('me')).body.status).to.equal('busy');
    expect((await bayu.get<MeView>('me')).body.status).to.equal('ready');
    expect((await dewi.post('status', { status: 'asleep' })).status).to.equal(400);
    expect((await dewi.post('status', { status: 'off' }, { 'x-csrf-token': 'x' })).status).to.equal(403);
    theirs?.socket.close();
    own?.socket.close();
  });
});
