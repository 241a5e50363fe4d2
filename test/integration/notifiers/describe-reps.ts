import { onEachDatabase } from '../../databases';
import { RepsWorld } from './reps-world';

/**
 * Tests on each database, each with a new server and the ways its reps are notified by.
 * @param tests is given a function that returns the world of the running test
 */
export function describeReps(title: string, tests: (world: () => RepsWorld) => void): void {
  onEachDatabase(title, (makePlace) => {
    let world: RepsWorld;
    beforeEach(async () => {
      world = new RepsWorld(makePlace);
      await world.start();
    });
    afterEach(() => world.stop());
    tests(() => world);
  });
}
