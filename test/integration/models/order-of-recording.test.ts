import { expect } from 'chai';
import { type ConsentAction, isGranted } from '../../../domain/profile/consents';
import { type DomainEvent } from '../../../domain/contact/events';
import { importCatalogue, loadProducts } from '../../../models/catalogue/catalogue-store';
import { commitTurn } from '../../../models/turns/commit';
import { type Database, openDatabase } from '../../../models/database/database';
import { loadContent } from '../../../bot/content/load-content';
import { companyFolder } from '../../../bot/settings/root';
import { onEachDatabase, type Place } from '../../databases';
import { enter, load, turnOn } from './store-world';

const AT = '2026-11-22T03:00:00.000Z';

function consent(id: string, action: ConsentAction): DomainEvent {
  const shown = { textVersion: 'v', textShown: 'May I?', language: 'en' as const, messageId: 'm' };
  return {
    type: 'consent_recorded',
    consent: { id, purpose: 'profile_storage', action, at: AT, channel: 'webchat', ...shown },
  };
}

function named(id: string, value: string): DomainEvent {
  const source = { sourceMessageId: 'm', purpose: 'service' as const, capturedAt: AT };
  return {
    type: 'fact_stated',
    fact: {
      id,
      key: 'display_name',
      value,
      status: 'stated',
      confidence: 1,
      supersededById: undefined,
      ...source,
    },
  };
}

onEachDatabase('What was recorded in one turn', (makePlace) => {
  let place: Place;
  let database: Database;

  before(async () => {
    place = await makePlace();
    database = await openDatabase(place.url);
  });

  after(async () => {
    await database?.close();
    await place?.remove();
  });

  it('is read back in the order of recording: a withdrawal after a grant stays withdrawn', async () => {
    const conversationId = await enter(database);
    // Ids that sort against the order of recording, as random ones may.
    const events = [consent(`z-${conversationId}`, 'grant'), consent(`a-${conversationId}`, 'withdraw')];
    await commitTurn(database, turnOn(await load(database, conversationId), events));
    const { contact } = (await load(database, conversationId)).snapshot;
    expect(contact.consents.map(({ action }) => action)).to.deep.equal(['grant', 'withdraw']);
    expect(isGranted(contact.consents, 'profile_storage')).to.equal(false);
  });

  it('keeps the chain of facts that replaced each other as it was folded', async () => {
    const conversationId = await enter(database);
    const ids = ['c', 'b', 'a'].map((letter) => `${letter}-${conversationId}`);
    await commitTurn(database, turnOn(await load(database, conversationId), [named(ids[0] ?? '', 'Rat')]));
    const turn = turnOn(await load(database, conversationId), [
      named(ids[1] ?? '', 'Ratna'),
      named(ids[2] ?? '', 'Ratih'),
    ]);
    await commitTurn(database, turn);
    const { facts } = (await load(database, conversationId)).snapshot.contact;
    expect(facts).to.deep.equal(turn.after.contact.facts);
    expect(facts.map(({ supersededById }) => supersededById)).to.deep.equal([ids[1], ids[2], undefined]);
  });

  it('two imports at once leave one catalogue with one price each', async () => {
    const { products } = loadContent(companyFolder('nusa-seduh'), AT);
    let serial = 0;
    const newId = (): string => `price-${(serial += 1)}`;
    await Promise.all([1, 2].map(() => importCatalogue(database, products, AT, newId)));
    const read = await loadProducts(database);
    expect(read.map(({ prices }) => prices.length)).to.deep.equal(
      [...products].sort((a, b) => (a.sku < b.sku ? -1 : 1)).map(({ prices }) => prices.length),
    );
  });
});
