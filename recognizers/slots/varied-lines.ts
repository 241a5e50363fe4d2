import { AREA_NAMES } from '../areas';
import { readWordLists } from '../data-files';

import { type Random } from '../random';
import { type LabelledPart } from '../recognizer';
import { parseSlotLabel } from './slot-labels';

/** A text with its labelled parts, in order. */
export interface LabelledText {
  text: string;
  entities: readonly LabelledPart[];
}

/** Values that take the place of the written ones: what surrounds a name teaches, not the name. */
export class SlotValues {
  private readonly first: string[];
  private readonly family: string[];
  private readonly english: string[];
  private readonly places: string[];

  constructor() {
    const people = readWordLists('people.txt');
    this.first = (people.get('id') ?? []).map(titled);
    this.english = (people.get('en') ?? []).map(titled);
    this.family = (people.get('en-family') ?? []).map(titled);
    this.places = [...AREA_NAMES.regencies, ...AREA_NAMES.districts];
  }

  /** A value of a type, undefined where the written one stays. */
  draw(type: string, random: Random): string | undefined {
    switch (type) {
      case 'person':
        return this.person(random);
      case 'place':
        return pick(this.places, random);
      case 'company':
        return companyName([...this.first, ...this.places], random);
      case 'order':
        return orderNumber(random);
      case 'tracking':
        return parcelNumber(random);
      default:
        return undefined;
    }
  }

  private person(random: Random): string {
    const isEnglish = random() < 0.2;
    const first = pick(isEnglish ? this.english : this.first, random);
    if (random() < 0.6) return first;
    return `${first} ${pick(isEnglish ? this.family : this.first, random)}`;
  }
}

const FORMS = ['PT ', 'CV ', 'Toko ', 'Kedai ', 'Kafe ', 'Hotel ', 'Warung ', '', '', ''];
const KINDS = [
  'Jaya',
  'Abadi',
  'Makmur',
  'Sentosa',
  'Studio',
  'Coffee',
  'Group',
  'Indonesia',
  'House',
  'Raya',
  '',
];

function companyName(words: readonly string[], random: Random): string {
  return `${pick(FORMS, random)}${pick(words, random)} ${pick(KINDS, random)}`.trim();
}

/** In the many ways shops number their orders. */
function orderNumber(random: Random): string {
  const digits = (count: number) => String(Math.floor(random() * 10 ** count)).padStart(count, '0');
  const letters = () => String.fromCharCode(65 + Math.floor(random() * 26), 65 + Math.floor(random() * 26));
  const forms = [
    () => `${letters()}-${digits(4)}`,
    () => `${letters()}${digits(5)}`,
    () => digits(4 + Math.floor(random() * 3)),
    () => `${letters().slice(1)}${digits(4)}`,
    () => `INV/${digits(4)}/${digits(3)}`,
    () => `${digits(5)}${letters().slice(1)}`,
  ];
  return pick(forms, random)();
}

/** Numbers of couriers, banks and makers. */
function parcelNumber(random: Random): string {
  const digits = (count: number) => Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
  const letters = (count: number) =>
    String.fromCharCode(...Array.from({ length: count }, () => 65 + Math.floor(random() * 26)));
  const forms = [
    () => digits(10 + Math.floor(random() * 6)),
    () => `${letters(2)}${digits(10)}`,
    () => `${letters(3)}${digits(12)}`,
    () => `${letters(2)}${digits(9)}${letters(2)}`,
    () => `${digits(3)}-${digits(3)}-${digits(4)}`,
    () => `${letters(2)}-${digits(8)}`,
  ];
  return pick(forms, random)();
}

/** The line with other values of the same types. */
export function withOtherValues(line: LabelledText, values: SlotValues, random: Random): LabelledText {
  let text = '';
  let last = 0;
  const entities = line.entities.map((label) => {
    const value = values.draw(parseSlotLabel(label.entity)?.type ?? '', random) ?? label.text;
    text += line.text.slice(last, label.start);
    last = label.end;
    const start = text.length;
    text += value;
    return { entity: label.entity, text: value, start, end: text.length };
  });
  return { text: text + line.text.slice(last), entities };
}

/** Two messages sent as one. */
export function joinedLines(first: LabelledText, second: LabelledText, between: string): LabelledText {
  const shift = first.text.length + between.length;
  return {
    text: first.text + between + second.text,
    entities: [
      ...first.entities,
      ...second.entities.map((label) => ({ ...label, start: label.start + shift, end: label.end + shift })),
    ],
  };
}

/** In small letters, as most people type: lengths do not change. */
export function inSmallLetters(line: LabelledText): LabelledText {
  const text = line.text.toLowerCase();
  return text.length === line.text.length ? { text, entities: line.entities } : line;
}

function pick<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() * list.length)] as T;
}

function titled(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
