import { type Database, openDatabase } from '../../../models/database/database';
import { onEachDatabase, type Place } from '../../databases';

/** The same tests on an open, empty database of each kind. The database is there when a test runs. */
export function onEachStore(
  title: string,
  tests: (database: () => Database, url: () => string) => void,
): void {
  onEachDatabase(title, (makePlace) => {
    let place: Place | undefined;
    let database: Database | undefined;

    before(async () => {
      place = await makePlace();
      database = await openDatabase(place.url);
    });

    after(async () => {
      await database?.close();
      await place?.remove();
    });

    tests(
      () => there(database),
      () => there(place).url,
    );
  });
}

function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('only while a test runs');
  return value;
}
