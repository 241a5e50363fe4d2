import { type Store } from '../../domain/products/catalogue';
import { entitiesOf } from '../../domain/recognition/recognition';
import { type Heard, words } from '../contract/turn';
import { framed, plain, plainWords } from '../reading/plain-words';

/** What a message tells an order, of what the recognizer found in it. */

/** Whether something is asked: "ongkir berapa?" wants an answer, "kirim ke Depok" a parcel. */
export function isQuestion(turn: Pick<Heard, 'input' | 'views'>): boolean {
  return words(turn).includes('?') || turn.views.cues.asks.test(plainWords(turn));
}

export function wantsSameAgain(turn: Heard): boolean {
  return turn.views.cues.again.test(plainWords(turn));
}

export function isAddition(turn: Heard): boolean {
  return turn.views.cues.added.test(plainWords(turn));
}

/** "Tambah 1 lagi" counts on, "tambah jadi 3" does not. */
export function addsToIt(turn: Heard): boolean {
  return isAddition(turn) && !turn.views.cues.amountsTo.test(plainWords(turn));
}

export function isInstead(turn: Heard): boolean {
  return turn.acts.includes('correct') || turn.views.cues.instead.test(plainWords(turn));
}

/** "Selain V60 gak jadi": what is named is what stays. */
export function namesWhatStays(turn: Heard): boolean {
  return turn.views.cues.allBut.test(plainWords(turn));
}

export function addressIn(turn: Pick<Heard, 'recognition'>): string | undefined {
  return entitiesOf(turn.recognition, 'address').at(-1)?.value;
}

/** Who receives it, else whoever is named last. */
export function recipientIn({ recognition }: Pick<Heard, 'recognition'>): string | undefined {
  const names = entitiesOf(recognition, 'name').filter(({ whose }) => whose !== 'ours');
  return (names.find(({ role }) => role === 'recipient') ?? names.at(-1))?.value;
}

export function phoneIn({ recognition }: Pick<Heard, 'recognition'>): string | undefined {
  const phones = entitiesOf(recognition, 'phone').filter(({ whose }) => whose !== 'ours');
  return (phones.find(({ role }) => role === 'recipient') ?? phones.at(-1))?.value;
}

export function cityIn({ recognition }: Pick<Heard, 'recognition'>): string | undefined {
  const cities = entitiesOf(recognition, 'city').filter(({ role }) => role !== 'store' && role !== 'home');
  return (cities.find(({ role }) => role === 'destination') ?? cities.at(-1))?.value;
}

/** "Kirim ke Bali": no town, and yet there is a price for it. */
export function islandIn(turn: Pick<Heard, 'input' | 'views'>): string | undefined {
  const named = words(turn).match(/\p{L}{4,}/gu) ?? [];
  return named
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .find((place) => turn.views.deliveryTo(place)?.idr !== undefined);
}

/** The store that is meant: by a word of its name or town that no other store has ("Dago"), or by its town. */
export function storeIn(turn: Heard): Store | undefined {
  const { stores } = turn.views.catalogue;
  const told = framed(words(turn));
  const city = firstWord(entitiesOf(turn.recognition, 'city').at(-1)?.value);
  return (
    stores.find((store) => ownWords(store, stores).some((word) => told.includes(` ${word} `))) ??
    stores.find((store) => firstWord(store.city) === city)
  );
}

function ownWords(store: Store, stores: readonly Store[]): string[] {
  const others = new Set(stores.filter((other) => other !== store).flatMap(wordsOf));
  return wordsOf(store).filter((word) => !others.has(word));
}

/** Words of a name and a town that are long enough to tell a store by. */
function wordsOf({ name, city }: Store): string[] {
  return plain(`${name} ${city}`)
    .split(' ')
    .filter((word) => word.length >= 4);
}

function firstWord(name: string | undefined): string | undefined {
  return name?.split(' ')[0]?.toLowerCase();
}
