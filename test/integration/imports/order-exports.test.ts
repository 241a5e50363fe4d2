import { expect } from 'chai';
import { importOrders } from '../../../bot/imports/import-orders';
import { loadContent } from '../../../bot/content/load-content';
import { companyFolder } from '../../../bot/settings/root';
import { onEachStore } from '../models/each-store';
import { AT, newId } from '../models/store-world';

const CONTENT = loadContent(companyFolder('nusa-seduh'), AT);
const NOW = '2026-11-22T02:00:00.000Z';

onEachStore('Orders of another system are imported', (database) => {
  const take = (text: string): ReturnType<typeof importOrders> =>
    importOrders(Buffer.from(text), 'orders.csv', {
      ...{ database: database(), content: CONTENT, products: CONTENT.products },
      ...{ now: NOW, newId },
    });

  it('from an export with a row for each item, once', async () => {
    const phone = '+6281299900077';
    const file = [
      'Name,Email,Financial Status,Fulfillment Status,Created at,Subtotal,Lineitem quantity,Lineitem name,Lineitem sku,Phone',
      `#S-77,b@example.com,paid,fulfilled,2026-10-01 10:15:00 +0700,640000.00,2,Kopi,GAYO-250,'${phone}`,
      '#S-77,b@example.com,,,,,1,Penggiling Manual M1,,',
      '#S-78,c@example.com,voided,,2026-10-02 10:15:00 +0700,50000.00,1,Lain,ZZ-9,',
    ].join('\n');
    const first = await take(file);
    const done = first.ok ? first.done : undefined;
    expect([done?.added, done?.newContacts]).to.deep.equal([2, 2]);
    expect(done?.notes?.join(' ')).to.match(/row for each item.*no margin.*Not in the catalogue: ZZ-9\./u);
    expect(done?.rungsCrossed).to.be.greaterThan(1);
    const again = await take(file);
    expect(again.ok && again.done.unchanged).to.equal(2);
  });
});
