import { type Store } from '../../domain/products/catalogue';
import { type Entity } from '../../domain/recognition/entities';
import { entitiesOf } from '../../domain/recognition/recognition';
import { type Heard, words } from '../contract/turn';
import { framed, plain, plainWords } from '../reading/plain-words';

/** What a message tells an order, of what the recognizer found in it. */

/** Whether something is asked: "ongkir berapa?" wants an answer, "kirim ke Depok" a parcel. */
export function isQuestion(turn: Pick<Heard, 'input' | 'views'>): boolean {
  return words(turn).includes('?') || turn.views.cues.asks.test(plainWords(turn));
}

/** The number of an order that was placed is told. */
export function namesOrder({ recognition }: Pick<Heard, 'recognition'>): boolean {
  return entitiesOf(recognition, 'order_no').length > 0;
}

export function wantsSameAgain(turn: Heard): boolean {
  return turn.views.cues.again.test(plainWords(turn));
}

/** More of it or something beside it. Between two goods such a word only lists them: "4 gayo plus 2 toraja". */
export function isAddition(turn: Heard): boolean {
  return turn.views.cues.added.test(framed(aroundGoods(turn)));
}

/** The words before the first goods and behind the last. */
function aroundGoods({ input, recognition }: Heard): string {
  const text = words({ input });
  const { goods } = recognition;
  const first = Math.min(...goods.map(({ span }) => span.start));
  const last = Math.max(...goods.map(({ span }) => span.end));
  return goods.length === 0 ? text : `${text.slice(0, first)} . ${text.slice(last)}`;
}

/** "Tanpa nomor bisa?", "I'd rather not give my number". */
export function refusesNumber(turn: Pick<Heard, 'input' | 'views'>): boolean {
  return turn.views.cues.withoutNumber.test(plainWords(turn));
}

/** "Bisa diambil hari ini ga": when it comes or can be fetched, of no other place. */
export function asksWhen(turn: Heard): boolean {
  return turn.views.cues.asksWhen.test(plainWords(turn)) && entitiesOf(turn.recognition, 'city').length === 0;
}

/** "One more gayo": a number that is no word of its own. */
export function isOneMore(turn: Heard): boolean {
  return turn.views.cues.oneMore.test(plainWords(turn));
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

/** The recipient, else the person named last. In "Bukan Ratna, Rahma" the name taken back does not count. */
export function recipientIn(turn: Pick<Heard, 'recognition' | 'input' | 'views'>): string | undefined {
  const { recognition } = turn;
  const foreign = recognition.described?.foreign ?? [];
  const names = entitiesOf(recognition, 'name').filter(
    ({ value, text, start, end }) =>
      !isRefusing(turn, text) &&
      !isTakenBack(value, 'name', recognition) &&
      // "Tambah croissant 2" receives nothing.
      !foreign.some((goods) => goods.isListed && goods.start < end && start < goods.end),
  );
  return receiving(names);
}

/** "Nomornya ga mau saya ksih": in a refusal a small word is no name. */
function isRefusing(turn: Pick<Heard, 'input' | 'views' | 'recognition'>, text: string): boolean {
  const refuses = refusesNumber(turn) || turn.recognition.acts.includes('refuse');
  return refuses && !/^\p{Lu}/u.test(text);
}

export function phoneIn({ recognition }: Pick<Heard, 'recognition'>): string | undefined {
  return receiving(
    entitiesOf(recognition, 'phone').filter(({ value }) => !isTakenBack(value, 'phone', recognition)),
  );
}

function receiving(
  values: ReadonlyArray<Pick<Entity, 'whose' | 'role'> & { value: string }>,
): string | undefined {
  const possible = values.filter(({ whose }) => whose !== 'ours');
  return (possible.findLast(({ role }) => role === 'recipient') ?? possible.at(-1))?.value;
}

/** Somebody else is told to receive it. */
export function namesRecipient({ recognition }: Pick<Heard, 'recognition'>): boolean {
  const told = [...entitiesOf(recognition, 'name'), ...entitiesOf(recognition, 'phone')];
  return told.some(({ role, whose }) => role === 'recipient' && whose === 'other');
}

/** The only names told are surely the writer's own, and put nobody else's right. */
export function tellsOwnName({ recognition }: Pick<Heard, 'recognition'>): boolean {
  if (recognition.acts.includes('correct') || recognition.acts.includes('rectify_data')) return false;
  const names = entitiesOf(recognition, 'name');
  return names.length > 0 && names.every(({ whose }) => whose === 'self');
}

/** Another value was told in its place. */
function isTakenBack(value: string, name: 'name' | 'phone', { dialogueActs }: Heard['recognition']): boolean {
  return dialogueActs.some(
    (act) => act.kind === 'correct' && act.from?.name === name && act.from.value === value,
  );
}

export function cityIn({ recognition }: Pick<Heard, 'recognition'>): string | undefined {
  const cities = entitiesOf(recognition, 'city').filter(({ role }) => role !== 'store' && role !== 'home');
  return (cities.find(({ role }) => role === 'destination') ?? cities.at(-1))?.value;
}

/** "Kirim ke Bali": no town, and yet there is a price for it. */
export function islandIn(turn: Pick<Heard, 'input' | 'recognition' | 'views'>): string | undefined {
  const named = outsideGoods(turn).match(/\p{L}{4,}/gu) ?? [];
  return named
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .find((place) => isIsland(place, turn.views));
}

/** A district is named as a place by the reader or not at all: "abang" and "kintamani" are districts too. */
function isIsland(place: string, { deliveryTo }: Heard['views']): boolean {
  const offer = deliveryTo(place);
  return offer?.idr !== undefined && offer.within === undefined;
}

/** The words of a message without the names of goods. */
function outsideGoods({ input, recognition }: Pick<Heard, 'input' | 'recognition'>): string {
  const { goods } = recognition;
  return [...words({ input })]
    .map((letter, at) => (goods.some(({ span }) => at >= span.start && at < span.end) ? ' ' : letter))
    .join('');
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
