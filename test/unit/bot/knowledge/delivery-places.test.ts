import { expect } from 'chai';
import { deliveryTo, territoryOf } from '../../../../bot/knowledge/delivery-places';
import { REGENCIES_BY_PROVINCE } from '../../../../recognizers/areas';
import { shippedContent } from '../../../shipped-content';

describe('what delivery to a place costs', () => {
  const content = shippedContent();
  const zoneOf = (place: string) => deliveryTo(place, content)?.zone.en;

  it('is that of the zone a city is listed in', () => {
    expect(zoneOf('Bandung')).to.equal('Java outside Greater Jakarta');
    expect(deliveryTo('Bandung', content)?.within).to.equal(undefined);
  });

  it('is for a district that of its town, which is told', () => {
    const offer = deliveryTo('Cileungsi', content);
    expect(offer?.zone.en).to.equal('Greater Jakarta');
    expect(offer?.within).to.equal('Bogor');
  });

  it('is for a town of no list that of its province', () => {
    expect(zoneOf('Rembang')).to.equal('Java outside Greater Jakarta');
    expect(zoneOf('Berau'), 'Kalimantan).to.equal(Sulawesi and Nusa Tenggara');
    expect(zoneOf('Tabanan')).to.equal('Sumatra and Bali');
  });

  it('is unknown where places of one name lie in several zones, and abroad', () => {
    expect(zoneOf('Sukakarya')).to.equal(undefined);
    expect(zoneOf('Sydney')).to.equal(undefined);
  });

  it('names provinces that there are, each in one zone', () => {
    const named = content.delivery.zones.flatMap(({ provinces }) => provinces ?? []);
    expect(named.filter((province) => !REGENCIES_BY_PROVINCE.has(province))).to.deep.equal([]);
    expect(new Set(named).size).to.equal(named.length);
  });

  it('goes with the service of the town a district belongs to', () => {
    expect(territoryOf('Pamulang', content)).to.equal('served');
    expect(territoryOf('Lembang', content)).to.equal('outside');
  });
});
