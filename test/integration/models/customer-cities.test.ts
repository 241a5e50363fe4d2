import { expect } from 'chai';
import { commitTurn } from '../../../models/turns/commit';
import { customerCities } from '../../../models/turns/customer-cities';
import { onEachStore } from './each-store';
import { enter, fact, load, turnOn } from './store-world';

onEachStore('The cities customers have told', (database) => {
  it('are read by conversation, the newest of each, and of nobody who has told none', async () => {
    const [teller, silent] = [await enter(database()), await enter(database())];
    for (const city of ['Depok', 'Jayapura']) {
      const stated = fact(city);
      const before = await load(database(), teller);
      await commitTurn(database(), turnOn(before, [{ ...stated, fact: { ...stated.fact, key: 'city' } }]));
    }
    const cities = await customerCities(database(), [teller, silent]);
    expect([...cities]).to.deep.equal([[teller, 'Jayapura']]);
    expect(await customerCities(database(), [])).to.deep.equal(new Map());
  });
});
