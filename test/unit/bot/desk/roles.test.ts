import { expect } from 'chai';
import { handlesCases, maySee, oversees } from '../../../../bot/desk/roles';

const rep = (id: string, ...roles: string[]): { id: string; roles: string[] } => ({ id, roles });

describe('roles at the desk', () => {
  const sales = rep('dewi', 'sales');
  const care = rep('maya', 'care');

  it('give complaints and requests to care and those above', () => {
    const reps = [sales, care, rep('f', 'supervisor'), rep('w', 'admin')];
    expect(reps.map(handlesCases)).to.deep.equal([false, true, true, true]);
    expect(reps.map(oversees)).to.deep.equal([false, false, true, true]);
  });

  it('hide only what a colleague has now and one never had', () => {
    expect(maySee(sales, undefined, new Set(['maya']))).to.equal(true);
    expect(maySee(sales, 'maya', new Set(['maya']))).to.equal(false);
    expect(maySee(sales, 'maya', undefined)).to.equal(false);
    expect(maySee(sales, 'maya', new Set(['maya', 'dewi']))).to.equal(true);
    expect(maySee(sales, 'dewi', new Set(['dewi']))).to.equal(true);
    expect(maySee(rep('w', 'admin'), 'maya', undefined)).to.equal(true);
  });
});
