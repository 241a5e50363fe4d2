import { type Store } from '../../domain/products/catalogue';
import { entitiesOf } from '../../domain/recognition/recognition';
import { type Heard, words } from '../contract/turn';

const QUESTION =
  /\?|\b(berapa|brp|brapa|brpa|apa|apakah|apaan|gimana|gmn|bagaimana|kapan|kenapa|mana yang|bisakah|how|what|when|why|which|can you|do you|is there|are there)\b/iu;
const AGAIN =
  /\b(lagi|ulang|ulangi|repeat|again|reorder|same as|as usual|biasa|biasanya|kemarin|bulan lalu)\b/iu;
const ADDED = /\b(tambah|tambahin|nambah|sekalian|juga|plus|add|also|another)\b/iu;
const INSTEAD = /\b(ganti|jadi|aja|saja|instead|rather|actually)\b/iu;
const STREET =
  /\b(jl|jln|jalan|gg|gang|komplek|kompleks|perum|perumahan|blok|kav|apartemen|apartment|apt|gedung|ruko|rt|rw|dusun|desa|kelurahan|kecamatan|street|st|road|rd|avenue|lane)\b/iu;

/** Whether something is asked: "ongkir berapa?" wants an answer, "kirim ke Depok" a parcel. */
export function isQuestion(turn: Heard): boolean {
  return QUESTION.test(words(turn));
}

export function wantsSameAgain(turn: Heard): boolean {
  return AGAIN.test(words(turn));
}

export function isAddition(turn: Heard): boolean {
  return ADDED.test(words(turn));
}

/** "Tambah 1 lagi" counts on, "tambah jadi 3" does not. */
export function addsToIt(turn: Heard): boolean {
  return isAddition(turn) && !/\b(jadi|to|total)\b/iu.test(words(turn));
}

export function isInstead(turn: Heard): boolean {
  return turn.acts.includes('correct') || INSTEAD.test(words(turn));
}

/** The street and what follows, up to the phone number; undefined when no street is named. */
export function addressIn(turn: Heard): string | undefined {
  const text = words(turn);
  const street = STREET.exec(text);
  if (!street) return undefined;
  const phone = entitiesOf(turn.recognition, 'phone').find((entity) => entity.start > street.index);
  return tidied(text.slice(street.index, phone?.start));
}

const LEAD_IN =
  /^(fine|ok|oke|okay|iya|ya|halo|hai|hi|it'?s|its|i'?m|i am|my name is|the name is|name is|nama saya|namanya|nama|atas nama|a\.?n\.?|penerimanya|penerima|untuk|saya|aku|for)\b[\s,:]*/iu;

const DESTINATION =
  /^\W*((tolong )?(kirim(kan)?|dikirim|antar|please |ship|send)\w*\s+)?(it\s+)?(ke|to)\s+\p{L}{3,}\W*$/iu;

/** "To Ubud", "kirim ke Ubud": where it goes and nobody's name. */
export function namesDestination(turn: Heard): boolean {
  return turn.chosen === undefined && DESTINATION.test(words(turn));
}

/** Words that make a sentence of what might be a name. */
const SENTENCE =
  /\b(yang|yg|sendiri|mau|bisa|ga|gak|nggak|tidak|belum|nanti|dulu|aja|saja|dong|kan|kok|sih|deh|the|will|would|can|not|later|myself|is|it)\b/iu;

/**
 * A name the recognizer did not see: the words just before the number and the street, at most four, letters
 * only.
 * @param asked whether a name was asked for; else it must stand apart: "kirim ke Bogor, Dimas 0812…"
 */
export function nameIn(turn: Heard, asked: boolean): string | undefined {
  const text = words(turn);
  const phone = entitiesOf(turn.recognition, 'phone')[0]?.start;
  const end = Math.min(phone ?? text.length, STREET.exec(text)?.index ?? text.length);
  const parts = text
    .slice(0, end)
    .split(/[,;\n]/u)
    .map(tidied)
    .filter((part) => part !== '');
  if (!asked && (phone === undefined || parts.length < 2)) return undefined;
  let name = parts.at(-1) ?? '';
  while (LEAD_IN.test(name)) name = name.replace(LEAD_IN, '');
  if (namesDestination(turn)) return undefined;
  const plain = /^\p{L}[\p{L}.' ]*$/u.test(name) && name.split(/\s+/u).length <= 4 && !SENTENCE.test(name);
  const isPlace = entitiesOf(turn.recognition, 'city').some((city) => name.includes(city.text));
  return plain && !isPlace && name.length > 1 ? capitalised(name) : undefined;
}

/** Sighs and single words that are no town. */
const SOUND =
  /^(y+a+h?|wa+h+|du+h|ha+h|hm+|o+h|la+h|ya+h?( deh)?|aduh|hade+h|ha(ha)+|he(he)+|wk(wk)+|ok(e|ay)?|sip|hmm+|entah|terserah|bebas|dimana|mana|rumah|pesan|lanjut|skip)$/iu;

/** A place where one was asked for and no city of ours was named. */
export function placeIn(turn: Heard): string | undefined {
  const text = tidied(words(turn)).replace(
    /^(kirim(kan)?|dikirim|antar|ship|send|please|tolong|ke|to)\b\s*/giu,
    '',
  );
  const name = text.replace(/\b(kak|ya|aja|saja|dong|deh|please)\b/giu, '').trim();
  const plain = /^\p{L}[\p{L}.' -]*$/u.test(name) && name.split(/\s+/u).length <= 3 && !SOUND.test(name);
  return plain ? capitalised(name) : undefined;
}

/** The store of a city that is named, or whose own name is. */
export function storeIn(turn: Heard): Store | undefined {
  const said = words(turn).toLowerCase();
  return turn.views.catalogue.stores.find(
    ({ city, name }) =>
      said.includes(name.toLowerCase()) ||
      (city.split(' ')[0] ?? city).toLowerCase() === cityIn(turn)?.split(' ')[0]?.toLowerCase(),
  );
}

export function cityIn(turn: Heard): string | undefined {
  return entitiesOf(turn.recognition, 'city').at(-1)?.value;
}

/** "Kirim ke Bali": no city of ours, and yet there is a price for it. */
export function islandIn(turn: Heard): string | undefined {
  const named = /\b(?:ke|to)\s+(\p{L}{3,})/iu.exec(words(turn))?.[1];
  const place = named && named.charAt(0).toUpperCase() + named.slice(1).toLowerCase();
  return place && turn.views.deliveryTo(place)?.idr !== undefined ? place : undefined;
}

function tidied(text: string): string {
  return text.replace(/^[\s,.:;-]+|[\s,.:;-]+$/gu, '').slice(0, 200);
}

function capitalised(name: string): string {
  return name.replace(/(^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase());
}
